/** Every kind of wrong input: what is said, and exactly where. The place is marked by `¶` in the text of each case. */
import { describe, expect, test } from 'vitest';
import { issuesOf, marked, placesOf, sample, swap } from './sample.js';

type Case = readonly [name: string, text: string, path: string, message: RegExp];

/** The text has exactly one fault, at the mark, at the path, and is told so. */
function check(_: string, text: string, path: string, message: RegExp): void {
  const { text: plain, place } = marked(text);
  const issues = issuesOf(plain);
  expect(issues.map((i) => `${i.line}:${i.column} ${i.path}`)).toEqual([`${place} ${path}`]);
  expect(issues[0]!.message).toMatch(message);
  expect(issues[0]!.severity).toBe('error');
}

const clinic = (more: string): string => swap('referrals_per_week: 420', `referrals_per_week: 420, ${more}`);
const referrals = (value: string): string => swap('referrals_per_week: 420', `referrals_per_week: ${value}`);
const REDUCTION = 'mechanisms.planned_reduction';
const byWeek = `${REDUCTION}.outpatients_share_by_week`;
const reduced = (numbers: string): string =>
  swap('strategies:', `mechanisms: {planned_reduction: {${numbers}}}\nstrategies:`);
const reduction = (value: string): string => reduced(`outpatients_share_by_week: ${value}`);
const inClinic = 'trust_defaults.services.clinic';

test('the sample itself is fine', () => {
  expect(issuesOf(sample)).toEqual([]);
});

describe('shape', () => {
  const cases: Case[] = [
    [
      'a word that is no way to judge',
      `${sample}judgements: ¶togeter\n`,
      'judgements',
      /expected `independent` or `together` or a list.*did you mean `together`/,
    ],
    ['unknown key', swap('seed:', '¶lable: x\nseed:'), 'lable', /unknown key `lable`; did you mean `label`\?/],
    ['a key of a later version', `${sample}¶decide_after: 2026-05-01\n`, 'decide_after', /unknown key/],
    [
      'a unit in the key that is not the field’s',
      swap('gap_weeks: 13', 'gap_weeks: 13, ¶wave_gap_days: 91'),
      'plan.wave_gap_days',
      /did you mean `wave_gap_weeks` \(in weeks\)\?/,
    ],
    [
      'a unit in the value',
      swap('gap_weeks: 13', 'gap_weeks: ¶13 weeks'),
      'plan.wave_gap_weeks',
      /expected a number \(weeks\) from 0 to 520; found "13 weeks"; `wave_gap_weeks` is in weeks and wants the plain/,
    ],
    [
      'negative capacity',
      clinic('slots_per_weekday: ¶-5'),
      `${inClinic}.slots_per_weekday`,
      /expected a number \(slots\/weekday\) from 0 to 100000 or `from_demand`; found `-5`/,
    ],
    ['too large', clinic('dna_share: ¶1.5'), `${inClinic}.dna_share`, /from 0 to 0.95; found `1.5`/],
    ['text for a number', referrals('¶many'), `${inClinic}.referrals_per_week`, /expected a number .*found "many"/],
    ['nothing for a number', referrals('¶'), `${inClinic}.referrals_per_week`, /found nothing/],
    ['a list for a number', referrals('¶[420]'), `${inClinic}.referrals_per_week`, /found a list/],
    ['a truth for a number', referrals('¶true'), `${inClinic}.referrals_per_week`, /found `true`/],
    ['an ambiguous number', referrals('¶010'), `${inClinic}.referrals_per_week`, /leading zeros.*found `010`/],
    ['an infinite number', referrals('¶1e400'), `${inClinic}.referrals_per_week`, /too large; found `1e400`/],
    ['a misspelt word', clinic('initial_list: ¶balancd'), `${inClinic}.initial_list`, /did you mean `balanced`\?/],
    ['a number for text', swap('sample-1', '¶12'), 'seed', /expected text; found `12`: write it in quotes/],
    ['an empty seed', swap('sample-1', '¶""'), 'seed', /found empty text/],
    ['another version', swap('golive: 1', 'golive: ¶2'), 'golive', /expected `1`; found `2`/],
    ['no version', `¶${swap('golive: 1\n', '')}`, 'golive', /missing; expected `1`/],
    ['no end', `¶${swap('end: 2028-04-03\n', '')}`, 'end', /missing; expected a date/],
    ['no strategies', `¶${sample.slice(0, sample.indexOf('strategies:'))}`, 'strategies', /missing; expected a map/],
    [
      'a reference that is no strategy',
      `${sample}reference: ¶natonal\n`,
      'reference',
      /no strategy is called `natonal`; did you mean `national`\?/,
    ],
    ['half a replication', `${sample}replications: ¶1.5\n`, 'replications', /a whole number .*from 1 to 1000000/],
    ['no replications', `${sample}replications: ¶0\n`, 'replications', /a whole number .*from 1 to/],
    ['an id in the wrong case', swap('scenario: sample', 'scenario: ¶my_sample'), 'scenario', /hyphens.*"my_sample"/],
    ['an id with a digit in front', swap('brook: {}', 'brook: {}\n  ¶10: {}'), 'trusts.10', /an id: .*found `10`/],
    ['an id with a hyphen', swap('  local:', '  ¶lo-cal:'), 'strategies.lo-cal', /underscores/],
    ['off where nothing can be off', swap('brook: {}', 'brook: ¶off'), 'trusts.brook', /expected a map; found "off"/],
    [
      'a number for a list',
      reduction('¶0.5'),
      byWeek,
      /expected a list of up to 52 numbers \(share\) from 0 to 1, one for/,
    ],
    [
      'a share above 1 in a list',
      reduction('[0.5, ¶1.2]'),
      `${byWeek}.1`,
      /a number \(share\) from 0 to 1; found `1.2`/,
    ],
    ['a word in a list', reduction('{value: [¶half]}'), `${byWeek}.value.0`, /a number \(share\) .*found "half"/],
    [
      'a list by the name of the week',
      reduction('{value: [0.5], ¶week_1: 0.5}'),
      `${byWeek}.week_1`,
      /unknown key `week_1`/,
    ],
    ['a list too long', reduction(`¶[${'0.1, '.repeat(52)}0.1]`), byWeek, /up to 52 numbers .*found a list of 53/],
    [
      'a key that became a list',
      reduced('¶week_2_share: 0.2'),
      `${REDUCTION}.week_2_share`,
      /outpatients_share_by_week/,
    ],
    [
      'another',
      reduced('¶theatres_share: 0.2'),
      `${REDUCTION}.theatres_share`,
      /otherwise now: admissions_share_by_week/,
    ],
    ['text for a list', swap('order: [ashby, brook],', 'order: ¶ashby,'), 'plan.order', /expected a list/],
    [
      'an unknown word',
      referrals('{value: 420, drawn: ¶daily}'),
      `${inClinic}.referrals_per_week.drawn`,
      /`per_world`/,
    ],
    ['an unknown mechanism', `${sample}mechanisms: {¶holdd: off}`, 'mechanisms.holdd', /did you mean `hold`\?/],
    [
      'neither on nor off',
      `${sample}mechanisms: {hold: ¶of}`,
      'mechanisms.hold',
      /`on` or `off` or a map.*did you mean `off`/,
    ],
    [
      'no for off',
      `${sample}mechanisms: {hold: ¶false}`,
      'mechanisms.hold',
      /expected .*`off` or a map; found `false`/,
    ],
  ];
  test.each(cases)('%s', check);

  test('a file that is no map', () => {
    for (const text of ['', '- 1', 'scenario', '# nothing']) {
      expect(issuesOf(text)[0]).toMatchObject({ line: 1, column: 1, path: '(file)' });
    }
  });
});

describe('values', () => {
  const dna = (value: string): string => clinic(`dna_share: ${value}`);
  const path = `${inClinic}.dna_share`;
  const shares = `${inClinic}.priority_shares`;
  const cases: Case[] = [
    ['no such distribution', dna('{¶triangle: [0, 0.1, 0.2]}'), `${path}.triangle`, /did you mean `triangular`\?/],
    ['two at once', dna('¶{value: 0.1, uniform: [0, 0.1]}'), path, /expected one of value, .*found value and uniform/],
    ['neither', dna('¶{source: P1}'), path, /found none/],
    ['arguments out of order', dna('{triangular: ¶[0.3, 0.2, 0.1]}'), `${path}.triangular`, /min <= mode <= max/],
    ['too few arguments', dna('{triangular: ¶[0.3]}'), `${path}.triangular`, /takes 3 numbers/],
    ['no arguments', dna('{triangular: ¶[]}'), `${path}.triangular`, /a list/],
    ['text among arguments', dna('{uniform: [0, ¶x]}'), `${path}.uniform.1`, /expected a number; found "x"/],
    ['a value out of range', dna('{value: ¶2}'), `${path}.value`, /from 0 to 0.95; found `2`/],
    ['can draw below', dna('¶{uniform: [-0.1, 0.1]}'), path, /can draw -0.1: the smallest accepted is 0 \(share\)/],
    ['can draw above', dna('¶{triangular: [0, 0.5, 1]}'), path, /can draw 1: the largest accepted is 0.95 \(share\)/],
    ['tails that leave the range', dna('¶{normal: [0.1, 0.05]}'), path, /normal\(0.1, 0.05\) can draw -0.3\d+: /],
    [
      'shares that add up to more than 1',
      clinic('priority_shares: ¶{two_week_wait: 0.08, urgent: 0.22, routine: 0.71}'),
      shares,
      /two_week_wait, urgent, routine add up to 1.01, not to 1/,
    ],
    ['shares, one of them changed', clinic('priority_shares: ¶{urgent: 0.3}'), shares, /add up to 1.08, not to 1/],
    ['shares that are drawn', clinic('priority_shares: ¶{urgent: {uniform: [0.2, 0.24]}}'), shares, /plain numbers/],
  ];
  test.each(cases)('%s', check);

  test('a required number that nobody gives is missed at each trust', () => {
    const issues = issuesOf(swap(', referrals_per_week: 420', ''));
    expect(issues.map((i) => `${i.line} ${i.path}`)).toEqual([
      '10 trusts.ashby.services.clinic.referrals_per_week',
      '11 trusts.brook.services.clinic.referrals_per_week',
    ]);
    expect(issues[0]!.message).toMatch(/missing: First attendances .*\(patients\/week\)/);
  });

  test('shares that add up within 1e-9, and tails that stay within the range', () => {
    expect(issuesOf(clinic('priority_shares: {two_week_wait: 0.1, urgent: 0.2, routine: 0.7000000001}'))).toEqual([]);
    expect(issuesOf(dna('{normal: [0.5, 0.01]}'))).toEqual([]);
    expect(issuesOf(clinic('target_wait_weeks: {lognormal: [1, 0.3]}'))).toEqual([]);
  });
});

describe('dates', () => {
  const cases: Case[] = [
    ['that are none', swap('2026-04-06', '¶2026-02-30'), 'start', /"2026-02-30" is no date: February 2026 has 28 days/],
    ['in another form', swap('2026-04-06', '¶06/04/2026'), 'start', /year-month-day/],
    ['in words', swap('2026-04-06', '¶today'), 'start', /expected a date such as 2008-06-15; found "today"/],
    ['far away', swap('2028-04-03', '¶2928-04-03'), 'end', /1900 to 2199/],
    ['a long time apart', swap('2028-04-03', '¶2128-04-03'), 'end', /36525 days at most/],
    ['the wrong way round', swap('2028-04-03', '¶2026-04-06'), 'end', /must come after start/],
    ['before the start', swap('2026-10-05', '¶2026-04-05'), 'plan.first_go_live', /before the start, 2026-04-06/],
    [
      'known outside the scenario',
      swap('brook: {}', 'coxley: {known: {go_live: ¶2028-04-03, build: national}}\n  brook: {}'),
      'trusts.coxley.known.go_live',
      /2028-04-03 is after the end, 2028-04-03/,
    ],
    [
      'closed that never open',
      swap('{order:', '{closed: [¶{from: 2027-01-01, until: 2027-01-01}], order:'),
      'plan.closed.0',
      /first day open again/,
    ],
  ];
  test.each(cases)('%s', check);
});

describe('names', () => {
  const more = (trust: string): string => swap('brook: {}', `brook: {}\n  ${trust}`);
  const judged = (as: string): string =>
    `${sample}mechanisms: {learning_dip: {depth_share: {uniform: [0.1, 0.2], judged_as: ${as}}}}\n`;
  const cases: Case[] = [
    [
      'judgements: a name that no value has',
      `${judged('us')}judgements: [us, ¶locl]\n`,
      'judgements.1',
      /nothing is judged as `locl`; did you mean `local`\?/,
    ],
    ['judgements: one alone', `${sample}judgements: ¶[national]\n`, 'judgements', /name two or more/],
    ['judged as no name', judged('¶two words'), 'mechanisms.learning_dip.depth_share.judged_as', /expected/],
    [
      'plan: unknown trust',
      swap('[ashby, brook]', '[ashby, brook, ¶brok]'),
      'plan.order.2',
      /a trust that is not there, `brok`; did you mean `brook`\?/,
    ],
    ['plan: twice', swap('[ashby, brook]', '[ashby, brook, ¶ashby]'), 'plan.order.2', /twice/],
    [
      'plan: date of an unknown trust',
      swap('{order:', '{go_live: {¶ash: 2027-01-01}, order:'),
      'plan.go_live.ash',
      /`ash`; did you mean `ashby`/,
    ],
    ['template', swap('brook: {}', 'brook: {template: ¶large}'), 'trusts.brook.template', /no template .* `large`/],
    [
      'build',
      more('c: {known: {go_live: 2026-05-01, build: ¶nationl}}'),
      'trusts.c.known.build',
      /`nationl`; did you mean `national`/,
    ],
    ['extends', swap('{extends: local}', '{extends: ¶locl}'), 'strategies.local.extends', /did you mean `local`\?/],
    ['extends itself', `${sample}  mine: {extends: ¶mine}\n`, 'strategies.mine.extends', /but this strategy itself/],
    ['the counterfactual’s', `${sample}  ¶no_go_live: {extends: local}\n`, 'strategies.no_go_live', /counterfactual/],
    [
      'for an unknown trust',
      `${sample}  x: {for_trusts: {¶ashb: {extends: local}}}\n`,
      'strategies.x.for_trusts.ashb',
      /did you mean `ashby`/,
    ],
    ['of a prototype', more('¶__proto__: {}'), 'trusts.__proto__', /refused as a name/],
    ['of another', more('¶constructor: {}'), 'trusts.constructor', /refused as a name/],
    ['written twice', more('¶ashby: {}'), 'trusts.ashby', /written twice/],
    [
      'known and planned',
      swap('brook: {}', 'brook: {known: {go_live: 2026-05-01, build: national}}').replace(
        '[ashby, brook]',
        '[ashby, ¶brook]',
      ),
      'plan.order.1',
      /known to have gone live on 2026-05-01; it cannot be planned/,
    ],
    [
      'zero strategies',
      sample.replace(/strategies:[\s\S]*/, 'strategies: ¶{}\n'),
      'strategies',
      /at least one strategy is needed/,
    ],
    [
      'a trust without a service',
      swap('brook: {}', '¶brook: {services: {clinic: off}}'),
      'trusts.brook.services',
      /a trust needs at least one service/,
    ],
    [
      'a service without a kind',
      swap('brook: {}', 'brook: {services: {eyes: ¶{referrals_per_week: 3}}}'),
      'trusts.brook.services.eyes.kind',
      /a service needs a kind: outpatients/,
    ],
  ];
  test.each(cases)('%s', check);

  test('a misspelt kind is told the kinds', () => {
    const { text, place } = marked(swap('kind: outpatients', 'kind: ¶outpatient'));
    const [first] = issuesOf(text);
    expect(`${first!.line}:${first!.column}`).toBe(place);
    expect(first!.message).toMatch(/did you mean `outpatients`\?/);
  });

  test('zero trusts', () => {
    const { text, place } = marked(sample.replace(/trusts:\n.*\n.*\n/, 'trusts: ¶{}\n'));
    expect(placesOf(text)[0]).toBe(`${place} trusts`);
  });

  test('circles are reported at each strategy in them', () => {
    const text = `${sample}  a: {extends: b}\n  b: {for_trusts: {ashby: {extends: c}}}\n  c: {extends: a}\n  d: {extends: a}\n`;
    expect(issuesOf(text).map((i) => i.path)).toEqual([
      'strategies.a.extends',
      'strategies.b.for_trusts.ashby.extends',
      'strategies.c.extends',
    ]);
  });
});

describe('world and decision', () => {
  const world = /describes the world, not a decision: it is the same under every strategy/;
  const local = (body: string): string => swap('local: {extends: local}', `local: {extends: local, ${body}}`);
  const at = 'strategies.local';
  const cases: Case[] = [
    [
      'a strategy sets a mechanism of the world',
      local('mechanisms: {¶learning_dip: {depth_share: 0.1}}'),
      `${at}.mechanisms.learning_dip`,
      world,
    ],
    ['a strategy switches one off', local('mechanisms: {¶defects: off}'), `${at}.mechanisms.defects`, world],
    [
      'a strategy sets a world number of a decision',
      local('mechanisms: {hold: {¶waiting_gbp_per_month: 1}}'),
      `${at}.mechanisms.hold.waiting_gbp_per_month`,
      world,
    ],
    [
      'for one trust',
      local('for_trusts: {ashby: {mechanisms: {readiness_gate: {¶gain_share: 1}}}}'),
      `${at}.for_trusts.ashby.mechanisms.readiness_gate.gain_share`,
      world,
    ],
    [
      'the programme for one trust',
      local('for_trusts: {ashby: {mechanisms: {¶hold: off}}}'),
      `${at}.for_trusts.ashby.mechanisms.hold`,
      /one for the whole programme/,
    ],
    ['trusts within a strategy', local('¶trusts: {}'), `${at}.trusts`, /unknown key `trusts`/],
    ['dates within a strategy', local('¶start: 2026-04-06'), `${at}.start`, /unknown key/],
    [
      'a trust sets the programme',
      swap('brook: {}', 'brook: {mechanisms: {¶hold: off}}'),
      'trusts.brook.mechanisms.hold',
      /one for the whole programme/,
    ],
  ];
  test.each(cases)('%s', check);
});

test('all issues come at once, in file order', () => {
  const text = [
    ['golive: 1', 'golive: 2'],
    ['420', '-420'],
    ['[ashby, brook]', '[ashby, brook, brok]'],
    ['2026-10-05', '2026-02-30'],
    ['extends: local', 'extends: locl'],
  ].reduce((all, [what, by]) => swap(what!, by!, all), sample);
  expect(issuesOf(text).map((i) => i.path)).toEqual([
    'golive',
    `${inClinic}.referrals_per_week`,
    'plan.order.2',
    'plan.first_go_live',
    'strategies.local.extends',
  ]);
});
