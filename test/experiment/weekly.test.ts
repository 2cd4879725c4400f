import { describe, expect, it } from 'vitest';
import { type Design, designOf } from '../../src/experiment/design.js';
import { weeklyBands, weeklyCollection, weeklyReplications } from '../../src/experiment/weekly.js';
import type { Outcome } from '../../src/model/outcome.js';
import { series } from '../../src/model/series.js';
import { madeUpOutcome, madeUpScenario } from './made-up.js';

const scenario = madeUpScenario();

function collected(design: Design, change: (outcome: Outcome, r: number) => Outcome = (outcome) => outcome) {
  const weekly = weeklyCollection(design);
  for (const r of design.replications) {
    weekly.add(design.strategies.map((id) => change(madeUpOutcome(scenario, id, r, {}), r)));
  }
  return [...weeklyBands(weekly)];
}

describe('weekly series', () => {
  it('are means and quantiles of every week, in the order of design, scope, week and series', () => {
    const bands = collected(designOf(scenario, { replications: 5, perTrust: true }));
    expect(bands).toHaveLength(3 * 2 * 104 * series.length);
    // Place 105 of the programme's numbers: the second week of the second series; replications add 0, 0.5 ... 2.
    expect(bands[series.length + 1]).toMatchObject({
      ...{ strategy: 'no_go_live', scopeId: '', week: 1, series: series[1] },
      ...{ mean: 106, q05: 105.1, q50: 106, q95: 106.9 },
    });
    expect(bands.at(-1)).toMatchObject({
      strategy: 'local',
      scopeId: 'ashby',
      week: 103,
      mean: 2 * 104 * series.length,
    });
  });

  it('are made of the first 200 replications', () => {
    const design = designOf(scenario, { replications: 203 });
    expect(weeklyReplications(design)).toBe(200);
    const far = collected(design, (outcome, r) =>
      r < 200 ? outcome : { ...outcome, series: outcome.series.map(() => 1e9) },
    );
    expect(far[0]).toMatchObject({ mean: 49.75, q50: 49.75 });
    expect(far.every((band) => band.q95! < 1e6)).toBe(true);
  });

  it('are made of fewer where memory would not hold them', () => {
    const design = designOf(scenario, { replications: 500 });
    const trusts = Array.from({ length: 10_000 }, (_, i) => ({ ...design.settings.trusts[0]!, id: `t${i}` }));
    const large = { ...design, settings: { ...design.settings, trusts } };
    expect(weeklyReplications(large)).toBe(200);
    expect(weeklyReplications({ ...large, perTrust: true })).toBe(1);
    const fewer = { ...design.settings, trusts: trusts.slice(0, 499) };
    expect(weeklyReplications({ ...large, settings: fewer, perTrust: true })).toBe(
      Math.floor(2 ** 25 / (3 * 500 * series.length * 104)),
    );
  });

  it('leave out what is unknown', () => {
    const gap = (outcome: Outcome, r: number) => ({
      ...outcome,
      series: outcome.series.map((x, i) => (i === 0 || (i === 1 && r === 0) ? Number.NaN : x)),
    });
    const bands = collected(designOf(scenario, { replications: 3 }), gap);
    expect(bands[0]).toMatchObject({ mean: undefined, q05: undefined, q50: undefined, q95: undefined });
    expect(bands[series.length]).toMatchObject({ week: 1, mean: 1.75, q50: 1.75 });
  });

  it('refuse outcomes of other weeks', () => {
    const cut = (outcome: Outcome) => ({ ...outcome, series: outcome.series.subarray(1) });
    const numbers = 2 * 104 * series.length - 1;
    expect(() => collected(designOf(scenario), cut)).toThrow(`replication 0: weekly series of ${numbers} numbers`);
  });
});
