/** A planner's list as rows of cells: what each heading and cell means, and what is said where one means nothing. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../../src/scenario/parse.js';
import { fromTemplate } from '../../../src/scenario/trust-list/from-template.js';
import { readTrustList } from '../../../src/scenario/trust-list/read-trust-list.js';
import { templateFacts } from '../../../src/scenario/trust-list/template-facts.js';
import type { Sheet, TrustList } from '../../../src/scenario/trust-list/trust-list.js';

const template = (name: string) => readFileSync(new URL(`../../../scenarios/${name}.yaml`, import.meta.url), 'utf8');

function sheet(lines: readonly string[], decimalComma = false): Sheet {
  const rows = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  return { source: 'list', rows, at: (row, column) => `${row + 1}:${column + 1}`, decimalComma };
}

function read(lines: readonly string[], name = 'quickstart', decimalComma = false) {
  return readTrustList(sheet(lines, decimalComma), templateFacts(template(name)));
}

function list(lines: readonly string[], name = 'quickstart'): TrustList {
  const result = read(lines, name);
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  return result.list;
}

function faults(lines: readonly string[], name = 'quickstart', decimalComma = false): readonly string[] {
  const result = read(lines, name, decimalComma);
  return 'faults' in result ? result.faults : [];
}

/** The scenario of a list in a template, and what was said of it. */
function scenario(lines: readonly string[], name = 'quickstart') {
  const made = fromTemplate(template(name), 'own', 'x.json', list(lines, name));
  return { ...parseScenario(made.text), notes: made.notes, text: made.text };
}

describe('who a trust is', () => {
  test('a name gives the id; a code stands beside it, with a digit in front too', () => {
    const { rows } = list([
      'Trust | ODS code',
      'Barts Health NHS Trust | R1H',
      "Guy's & St Thomas' | 00X",
      '| RAL',
      '| 00Y',
    ]);
    expect(rows.map(({ id, values }) => [id, values[0]?.value])).toEqual([
      ['barts-health', 'Barts Health NHS Trust (R1H)'],
      ['guys-and-st-thomas', "Guy's & St Thomas' (00X)"],
      ['RAL', 'RAL'],
      ['ods-00Y', '00Y'],
    ]);
  });

  test.each([
    [
      ['id', '00X'],
      "2:1: '00X' is not an id: letters, digits and -, beginning with a letter; an ODS code stands in a column headed `ods code`",
    ],
    [
      ['id', 'Royal Free'],
      "2:1: 'Royal Free' is not an id: letters, digits and -, beginning with a letter; a name stands in a column headed `name`",
    ],
    [['id', 'ab', 'AB'], "3:1: 'AB' is a trust of the list already, at 2:1"],
    [['name', 'Royal Free', 'Royal-Free NHS Trust'], "3:1: 'royal-free' is a trust of the list already, at 2:1"],
    [
      ['name | referrals a week', 'North | 500', 'Total | 500'],
      "3:1: 'Total' is not a trust: take rows that sum up out of the list",
    ],
    [
      ['name | referrals a week', 'North | 500', 'Grand total: | 500'],
      "3:1: 'Grand total:' is not a trust: take rows that sum up out of the list",
    ],
    [
      ['name | referrals a week', 'North | 500', '| 500'],
      '3:1: the row has no name; a row of totals or remarks is not a trust, take it out',
    ],
    [
      ['referrals a week', '500'],
      '1:1: no column says who the trusts are: head it name, ods code or id; found referrals a week',
    ],
    [['id', 'constructor'], "2:1: 'constructor' is not an id: letters, digits and -, beginning with a letter"],
    [['name', 'Constructor'], "2:1: 'Constructor' cannot name a trust: it has no letters"],
  ])('%j', (lines, fault) => {
    expect(faults(lines)).toEqual([fault]);
  });
});

describe('headings', () => {
  test('plain ones stand beside paths, whatever their case and signs', () => {
    const { settings } = scenario(
      [
        'Trust name | Referrals per week | Income (£) | Weeks of preparation | DNA share | services.admissions.target_wait_weeks',
        'North | 500 | 90000000 | 30 | 0.1 | 7',
      ],
      'ics-2026',
    );
    const [trust] = settings.trusts;
    const outpatients = trust!.services[0]!.values;
    expect(trust!.values['preparation.weeks']!.distribution.args).toEqual([30]);
    expect(outpatients['referrals_per_week']!.distribution.args).toEqual([500]);
    expect(outpatients['dna_share']!.distribution.args).toEqual([0.1]);
    expect(trust!.services[1]!.values['target_wait_weeks']!.distribution.args).toEqual([7]);
  });

  test('emergency attendances follow from referrals unless they, or a size, are said', () => {
    const of = (heads: string, cells: string) =>
      list([`name | ${heads}`, `North | ${cells}`], 'ics-2026').rows[0]!.values.find(
        ({ path }) => path === 'services.emergency.attendances_per_week',
      )?.value;
    expect(of('referrals a week', '1904')).toBe(1119);
    expect(of('referrals a week | emergency attendances a week', '1904 | 700')).toBe(700);
    expect(of('services.emergency.attendances_per_week | referrals', '700 | 1904')).toBe(700);
    expect(of('size | referrals a week', 'small | 1904')).toBe(995);
  });

  test('referrals of a trust are shared among the clinics as the template has them', () => {
    const { rows } = list(['name | size | referrals a week', 'North | large | 10000'], 'england');
    expect(rows[0]!.values.slice(1)).toEqual([
      { path: 'template', value: 'large' },
      { path: 'services.medical.referrals_per_week', value: 5000.739 },
      { path: 'services.surgical.referrals_per_week', value: 3499.778 },
      { path: 'services.orthopaedic.referrals_per_week', value: 1499.483 },
    ]);
  });

  test.each([
    ['referals a week', "1:2: 'referals a week' is not a field of a trust; did you mean `referrals a week`?"],
    ['Statuss', "1:2: 'Statuss' is not a field of a trust; did you mean `status`?"],
    [
      'servces.outpatients.dna_share',
      "1:2: 'servces.outpatients.dna_share' is not a field of a trust; did you mean `services.outpatients.dna_share`?",
    ],
    [
      'services.outpatient.dna_share',
      "1:2: 'services.outpatient.dna_share' is not a field: the template's services are outpatients; did you mean `services.outpatients.dna_share`?",
    ],
    ['constructor.name', /^1:2: 'constructor.name' is not a field of a trust/],
    ['services.prototype.x', /^1:2: 'services.prototype.x' is not a field of a trust/],
    ['__proto__', /^1:2: '__proto__' is not a field of a trust/],
    [
      'Favourite colour',
      /^1:2: 'Favourite colour' is not a field of a trust: headings are id, ods code, name, size, go live/,
    ],
  ])('%s is no heading', (heading, fault) => {
    const [found, ...more] = faults([`name | ${heading}`, 'North | 5']);
    expect(more).toEqual([]);
    if (typeof fault === 'string') expect(found).toBe(fault);
    else expect(found).toMatch(fault);
  });

  test('the last words of a path are enough where only one field ends so', () => {
    expect(faults(['name | target wait weeks', 'North | 5'])).toEqual([]);
    expect(faults(['name | target wait weeks', 'North | 5'], 'ics-2026')).toEqual([
      "1:2: 'target wait weeks' is a field of several services: write services.outpatients.target_wait_weeks or services.admissions.target_wait_weeks",
    ]);
  });

  test('two headings that mean the same are refused, remarks are told', () => {
    expect(faults(['name | referrals | Referrals per week', 'North | 5 | 6'])).toEqual([
      "1:3: 'Referrals per week' stands twice in the header, as 'referrals' before",
    ]);
    expect(list(['name | Notes', 'North | a remark']).notes).toEqual(["1:2: 'Notes' is not read"]);
  });

  test('a title above the header, empty rows and nameless empty columns are passed over; a nameless cell is not', () => {
    expect(list(['Our trusts ||', '||', 'name | status |', '||', 'North ||', '||']).rows.map(({ id }) => id)).toEqual([
      'north',
    ]);
    expect(faults(['name |', 'North |', 'South | 7'])).toEqual(["3:2: '7' stands in a column without a name"]);
    expect(faults(['name | referrals a week', 'North | 1 | 200'])).toEqual([
      "2:3: '200' stands in a column without a name; a number such as 1,200 is written 1200",
    ]);
    expect(faults(['|', '|'])).toEqual(['list is empty: a header is wanted, for example name,size,go live']);
    expect(faults(['name'])).toEqual(['list has a header and no trusts']);
  });
});

describe('cells', () => {
  test.each([
    ['1,200', '1200'],
    ['1,234,567.5', '1234567.5'],
    ['£1,200', '1200'],
    ['1 200', '1200'],
    ['0,8', '0.8'],
    ['80%', '0.8'],
    ['1.2k', '1200'],
    ['~500', '500'],
    ['500 a week', '500'],
    ['+5', '5'],
  ])('%s is told as %s', (cell, meant) => {
    expect(faults(['name | referrals a week', `North | ${cell}`])).toEqual([
      `2:2: '${cell}' is not a plain number such as 1200 or 0.8; did you mean ${meant}?`,
    ]);
    expect(faults(['name | preparation.weeks', `North | ${cell}`])[0]).toContain(`did you mean ${meant}?`);
  });

  test('where commas are decimal, a point groups thousands', () => {
    const told = (cell: string) => faults(['name | referrals a week', `North | ${cell}`], 'quickstart', true)[0];
    expect(told('1.200')).toContain('did you mean 1200?');
    expect(told('1,200')).toContain('did you mean 1.2 or 1200?');
    expect(told('1.200,5')).toContain('did you mean 1200.5?');
    expect(told('0,8')).toContain('did you mean 0.8?');
    expect(told('0.85')).toBeUndefined();
  });

  test('a word that is no number has no guess, a failed formula is called one', () => {
    expect(faults(['name | referrals a week', 'North | many'])).toEqual([
      "2:2: 'many' is not a plain number such as 1200 or 0.8",
    ]);
    expect(faults(['name | referrals a week', 'North | #REF!'])).toEqual(["2:2: '#REF!' is a formula that failed"]);
  });

  test.each([
    ['05/10/2026', '2026-10-05, 5 October 2026'],
    ['10/25/2026', '2026-10-25, 25 October 2026'],
    ['5.10.26', '2026-10-05, 5 October 2026'],
    ['2026/10/05', '2026-10-05, 5 October 2026'],
    ['5 Oct 2026', '2026-10-05, 5 October 2026'],
    ['5-Oct-26', '2026-10-05, 5 October 2026'],
    ['October 5, 2026', '2026-10-05, 5 October 2026'],
    ['Oct 2026', '2026-10-01, 1 October 2026'],
    ['46300', '2026-10-05, 5 October 2026'],
    ['2026-10-05 00:00:00', '2026-10-05, 5 October 2026'],
  ])('%s is told as %s', (cell, meant) => {
    for (const heading of ['go live', 'already live since', 'preparing since']) {
      expect(faults([`name | ${heading}`, `North | ${cell}`])).toEqual([
        `2:2: '${cell}' is no date as golive reads them, year-month-day; did you mean ${meant}? (give the column the format yyyy-mm-dd, or give the workbook itself)`,
      ]);
    }
  });

  test('every fault of every row is said in one pass', () => {
    expect(
      faults([
        'name | referrals a week | go live',
        'North | 1,200 | 05/10/2026',
        'Total | 5 |',
        'South | x | soon',
      ]).map((fault) => fault.slice(0, 3)),
    ).toEqual(['2:2', '2:3', '3:1', '4:2', '4:3']);
  });

  test('blank cells among filled ones are told, a blank size is refused where the template needs one', () => {
    expect(list(['name | referrals a week | go live', 'North | 500 | 2027-01-11', 'South ||']).notes).toEqual([
      "3:2: south has no referrals a week: the template's number, or its size's, stands",
      '3:3: south has no go live: its place in the order decides',
    ]);
    expect(faults(['name | size', 'North | large', 'South |'], 'england')).toEqual([
      '3:2: no size is said: large, district_general, small',
    ]);
    expect(faults(['name | size', 'North | larg'], 'england')).toEqual([
      "2:2: 'larg' is no size of trust: large, district_general, small; did you mean `large`?",
    ]);
  });
});

describe('trusts that are live', () => {
  const columns = 'name | status | already live since | severe problems open';

  test('come in as known, strategies decide after them, and they are not planned', () => {
    const { settings, text, notes } = scenario([
      columns,
      'North | live | 2025-06-16 |',
      'South | in trouble | 2026-05-11 | 12',
      'East | planned ||',
    ]);
    expect(settings.trusts.map(({ goLiveOnRecord }) => goLiveOnRecord?.day ?? null)).toEqual([-294, 35, null]);
    expect(settings.trusts[1]!.goLiveOnRecord).toMatchObject({ build: 'national', openSevere: [[0, 12]] });
    expect(settings.strategies[0]!.goLiveDay).toEqual([-294, 35, 182]);
    expect(text).toMatch(/^decide_from: 2026-05-12$/m);
    expect(text).toMatch(/order: \[east\]/);
    expect(notes).toEqual(['check is left out: margins that suit the trusts of the template']);
  });

  test('stand on day 0 as their status says', () => {
    const { settings, text } = scenario([
      columns,
      'A | live ||',
      'B | in trouble || 9',
      'C | just live | 2026-03-02 |',
      'D || yes | 7',
      'E | | 2025-01-06 | 2',
      'F |||',
    ]);
    expect(settings.trusts.map(({ goLiveOnRecord: known }) => known && [known.phase, known.openSevere])).toEqual([
      ['stable', []],
      ['recovery', [[0, 9]]],
      ['disrupted', []],
      ['disrupted', [[0, 7]]],
      ['stable', [[0, 2]]],
      null,
    ]);
    expect(text).toMatch(/^decide_from: 2026-04-06$/m);
  });

  test('the date under go live is that of a trust whose status is live', () => {
    const { rows, notes } = list([
      'name | status | go live',
      'North | Live | 2025-06-16',
      'South | Planned | 2027-01-11',
    ]);
    expect(rows.map(({ goLive, known }) => [goLive, known?.goLive])).toEqual([
      ['', '2025-06-16'],
      ['2027-01-11', undefined],
    ]);
    expect(notes).toEqual(['north: taken to be live with the national build; a column headed `build` says otherwise']);
  });

  test('a first go-live before the last of them is moved, and that is told', () => {
    const { settings, notes } = scenario([columns, 'North | live | 2026-11-04 |', 'South |||']);
    expect(settings.strategies[0]!.goLiveDay).toEqual([212, 217]);
    expect(notes).toContain(
      'plan.first_go_live: 2026-10-05 becomes 2026-11-09, after the last go-live of the list that has taken place, 2026-11-04',
    );
  });

  test.each([
    ['North | lve ||', "2:2: 'lve' is no status: planned, live, in trouble, just live; did you mean `live`?"],
    ['North | planned | 2025-06-16 |', '2:3: its status is planned, and it is live already'],
    ['North ||| 5', '2:4: only a live trust has severe problems open: say since when under `already live since`'],
    ['North | live || 2.5', '2:4: 2.5 is not a count of problems: a whole number from 0'],
    [
      'North | in trouble | 2026-05-11 |',
      '2:2: it went live after the start, 2026-04-06: say how it stands by its severe problems open',
    ],
    [
      'North | live | 2025 |',
      "2:3: '2025' is a year: write the day, for example 2025-06-15, or `before`: long before the start",
    ],
  ])('%s', (row, fault) => {
    expect(faults([columns, row])).toEqual([fault]);
  });

  test('a build that nobody has is refused', () => {
    expect(faults(['name | status | build', 'North | live | nationl'])).toEqual([
      "2:3: no build is called 'nationl': national, local; did you mean `national`?",
    ]);
  });
});

describe('a list that is no list of trusts', () => {
  const many = (count: number, of: (at: number) => string) => Array.from({ length: count }, (_, at) => of(at));

  test('is refused by its size, before anything in it is judged', () => {
    const wide = ['name', ...many(100_000, (at) => `column ${at}`)].join('|');
    expect(faults([wide, 'Ashby'])).toEqual(['1:1001: this row has 100001 columns; a list of trusts has at most 1000']);
    expect(faults(['name', ...many(20_000, (at) => `Trust ${at}`)])).toEqual([
      'list has 20001 rows; a list of trusts has at most 20000',
    ]);
    // What a spreadsheet leaves behind does not count.
    expect(list(['name', 'Ashby', ...many(30_000, () => '')]).rows).toHaveLength(1);
  });

  test('is told the first of its faults', () => {
    const found = faults(['name|size|go live', ...many(15_000, (at) => `Trust ${at}|small|whenever`)]);
    expect(found).toHaveLength(501);
    expect(found.at(-1)).toBe('list: and more; the rows behind were not read');
  });
});
