/** What was published, to put beside what the model gives: how it is read, and what is refused, and where. */
import { describe, expect, test } from 'vitest';
import { ALL, datesWindow, goLiveWindow } from '../../../src/model/windows.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import { issuesOf, marked, sample, swap } from '../sample.js';

const known = swap('brook: {}', 'brook: {}\n  coxley: {known: {go_live: 2026-06-01, build: national}}');
const file = (...entries: string[]): string => `${known}observed:\n${entries.map((e) => `  - ${e}\n`).join('')}`;
const one = (more: string, rest = 'value: 5, range: [4, 6], source: S1'): string => file(`{id: V1, ${more}, ${rest}}`);

test('a file without observations has none', () => {
  expect(parseScenario(sample).observed).toEqual([]);
});

test('observations come in file order, their days resolved', () => {
  const scenario = parseScenario(
    file(
      '{id: V1a, strategy: national, trust: coxley, metric: lost_revenue_gbp, window: {from: go_live, weeks: 15.3}, value: 1300000, range: [800000, 2000000], source: S3, grade: B}',
      '{id: N1, strategy: no_go_live, metric: waiting_list_peak, label: Most waiting, window: {from: 2026-05-06, until: 2026-06-05}, value: 900, range: [765, 1035], source: S142, reason: read off}',
      '{id: N2, strategy: local, metric: go_live_day, measure: level, window: {from: 2026-04-06, weeks: 2}, value: 0, range: [-1, -1], source: S1}',
      '{id: N3, strategy: local, trust: ashby, metric: go_live_day, value: 0, range: [0, 9], source: S1}',
    ),
  );
  expect(scenario.observed).toEqual([
    {
      ...{ id: 'V1a', label: 'Revenue lost', strategy: 'national', trust: 'coxley', metric: 'lost_revenue_gbp' },
      ...{ measure: 'excess', window: goLiveWindow(107), where: null, value: 1_300_000 },
      ...{ range: [800_000, 2_000_000], source: 'S3', grade: 'B' },
    },
    {
      ...{ id: 'N1', label: 'Most waiting', strategy: 'no_go_live', trust: null, metric: 'waiting_list_peak' },
      ...{ measure: 'level', window: datesWindow(30, 60), where: null, value: 900 },
      ...{ range: [765, 1035], source: 'S142: read off', grade: '' },
    },
    expect.objectContaining({ id: 'N2', measure: 'level', window: datesWindow(0, 14), range: [-1, -1] }),
    expect.objectContaining({ id: 'N3', measure: 'excess', trust: 'ashby', window: ALL }),
  ]);
});

test('an observation is of some weeks after the go-live, and of replications in which something was so', () => {
  const coxley = 'strategy: local, trust: coxley, metric: lost_revenue_gbp';
  const { observed } = parseScenario(
    file(
      `{id: A, ${coxley}, window: {from: go_live, after_weeks: 4, weeks: 8}, where: alarmed, value: 1, range: [1, 1], source: S1}`,
      `{id: B, ${coxley}, where: {metric: days_to_stable, at_least: 90, at_most: 300.5}, value: 1, range: [1, 1], source: S1}`,
    ),
  );
  expect(observed.map(({ window, where }) => ({ window, where }))).toEqual([
    {
      window: { id: 'go_live+4w-12w', kind: 'go_live', after: 28, days: 56 },
      where: { said: 'alarmed', metric: 'trusts_alarmed', atLeast: 1, atMost: Number.POSITIVE_INFINITY },
    },
    {
      window: ALL,
      where: {
        said: 'days_to_stable at least 90, at most 300.5',
        metric: 'days_to_stable',
        atLeast: 90,
        atMost: 300.5,
      },
    },
  ]);
});

describe('refused', () => {
  const metric = 'metric: lost_revenue_gbp';
  const cox = `strategy: local, trust: coxley, ${metric}`;
  const w = 'observed.0.window';
  const where = 'observed.0.where';
  test.each([
    [
      'no such strategy',
      one(`strategy: ¶nationl, ${metric}`),
      'observed.0.strategy',
      /`nationl`; did you mean `national`/,
    ],
    ['a preset is no strategy', one(`strategy: ¶none, ${metric}`), 'observed.0.strategy', /no strategy is called/],
    [
      'no such trust',
      one(`strategy: local, trust: ¶coxly, ${metric}`),
      'observed.0.trust',
      /no trust is called `coxly`; did you mean `coxley`/,
    ],
    [
      'no such metric',
      one('strategy: local, metric: ¶lost_revenue'),
      'observed.0.metric',
      /no metric is called `lost_revenue`; did you mean `lost_revenue_gbp`/,
    ],
    [
      'an id used twice',
      file(
        `{id: V1, strategy: local, ${metric}, value: 1, range: [1, 1], source: S1}`,
        `{id: ¶V1, strategy: local, ${metric}, value: 1, range: [1, 1], source: S1}`,
      ),
      'observed.1.id',
      /two observations are called `V1`/,
    ],
    ['a range from above', one(cox, 'value: 5, range: ¶[6, 4], source: S1'), 'observed.0.range', /from 6 down to 4/],
    ['half a range', one(cox, 'value: 5, range: ¶[6], source: S1'), 'observed.0.range', /a list/],
    ['no source', file(`¶{id: V1, ${cox}, value: 5, range: [4, 6]}`), 'observed.0.source', /missing/],
    [
      'no value',
      file(`¶{id: V1, ${cox}, range: [4, 6], source: S1}`),
      'observed.0.value',
      /missing; expected a number/,
    ],
    [
      'an excess of the counterfactual',
      one(`strategy: no_go_live, measure: ¶excess, ${metric}`),
      'observed.0.measure',
      /write level/,
    ],
    [
      'a share of the counterfactual under itself',
      one(`strategy: no_go_live, measure: ¶relative, metric: wait_patient_days`),
      'observed.0.measure',
      /write level/,
    ],
    [
      'a level of what has none',
      one('strategy: local, metric: lost_revenue_gbp, measure: ¶level'),
      'observed.0.measure',
      /difference by nature.*write excess/,
    ],
    [
      'a share of what has no level',
      one('strategy: local, metric: net_cost_gbp, measure: ¶relative'),
      'observed.0.measure',
      /difference by nature/,
    ],
    [
      'a difference by nature of the counterfactual',
      one('strategy: no_go_live, metric: ¶lost_revenue_gbp'),
      'observed.0.metric',
      /observe another metric/,
    ],
    ['another measure', one(`${cox}, measure: ¶exces`), 'observed.0.measure', /did you mean `excess`/],
    ['before the start', one(`${cox}, window: {from: ¶2026-04-05, weeks: 2}`), `${w}.from`, /2026-04-06 to 2028-04-02/],
    ['after the end', one(`${cox}, window: {from: ¶2028-04-03, weeks: 2}`), `${w}.from`, /not within the scenario/],
    [
      'past the end',
      one(`${cox}, window: {from: 2028-03-06, weeks: ¶4.2}`),
      `${w}.weeks`,
      /2028-04-04, after .*2028-04-03/,
    ],
    [
      'until after the end',
      one(`${cox}, window: {from: 2028-03-06, until: ¶2028-04-04}`),
      `${w}.until`,
      /after the scenario/,
    ],
    ['empty', one(`${cox}, window: {from: 2027-03-06, until: ¶2027-03-06}`), `${w}.until`, /empty/],
    ['no end', one(`${cox}, window: ¶{from: 2027-03-06}`), w, /either weeks or until/],
    ['two ends', one(`${cox}, window: ¶{from: 2027-03-06, weeks: 1, until: 2027-04-06}`), w, /either weeks or until/],
    ['no date', one(`${cox}, window: {from: ¶2027-02-30, weeks: 1}`), `${w}.from`, /February 2027 has 28 days/],
    ['a misspelt go_live', one(`${cox}, window: {from: ¶golive, weeks: 1}`), `${w}.from`, /did you mean `go_live`/],
    [
      'the go-live of a programme',
      one(`strategy: local, ${metric}, window: {from: ¶go_live, weeks: 1}`),
      `${w}.from`,
      /the programme has no go-live of its own/,
    ],
    [
      'a go-live without go-lives',
      one(`strategy: no_go_live, trust: coxley, ${metric}, window: {from: ¶go_live, weeks: 1}`),
      `${w}.from`,
      /nobody goes live under `no_go_live`/,
    ],
    ['a go-live until', one(`${cox}, window: {from: go_live, until: ¶2027-01-01}`), `${w}.until`, /so many weeks/],
    ['a go-live past the end', one(`${cox}, window: {from: go_live, weeks: ¶201}`), `${w}.weeks`, /ends on 2030-04-08/],
    ['an unknown key', one(`${cox}, window: {from: go_live, ¶week: 97}`), `${w}.week`, /did you mean `weeks`/],
    [
      'weeks after a date',
      one(`${cox}, window: {from: 2027-03-06, after_weeks: ¶2, weeks: 1}`),
      `${w}.after_weeks`,
      /only/,
    ],
    [
      'a later window past the end',
      one(`${cox}, window: {from: go_live, after_weeks: 90, weeks: ¶111}`),
      `${w}.weeks`,
      /ends on 2030-04-08/,
    ],
    ['no condition of this name', one(`${cox}, where: ¶alarmd`), where, /did you mean `alarmed`/],
    [
      'a condition on no metric',
      one(`${cox}, where: {metric: ¶trusts_alarmd, at_least: 1}`),
      `${where}.metric`,
      /no metric is called `trusts_alarmd`; did you mean `trusts_alarmed`/,
    ],
    [
      'a condition on a difference by nature',
      one(`${cox}, where: {metric: ¶lost_revenue_gbp, at_least: 1}`),
      `${where}.metric`,
      /has no level/,
    ],
    ['a condition without bounds', one(`${cox}, where: ¶{metric: trusts_alarmed}`), where, /at_least, at_most or both/],
    [
      'bounds from above',
      one(`${cox}, where: {metric: trusts_alarmed, at_least: 2, at_most: ¶1}`),
      `${where}.at_most`,
      /from 2 down to 1/,
    ],
    [
      'a condition without go-lives',
      one('strategy: no_go_live, metric: waiting_list_peak, where: ¶alarmed'),
      where,
      /nobody goes live/,
    ],
    ['a map for the list', `${known}observed: ¶{}\n`, 'observed', /expected a list/],
  ])('%s', (_, said, path, message) => {
    const { text, place } = marked(said);
    const issues = issuesOf(text);
    expect(issues.map((i) => `${i.line}:${i.column} ${i.path}`)).toContain(`${place} ${path}`);
    expect(issues.find((i) => i.path === path)!.message).toMatch(message);
  });
});
