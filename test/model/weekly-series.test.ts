/** Weekly series of what has a metric too: week by week they come to what the metric says of all of the time. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { metricById } from '../../src/model/metrics/registry.js';
import { type Outcome, outcomeColumns } from '../../src/model/outcome.js';
import { runReplication } from '../../src/model/run-replication.js';
import { series, weeksOf } from '../../src/model/series.js';
import { ALL } from '../../src/model/windows.js';
import { parseScenario } from '../../src/scenario/parse.js';

const text = readFileSync(new URL('../scenario/resolve/whole-hospital.yaml', import.meta.url), 'utf8');
const { settings } = parseScenario(text);
const weeks = weeksOf(settings);
const columns = outcomeColumns(settings);

let usual: Outcome;
let own: Outcome;
beforeAll(() => {
  [usual, own] = runReplication(settings, 0) as [Outcome, Outcome];
}, 120_000);

/** A series of the whole programme. */
function weekly(outcome: Outcome, id: string): Float64Array {
  const row = series.findIndex((one) => one.id === id);
  return outcome.series.subarray(row * weeks, (row + 1) * weeks);
}

/** A metric of the whole programme over all of the time. */
function whole(outcome: Outcome, id: string): number {
  const place = columns.findIndex(
    ({ scope, window, metric }) => scope === 'programme' && window === ALL.id && metric === id,
  );
  expect(metricById(id)).toBeDefined();
  return outcome.values[place]!;
}

describe('weekly series', () => {
  it('of the reported list are the true one where nobody goes live, and other where patients are hidden', () => {
    expect(weekly(usual, 'reported_list')).toEqual(weekly(usual, 'true_list'));
    const gaps = weekly(own, 'reported_list').map((reported, week) => reported - weekly(own, 'true_list')[week]!);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / weeks;
    const said = whole(own, 'reported_minus_true_list');
    expect(said).not.toBe(0);
    expect(Math.abs(mean - said)).toBeLessThan(0.2 * Math.abs(said));
  });

  it('of patients over 18 weeks never exceed their peak, and come near it', () => {
    for (const outcome of [usual, own]) {
      const highest = Math.max(...weekly(outcome, 'over_18_weeks'));
      const peak = whole(outcome, 'over_18_weeks_peak');
      expect(highest).toBeGreaterThan(0);
      expect(highest).toBeLessThanOrEqual(peak);
      expect(highest).toBeGreaterThan(0.8 * peak);
    }
  });

  it('of the four-hour standard come to its share over all of the time', () => {
    for (const outcome of [usual, own]) {
      const shares = weekly(outcome, 'emergency_within_4h_share');
      const breaches = weekly(outcome, 'emergency_4h_breaches');
      const came = breaches.map((count, week) => (count === 0 ? 0 : count / (1 - shares[week]!)));
      const sum = (numbers: Float64Array) => numbers.reduce((all, x) => all + x, 0);
      expect(1 - sum(breaches) / sum(came)).toBeCloseTo(whole(outcome, 'emergency_within_4h_share'), 2);
    }
    expect(weekly(own, 'emergency_within_4h_share')).not.toEqual(weekly(usual, 'emergency_within_4h_share'));
  });

  it('of full beds come to their mean, and never exceed the fullest day', () => {
    const shares = weekly(own, 'bed_occupancy_mean_share');
    const mean = shares.reduce((sum, x) => sum + x, 0) / weeks;
    expect(mean).toBeCloseTo(whole(own, 'bed_occupancy_mean_share'), 2);
    expect(Math.max(...shares)).toBeLessThanOrEqual(whole(own, 'bed_occupancy_highest_share'));
  });
});
