import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import type { Executor } from '../../src/experiment/executor.js';
import { observedDesign } from '../../src/experiment/observed-design.js';
import { validateObserved } from '../../src/experiment/validate-observed.js';
import { ALL, datesWindow } from '../../src/model/windows.js';
import { madeUpScenario } from './made-up.js';
import { levels, observation } from './observed.js';

const base = madeUpScenario(['national', 'local', 'hybrid']);

describe('observedDesign', () => {
  it('simulates what is observed and no more, over windows added once', () => {
    const { design, targets } = observedDesign({
      ...base,
      observed: [
        observation({ strategy: 'hybrid' }),
        observation({ id: 'V2', strategy: 'local' }),
        observation({ id: 'N1', strategy: 'no_go_live', trust: null, window: ALL }),
        observation({ id: 'N2', strategy: 'no_go_live', trust: null, window: datesWindow(0, 729) }),
      ],
    });
    expect(design.strategies).toEqual(['no_go_live', 'local', 'hybrid']);
    expect(design.settings.windows.map(({ id }) => id)).toEqual(['all', 'go_live+10w', 'day0-729']);
    expect(targets.map(({ strategy, observation: { window } }) => [strategy, window.id])).toEqual([
      [2, 'go_live+10w'],
      [1, 'go_live+10w'],
      [0, 'all'],
      [0, 'day0-729'],
    ]);
    expect(targets[0]!.column.column).toEqual({
      ...{ scope: 'trust', scopeId: 'ashby', window: 'go_live+10w', metric: 'lost_revenue_gbp' },
    });
  });

  it('needs no strategy when only the counterfactual is observed, and refuses impossible numbers', () => {
    const observed = [observation({ strategy: 'no_go_live', trust: null, window: datesWindow(7, 14) })];
    expect(observedDesign({ ...base, observed }).design.strategies).toEqual(['no_go_live']);
    expect(() => observedDesign({ ...base, observed }, 0)).toThrow(UsageError);
  });
});

describe('validateObserved', () => {
  const window = ALL;

  it('takes level or excess, judges the median, and counts replications in which all lie in their ranges', async () => {
    const observed = [
      observation({ id: 'A', window, range: [1, 3] }),
      observation({ id: 'B', window, measure: 'level', range: [103, 999] }),
      observation({ id: 'C', window, measure: 'level', range: [105, 999] }),
    ];
    const told: number[] = [];
    const { fits, jointHits } = await validateObserved(
      observedDesign({ ...base, observed }, 5),
      levels((_, __, r) => 101 + r), // excess 1 ... 5
      () => told.push(1),
    );
    expect(told).toHaveLength(5);
    expect(fits.map(({ q50, within, shareWithin }) => [q50, within, shareWithin])).toEqual([
      [3, true, 0.6],
      [103, true, 0.6],
      [103, false, 0.2],
    ]);
    expect(fits[0]).toMatchObject({ n: 5, leftOut: 0, q05: 1.2, q95: 4.8 });
    expect(jointHits).toBe(0);
    const two = await validateObserved(
      observedDesign({ ...base, observed: observed.slice(0, 2) }, 5),
      levels((_, __, r) => 101 + r),
    );
    expect(two.jointHits).toBe(1); // the third replication alone: 3 of A, 103 of B
  });

  it('takes the excess as a share of what there is without the go-live', async () => {
    const observed = [observation({ window, measure: 'relative', range: [0.025, 0.035] })];
    const { fits } = await validateObserved(
      observedDesign({ ...base, observed }, 5),
      levels((_, __, r) => 101 + r), // the usual level is 100, the excess 1 ... 5
    );
    expect(fits[0]).toMatchObject({ q50: 0.03, within: true, shareWithin: 0.2 });
    const nothing = levels((strategy) => (strategy === 'no_go_live' ? 0 : 5)); // no share of nothing
    const none: typeof nothing = async function* (design) {
      for await (const outcomes of nothing(design)) yield outcomes.map((one) => ({ ...one, excess: one.values }));
    };
    const unknown = await validateObserved(observedDesign({ ...base, observed }, 5), none);
    expect(unknown.fits[0]).toMatchObject({ n: 0, q50: undefined, within: false });
  });

  it('asks only the replications in which its condition holds', async () => {
    const where = { said: 'alarmed', metric: 'trusts_alarmed', atLeast: 1, atMost: Number.POSITIVE_INFINITY };
    const observed = [
      observation({ id: 'A', window, measure: 'level', range: [0, 9], where }),
      observation({ id: 'B', window, measure: 'level', range: [1, 9] }),
    ];
    const { fits, jointHits } = await validateObserved(
      observedDesign({ ...base, observed }, 6),
      // Alarmed in replications 3, 4 and 5; not known whether in 0.
      levels((_, { metric }, r) => (metric !== 'trusts_alarmed' ? 3 * r : r === 0 ? Number.NaN : r >= 3 ? 1 : 0)),
    );
    expect(fits.map(({ n, notAsked, leftOut, q50 }) => ({ n, notAsked, leftOut, q50 }))).toEqual([
      { n: 3, notAsked: 3, leftOut: 0, q50: 12 },
      { n: 6, notAsked: 0, leftOut: 0, q50: 7.5 },
    ]);
    // 1 and 2 by B alone, 3 by both.
    expect(jointHits).toBe(3);
  });

  it('leaves out replications without a go-live, or whose window the end cuts short', async () => {
    const observed = [observation({ range: [1, 9] })];
    const days = [100, Number.NaN, 660, 661, 0];
    const { fits, jointHits } = await validateObserved(
      observedDesign({ ...base, observed }, 5),
      levels((_, { metric, window: id }, r) =>
        metric === 'go_live_day' && id === 'all' ? days[r]! : Number.isNaN(days[r]!) ? Number.NaN : 105,
      ),
    );
    expect(fits[0]).toMatchObject({ n: 3, leftOut: 2, q50: 5, within: true, shareWithin: 1 });
    expect(jointHits).toBe(3);
  });

  it('holds a target out that is never known', async () => {
    const observed = [observation({})];
    const { fits } = await validateObserved(
      observedDesign({ ...base, observed }, 2),
      levels(() => Number.NaN),
    );
    expect(fits[0]).toMatchObject({ n: 0, leftOut: 2, q50: undefined, within: false, shareWithin: undefined });
  });

  it('refuses an executor that loses a replication', async () => {
    const lost: Executor = async function* () {};
    await expect(validateObserved(observedDesign({ ...base, observed: [observation({})] }), lost)).rejects.toThrow(
      '0 of 4',
    );
  });
});
