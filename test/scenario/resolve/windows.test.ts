/** `windows:` of the file: how they are read, and what is refused, and where. */
import { describe, expect, test } from 'vitest';
import { outcomeColumns } from '../../../src/model/outcome.js';
import { ALL, datesWindow, goLiveWindow } from '../../../src/model/windows.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { issuesOf, marked, sample } from '../sample.js';

const file = (...windows: string[]): string => `${sample}windows:\n${windows.map((w) => `  - ${w}\n`).join('')}`;

test('a file without windows has the whole time alone', () => {
  expect(parseScenario(sample).settings.windows).toEqual([ALL]);
});

test('windows follow the whole time in the order of the file, each once, and every trust is measured over them', () => {
  const { settings } = parseScenario(
    file(
      '{from: go_live, weeks: 6}',
      '{from: go_live, after_weeks: 6, weeks: 6.5}',
      '{from: 2026-04-06, until: 2026-05-06}',
      '{from: go_live, weeks: {value: 6, source: S1}}',
      '{from: 2026-04-06, weeks: 104}',
    ),
  );
  expect(settings.windows).toEqual([ALL, goLiveWindow(42), goLiveWindow(46, 42), datesWindow(0, 30)]);
  expect(settings.windows.map(({ id }) => id)).toEqual(['all', 'go_live+6w', 'go_live+42d-88d', 'day0-30']);
  const windows = new Set(
    outcomeColumns(settings)
      .filter(({ scope }) => scope === 'trust')
      .map(({ window }) => window),
  );
  expect([...windows]).toEqual(['all', 'go_live+6w', 'go_live+42d-88d', 'day0-30']);
});

describe('refused', () => {
  test.each([
    ['longer than the scenario', file('{from: go_live, weeks: ¶209}'), 'windows.0.weeks', /after the scenario/],
    ['empty', file('{from: go_live, weeks: ¶0}'), 'windows.0.weeks', /empty/],
    ['before the start', file('{from: ¶2026-01-01, weeks: 2}'), 'windows.0.from', /not within the scenario/],
    ['no length', file('¶{from: go_live}'), 'windows.0', /either weeks or until/],
    ['an unknown key', file('{from: go_live, ¶week: 2}'), 'windows.0.week', /did you mean `weeks`/],
    ['a misspelt go_live', file('{from: ¶golive, weeks: 2}'), 'windows.0.from', /did you mean `go_live`/],
    ['until a date from a go-live', file('{from: go_live, until: ¶2027-01-01}'), 'windows.0.until', /so many weeks/],
  ])('%s', (_, said, path, message) => {
    const { text, place } = marked(said);
    const issues = issuesOf(text);
    expect(issues.map((i) => `${i.line}:${i.column} ${i.path}`)).toContain(`${place} ${path}`);
    expect(issues.find((i) => i.path === path)!.message).toMatch(message);
  });
});
