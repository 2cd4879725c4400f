/** One mistake is one message, in words for a person, and what was probably meant. The mark `¶` is where it is told. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/scenario/parse.js';
import { issuesOf, marked, sample, swap } from './sample.js';

const london = readFileSync(new URL('../../scenarios/london-2008.yaml', import.meta.url), 'utf8');
const inLondon = (what: string, by: string) => swap(what, by, london);
const clinic = (more: string): string => swap('referrals_per_week: 420', `referrals_per_week: 420, ${more}`);

test.each([
  ['a month that is not', inLondon('start: 2007-07-01', 'start: ¶2007-13-01'), /^start: .*no month 13$/],
  ['a day that is not', inLondon('end: 2011-04-01', 'end: ¶2011-02-30'), /^end: .*February 2011 has 28 days$/],
  ['an end before the start', inLondon('end: 2011-04-01', 'end: ¶2006-01-01'), /^end: end must come after start/],
  ['a start in another century', inLondon('start: 2007-07-01', 'start: ¶1807-07-01'), /^start: .*1900 to 2199$/],
  ['no start', `¶${inLondon('start: 2007-07-01', '#')}`, /^start: missing/],
  [
    'a scenario that lasts too long',
    inLondon('end: 2011-04-01', 'end: ¶2150-04-01'),
    /^end: a scenario lasts 36525 days/,
  ],
  ['a known date', inLondon('go_live: 2008-04-07', 'go_live: ¶2008-04-37'), /April 2008 has 30 days$/],
  [
    'the first go-live',
    inLondon('first_go_live: 2008-09-15', 'first_go_live: ¶2008-09-31'),
    /September 2008 has 30 days$/,
  ],
])('%s spoils no other date', (_, text, said) => {
  const { text: plain, place } = marked(text.includes('¶') ? text : `¶${text}`);
  const issues = issuesOf(plain);
  expect(issues.map(({ path, message }) => `${path}: ${message}`)).toEqual([expect.stringMatching(said)]);
  if (!text.startsWith('¶')) expect(`${issues[0]!.line}:${issues[0]!.column}`).toBe(place);
});

test.each([
  ['a share in percent', clinic('dna_share: 8'), 'did you mean 0.08?'],
  ['with a percent sign', clinic('dna_share: 8%'), 'did you mean 0.08?'],
  ['a share with a comma', clinic('dna_share: "0,08"'), 'did you mean 0.08?'],
  ['thousands', swap('referrals_per_week: 420', 'referrals_per_week: "1,200"'), 'did you mean 1200?'],
  ['pounds', swap('{first: 210}', '{first: £210}'), 'did you mean 210?'],
  ['a date of Britain', swap('first_go_live: 2026-10-05', 'first_go_live: 05/10/2026'), 'did you mean 2026-10-05?'],
  ['a date in words', swap('first_go_live: 2026-10-05', 'first_go_live: 5 October 2026'), 'did you mean 2026-10-05?'],
  ['semicolons', swap('[ashby, brook]', '[ashby; brook]'), 'entries of a list are separated by commas'],
])('%s', (_, text, hint) => {
  const issues = issuesOf(text);
  expect(issues).toHaveLength(1);
  expect(issues[0]!.message.endsWith(hint)).toBe(true);
});

test('no guess is offered that would be refused too', () => {
  expect(issuesOf(clinic('dna_share: 99'))[0]!.message).not.toContain('did you mean');
  expect(issuesOf(clinic('dna_share: 150'))[0]!.message).not.toContain('did you mean');
  expect(issuesOf(swap('wave_gap_weeks: 13', 'wave_gap_weeks: 800'))[0]!.message).not.toContain('did you mean');
});

test('a list that is too long says how long it may be, not that a list was expected', () => {
  const window = '{from: 2026-06-01, weeks: 4}';
  const [issue] = issuesOf(`${sample}windows: [${Array.from({ length: 101 }, () => window).join(', ')}]\n`);
  expect(issue!.message).toBe('expected a list of up to 100; found a list of 101');
});

describe('syntax', () => {
  const label = (value: string) => swap('seed: sample-1', `seed: sample-1\nlabel: ${value}`);

  test.each([
    ['a colon in a value', label('¶Two: trusts'), 'put quotes round it: "Two: trusts"'],
    ['colons twice', label('¶a: b: c'), 'put quotes round it: "a: b: c"'],
    ['a sign in front', label('¶@home'), 'no value begins with that sign: put quotes round it: "@home"'],
    ['a percent sign in front', label('¶%x'), 'put quotes round it: "%x"'],
    ['an open quotation mark', label('¶"x'), 'a quotation mark " opens here and does not close'],
    ['another', label("¶'x"), "a quotation mark ' opens here and does not close"],
    ['a backslash', label('"C:¶\\path"'), 'within " a \\ means something else: put \' round the text'],
    [
      'no blank after a colon',
      swap('seed: sample-1', 'seed: sample-1\n¶label:x'),
      'after the colon of a key stands a blank: label: x',
    ],
    [
      'a key without a colon',
      swap('seed: sample-1', 'seed: sample-1\n¶label'),
      'a key wants a colon and a value: label: ...',
    ],
    ['a tab', swap('  brook: {}', '¶\tbrook: {}'), 'lines are indented with blanks, and here stands a tab'],
    [
      'an open bracket',
      `${swap('[ashby, brook], first', '[ashby, brook, first')}`,
      /not YAML: .*(bracket|not closed|commas)/,
    ],
    ['a line further in', swap('  brook: {}', '¶    brook: {}'), 'this line is not indented as those it belongs to'],
    ['a comma too many', swap('[ashby, brook]', '[ashby,¶, brook]'), 'a comma stands here with nothing before it'],
  ])('%s', (_, text, said) => {
    const { text: plain, place } = marked(text.includes('¶') ? text : `¶${text}`);
    const issues = issuesOf(plain);
    expect(issues.map(({ path }) => path)).toEqual(['(file)']);
    if (typeof said !== 'string') expect(issues[0]!.message).toMatch(said);
    else expect(issues[0]!.message.endsWith(said), issues[0]!.message).toBe(true);
    if (text.includes('¶')) expect(`${issues[0]!.line}:${issues[0]!.column}`).toBe(place);
  });
});

describe('names', () => {
  test.each([
    [
      'trusts',
      swap('  brook: {}', '  brook: {}\n  ¶Ashby: {}'),
      'trusts.Ashby',
      /`Ashby` differs from `ashby` by case only/,
    ],
    [
      'strategies',
      swap('  local: {extends: local}', '  local: {extends: local}\n  ¶LOCAL: {}'),
      'strategies.LOCAL',
      /differs from `local`/,
    ],
    ['a device', swap('scenario: sample', 'scenario: ¶aux'), 'scenario', /`aux` is a device on Windows/],
    ['another', swap('scenario: sample', 'scenario: ¶Com1'), 'scenario', /`Com1` is a device on Windows/],
  ])('%s', (_, text, path, said) => {
    const { text: plain, place } = marked(text);
    const issues = issuesOf(plain);
    expect(issues.map((issue) => `${issue.line}:${issue.column} ${issue.path}`)).toEqual([`${place} ${path}`]);
    expect(issues[0]!.message).toMatch(said);
  });
});

describe('warnings', () => {
  const tiny = (plan: string) => swap('first_go_live: 2026-10-05, wave_gap_weeks: 13', plan);

  test('of a plan are said once, whatever the strategies, and name those they are about', () => {
    const { warnings } = parseScenario(
      tiny('first_go_live: 2026-10-05, wave_gap_weeks: 150, preparing_since: {ashby: 2026-08-03}'),
    );
    const late = warnings.filter(({ message }) => /cannot go live/.test(message));
    expect(late.map(({ strategies }) => strategies)).toEqual([['national'], ['local']]);
    expect(warnings.filter(({ message }) => /after the end/.test(message))).toMatchObject([
      { strategies: ['national', 'local'] },
    ]);
    const alike = parseScenario(
      swap(
        '  local: {extends: local}',
        '  twin: {extends: national}',
        tiny('first_go_live: 2026-10-05, wave_gap_weeks: 13, preparing_since: {ashby: 2026-08-03}'),
      ),
    );
    expect(alike.warnings.filter(({ message }) => message.includes('under national, twin: '))).toHaveLength(1);
  });

  test('of what a strategy says are about it and those that extend it', () => {
    const text = swap('  local: {extends: local}', '  local: {}\n  more: {extends: local}');
    expect(parseScenario(text).warnings).toMatchObject([{ path: 'strategies.local', strategies: ['local', 'more'] }]);
  });
});

test('a key that is misspelt is one message: that the right one is missing is not said too', () => {
  const tried: string[] = [];
  const also: string[] = [];
  for (const file of ['quickstart', 'london-2008', 'ics-2026', 'va-restart-2026']) {
    const whole = readFileSync(new URL(`../../scenarios/${file}.yaml`, import.meta.url), 'utf8');
    const keys = new Set([...whole.matchAll(/(?<=^ *|[{,] ?)([a-z_0-9]{4,}): /gm)].map(([, key]) => key!));
    for (const key of keys) {
      const issues = issuesOf(whole.replace(new RegExp(`(?<=^ *|[{,] ?)${key}: `, 'm'), `${key}x: `));
      const unknown = issues.filter(({ message }) =>
        message.includes(`unknown key \`${key}x\`; did you mean \`${key}\``),
      );
      if (unknown.length === 0) continue;
      tried.push(`${file} ${key}`);
      for (const issue of issues)
        if (!unknown.includes(issue)) also.push(`${file}, ${key}: ${issue.path}: ${issue.message}`);
    }
  }
  expect(also).toEqual([]);
  expect(tried.length).toBeGreaterThan(60);
});
