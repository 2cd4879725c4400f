/** `end`, `run_out` and `per_go_live` of the file, and a deadline within them: how they are read, what is refused, and where. */
import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../../src/scenario/parse.js';
import { issuesOf, marked, sample } from '../sample.js';

/** The sample with another end, and more lines. */
const file = (end: string, more = ''): string => `${sample.replace(/^end: .*$/m, `end: ${end}`)}${more}`;
const settingsOf = (text: string, set: readonly { path: string; value: string }[] = []) =>
  parseScenario(text, { set }).settings;
const { days } = settingsOf(sample);

describe('read', () => {
  test('what a file leaves out: two years of run-out, a year of each go-live', () => {
    expect(settingsOf(sample)).toMatchObject({
      days,
      careDays: days + 728,
      untilComplete: false,
      perGoLiveDays: 364,
    });
    const { calendar } = settingsOf(sample);
    expect(calendar.sessionDay.length).toBe(days + 728);
  });

  test('off, weeks, and until complete', () => {
    expect(settingsOf(`${sample}run_out: off\n`).careDays).toBe(days);
    expect(settingsOf(`${sample}run_out: {until: cleared, at_most_weeks: 26}\n`).careDays).toBe(days + 182);
    expect(settingsOf(`${sample}per_go_live: {weeks: 13}\n`).perGoLiveDays).toBe(91);
    expect(settingsOf(file('{when: complete, no_later_than: 2028-04-03}'))).toMatchObject({
      untilComplete: true,
      days,
    });
  });

  test('set by path, with or without the key in the file', () => {
    const set = (path: string, value: string, text = sample) => settingsOf(text, [{ path, value }]);
    expect(set('run_out.at_most_weeks', '10').careDays).toBe(days + 70);
    expect(set('run_out', 'off').careDays).toBe(days);
    expect(set('per_go_live.weeks', '26').perGoLiveDays).toBe(182);
    const complete = file('{when: complete, no_later_than: 2028-04-03}');
    expect(set('end.no_later_than', '2028-04-10', complete).days).toBe(days + 7);
    expect(set('end', '2028-04-10', complete)).toMatchObject({ days: days + 7, untilComplete: false });
  });

  test('they stand in inputs.csv with their source, also where the file leaves them out', () => {
    const rows = (text: string) => parseScenario(text).inputs.filter(({ path }) => /^(run_out|per_go_live)/.test(path));
    const shown = (text: string) => rows(text).map(({ path, value, default: standard }) => [path, value, standard]);
    expect(shown(sample)).toEqual([
      ['run_out.until', 'cleared', 'cleared'],
      ['run_out.at_most_weeks', '104', '104'],
      ['per_go_live.weeks', '52', '52'],
    ]);
    expect(shown(`${sample}run_out: off\n`)[0]).toEqual(['run_out', 'off', '']);
    expect(rows(sample).every(({ source }) => source !== '')).toBe(true);
  });
});

describe('refused', () => {
  test.each([
    [
      'a run-out shorter than nothing',
      `${sample}run_out: {at_most_weeks: ¶-1}\n`,
      'run_out.at_most_weeks',
      /from 0 to 520/,
    ],
    ['parts of weeks', `${sample}run_out: {at_most_weeks: ¶1.5}\n`, 'run_out.at_most_weeks', /whole number/],
    ['a misspelt off', `${sample}run_out: ¶of\n`, 'run_out', /did you mean `off`/],
    [
      'a misspelt key',
      `${sample}run_out: {¶at_most_week: 3}\n`,
      'run_out.at_most_week',
      /did you mean `at_most_weeks`/,
    ],
    ['weeks of nothing', `${sample}per_go_live: {weeks: ¶0}\n`, 'per_go_live.weeks', /whole number .* from 1 to 520/],
    ['weeks and days', `${sample}per_go_live: {weeks: ¶2.5}\n`, 'per_go_live.weeks', /whole number/],
    [
      'an end that never comes',
      sample.replace(/^end: .*$/m, '¶end: {when: complete}'),
      'end.no_later_than',
      /missing; expected a date/,
    ],
    ['no word for when', file('{when: ¶complet, no_later_than: 2028-04-03}'), 'end.when', /did you mean `complete`/],
    [
      'an end before the last date of the plan',
      file('{when: complete, no_later_than: ¶2026-10-12}'),
      'end.no_later_than',
      /never complete: `\w+` is planned for/,
    ],
    [
      'an end before the start',
      file('{when: complete, no_later_than: ¶2026-01-01}'),
      'end.no_later_than',
      /after start/,
    ],
    [
      'a year that there is not',
      file('{when: complete, no_later_than: ¶2300-01-01}'),
      'end.no_later_than',
      /1900 to 2199/,
    ],
    [
      'a deadline after the last day',
      sample.replace(/^plan: \{/m, 'plan: {deadline: ¶2028-04-03, '),
      'plan.deadline',
      /after the last day, 2028-04-02/,
    ],
    [
      'a deadline before the first go-live',
      sample.replace(/^plan: \{/m, 'plan: {deadline: ¶2026-04-07, '),
      'plan.deadline',
      /before the first go-live/,
    ],
  ])('%s', (_, said, path, message) => {
    const { text, place } = marked(said);
    const issues = issuesOf(text);
    expect(issues.map((i) => `${i.line}:${i.column} ${i.path}`)).toContain(`${place} ${path}`);
    expect(issues.find((i) => i.path === path)!.message).toMatch(message);
  });
});
