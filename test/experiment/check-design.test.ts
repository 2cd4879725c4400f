/** A check from replications to its verdict, on outcomes made by hand; and the numbers it rests on, by hand too. */
import { describe, expect, it } from 'vitest';
import { acceptedOf, type Baseline, checkedMetrics } from '../../src/experiment/check/baseline.js';
import { checkDesign, looksUpTo } from '../../src/experiment/check/check.js';
import { FAMILY, judge } from '../../src/experiment/check/judge.js';
import { marginOf } from '../../src/experiment/check/margins.js';
import { isWithin, movedBy, pairsNeeded } from '../../src/experiment/check/moved.js';
import { type Design, designOf, withReplications } from '../../src/experiment/design.js';
import type { Executor } from '../../src/experiment/executor.js';
import { COUNTERFACTUAL } from '../../src/model/settings.js';
import type { Margin } from '../../src/scenario/resolve/margins.js';
import { type Measures, madeUpOutcome, madeUpScenario } from './made-up.js';

const scenario = madeUpScenario();
const metric = 'lost_revenue_gbp';
const place = checkedMetrics.indexOf(metric);
const margins = (absolute: number): Margin[] => [{ name: metric, absolute, relative: null }] as Margin[];

interface Made {
  readonly measures: (id: string, replication: number) => Measures;
  readonly events?: string;
  readonly metrics?: string;
}

/** Outcomes of the replications that are asked for, which are noted. */
function made({ measures, events = 'e', metrics = 'm' }: Made, asked: number[][] = []): Executor {
  return async function* (design, replications = design.replications) {
    asked.push([...replications]);
    for (const r of replications)
      yield design.strategies.map((id) => ({
        ...madeUpOutcome(scenario, id, r, measures(id, r)),
        fingerprintEvents: `${events} ${id} ${r}`,
        fingerprintMetrics: `${metrics} ${id} ${r}`,
      }));
  };
}

async function accepted(design: Design, from: Made, metrics = checkedMetrics): Promise<Baseline> {
  const read = acceptedOf(design);
  const runs = new Map(design.strategies.map((id) => [id, [] as ReturnType<typeof read>[]]));
  for await (const outcomes of made(from)(design)) for (const one of outcomes) runs.get(one.strategy)!.push(read(one));
  const places = metrics.map((id) => checkedMetrics.indexOf(id));
  for (const all of runs.values())
    all.splice(0, all.length, ...all.map((run) => ({ ...run, values: places.map((m) => run.values[m]!) })));
  return { scenario: 'made-up', seed: 'seed-1', version: '0', reason: 'x', set: [], metrics, runs };
}

const of = (n: number): Design => withReplications(designOf(scenario), n);
const flat: Made = { measures: (_, r) => ({ [metric]: 1000 + r }) };
/** Moved under one strategy, by so much more and less by turns. */
const moved = (by: number, spread = 0): Made => ({
  measures: (id, r) => ({ [metric]: 1000 + r + (id === 'local' ? by + (r % 2 === 0 ? spread : -spread) : 0) }),
  metrics: 'other',
});

describe('what is accepted of an outcome', () => {
  it('is the level of the counterfactual and the excess of the others, of the whole programme over all time', () => {
    const design = of(1);
    const read = acceptedOf(design);
    const measures = { [metric]: { value: 5, excess: 3 } };
    const run = read(madeUpOutcome(scenario, COUNTERFACTUAL, 0, measures));
    expect(run).toMatchObject({ events: 'aa', metrics: 'bb' });
    expect(run.values).toHaveLength(checkedMetrics.length);
    expect(run.values[place]).toBe(5);
    expect(read(madeUpOutcome(scenario, 'local', 0, measures)).values[place]).toBe(3);
    expect(run.values.filter((value) => !Number.isNaN(value))).toEqual([5]); // nothing of a trust, which is 7
  });
});

describe('a check', () => {
  it('of equal fingerprints of measures looks at nothing else; what happened in between may differ', async () => {
    const baseline = await accepted(of(3), flat);
    const same = await checkDesign(of(3), baseline, [], made(flat), undefined);
    expect(same).toMatchObject({ verdict: 'pass', tier: 0, internalChange: false, replications: 3, rows: [] });
    const other = await checkDesign(of(3), baseline, [], made({ ...flat, events: 'others' }), undefined);
    expect(other).toMatchObject({ verdict: 'pass', tier: 0, internalChange: true });
    expect(other).toMatchObject({ strategies: of(1).strategies, metrics: checkedMetrics, scenario: 'made-up' });
  });

  it('of equal measures passes whatever their fingerprints; of a difference inside its margin too, which it lists', async () => {
    const baseline = await accepted(of(3), flat);
    const equal = await checkDesign(of(3), baseline, [], made({ ...flat, metrics: 'others' }), undefined);
    expect(equal).toMatchObject({ verdict: 'pass', tier: 1, internalChange: false, rows: [] });
    const inside = await checkDesign(of(3), baseline, [], made({ ...flat, metrics: 'x', events: 'y' }), undefined);
    expect(inside).toMatchObject({ tier: 1, internalChange: true });
    const near = await checkDesign(of(9), await accepted(of(9), flat), margins(5), made(moved(1)), undefined);
    expect(near).toMatchObject({ verdict: 'pass', tier: 2, internalChange: false });
    expect(near.rows).toHaveLength(1);
    expect(near.rows[0]).toMatchObject({
      verdict: 'equivalent',
      strategy: 'local',
      metric,
      unit: 'GBP',
      margin: 5,
      before: 1004,
      after: 1005,
      difference: 1,
    });
  });

  it('of metrics that the baseline has not is of the others, and says which', async () => {
    const metrics = [metric, checkedMetrics[0]!];
    const baseline = await accepted(of(3), flat, metrics);
    const check = await checkDesign(of(3), baseline, [], made(flat), undefined);
    expect(check).toMatchObject({ verdict: 'pass', tier: 1, metrics, rows: [] });
    expect(check.unchecked).toEqual(checkedMetrics.filter((id) => !metrics.includes(id)));
    const changed = await checkDesign(
      of(9),
      await accepted(of(9), flat, metrics),
      margins(5),
      made(moved(50)),
      undefined,
    );
    expect(changed.rows.map(({ metric: id, verdict }) => [id, verdict])).toEqual([[metric, 'changed']]);
  });

  it('means known values only, before and after', async () => {
    const some: Made = { measures: (_, r) => ({ [metric]: r === 0 ? Number.NaN : 10 }) };
    const now: Made = { measures: (_, r) => ({ [metric]: r === 8 ? Number.NaN : 20 }), metrics: 'other' };
    const check = await checkDesign(of(9), await accepted(of(9), some), margins(1), made(now), undefined);
    expect(check.rows[0]).toMatchObject({ before: 10, after: 20, pairs: 7, lost: 1, gained: 1 });
    // The margin is of what was known: a twentieth of its mean.
    const usual = await checkDesign(of(9), await accepted(of(9), some), [], made(now), undefined);
    expect(usual.rows[0]!.margin).toBeCloseTo(0.5, 12);
  });

  it('is inconclusive where one measure is, changed where any is', async () => {
    const baseline = await accepted(of(9), flat);
    const unsure = await checkDesign(of(9), baseline, margins(5), made(moved(4, 6)), undefined);
    expect(unsure).toMatchObject({ verdict: 'inconclusive', tier: 2, internalChange: false });
    const both: Made = {
      measures: (id, r) => ({ ...moved(4, 6).measures(id, r), net_cost_gbp: id === 'national' ? 50 : 0 }),
      metrics: 'other',
    };
    expect((await checkDesign(of(9), await accepted(of(9), flat), margins(5), made(both), undefined)).verdict).toBe(
      'inconclusive',
    );
    const before: Made = { measures: (id, r) => ({ ...flat.measures(id, r), net_cost_gbp: 0 }) };
    const changed = await checkDesign(of(9), await accepted(of(9), before), margins(5), made(both), undefined);
    expect(changed.verdict).toBe('changed');
    expect(new Set(changed.rows.map(({ verdict }) => verdict))).toEqual(new Set(['changed', 'inconclusive']));
  });

  it('looks again where it is inconclusive, at what is new only, until it is decided', async () => {
    expect([30, 50, 60, 400, 500].map(looksUpTo)).toEqual([
      [30],
      [50],
      [50, 60],
      [50, 100, 200, 400],
      [50, 100, 200, 400, 500],
    ]);
    const baseline = await accepted(of(120), flat);
    const run = async (from: Made, most: number | undefined) => {
      const asked: number[][] = [];
      let steps = 0;
      const check = await checkDesign(of(120), baseline, margins(5), made(from, asked), most, () => steps++);
      return {
        verdict: check.verdict,
        replications: check.replications,
        steps,
        asked: asked.map((r) => [r[0], r.length]),
      };
    };
    const unsure = { verdict: 'inconclusive', replications: 120 };
    expect(await run(moved(5, 6), 120)).toEqual({
      ...unsure,
      steps: 120,
      asked: [
        [0, 50],
        [50, 50],
        [100, 20],
      ],
    });
    expect(await run(moved(5, 6), undefined)).toEqual({ ...unsure, steps: 120, asked: [[0, 120]] });
    const first = { replications: 50, steps: 50, asked: [[0, 50]] };
    expect(await run(moved(90, 6), 120)).toEqual({ verdict: 'changed', ...first });
    expect(await run(moved(0, 1), 120)).toEqual({ verdict: 'pass', ...first });
  });

  it('shares the rate of false alarms among its looks', async () => {
    // One test of 50 pairs whose p-value is between half the rate and the rate.
    const by = 2.85 / Math.sqrt(49);
    const { p } = movedBy(
      Array.from({ length: 50 }, (_, r) => by + (r % 2 === 0 ? 1 : -1)),
      0,
    );
    expect(p).toBeGreaterThan(FAMILY / 2);
    expect(p).toBeLessThan(FAMILY);
    const from = moved(by, 1);
    const baseline = await accepted(of(51), flat);
    const at = (n: number, most?: number) => checkDesign(of(n), baseline, margins(0), made(from), most);
    expect((await at(50)).verdict).toBe('changed');
    expect((await at(51, 51)).replications).toBe(51);
  });
});

describe('what a check rests on', () => {
  /** The distribution of Student's t with three degrees of freedom, in closed form. */
  const t3 = (t: number) => 0.5 + (t / Math.sqrt(3) / (1 + (t * t) / 3) + Math.atan(t / Math.sqrt(3))) / Math.PI;

  it('has the interval and the p-value of four pairs, by hand', () => {
    const error = Math.sqrt(5 / 3) / 2;
    for (const margin of [0, 1, 2.4]) {
      for (const sign of [1, -1]) {
        const found = movedBy(
          [1, 2, 3, 4].map((x) => sign * x),
          margin,
        );
        expect(found).toMatchObject({ pairs: 4, margin, difference: sign * 2.5 });
        expect(found.spread).toBeCloseTo(Math.sqrt(5 / 3), 12);
        expect(found.high - found.difference).toBeCloseTo(2.353363 * error, 5);
        expect(found.difference - found.low).toBeCloseTo(2.353363 * error, 5);
        const p = 1 - t3((2.5 - margin) / error) + 1 - t3((2.5 + margin) / error);
        expect(found.p).toBeCloseTo(p, 10);
      }
    }
    expect(movedBy([1, 2, 3, 4], 1e9).p).toBe(1); // never more than certain
    expect(movedBy([0, 0.1, -0.1], 0).p).toBeCloseTo(1, 12);
  });

  it('knows nothing of the mean of fewer than two', () => {
    const none = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, p: 1, spread: 0 };
    expect(movedBy([], 1)).toEqual({ pairs: 0, margin: 1, difference: 0, ...none });
    expect(movedBy([7], 1)).toEqual({ pairs: 1, margin: 1, difference: 7, ...none });
    expect(isWithin(movedBy([0], 1))).toBe(false);
    expect(judge([{ accepted: [1], now: [2], margin: 5 }])[0]!.needed).toBeUndefined();
    // Two pairs have an interval: t of one degree of freedom is tan(0.45 pi).
    const two = movedBy([1, 3], 0);
    expect(two.high - two.difference).toBeCloseTo(Math.tan(0.45 * Math.PI), 6);
    expect(two.difference - two.low).toBeCloseTo(Math.tan(0.45 * Math.PI), 6);
  });

  it('takes pairs that all moved alike by their number, and only beyond the margin', () => {
    expect(movedBy([3, 3, 3], 2)).toMatchObject({ spread: 0, low: 3, high: 3, p: expect.closeTo(0.25, 12) });
    expect(movedBy([-3, -3, -3], 2).p).toBeCloseTo(0.25, 12);
    expect(movedBy([2, 2, 2], 2).p).toBe(1); // on the margin is within it
  });

  it('is within where the whole interval is, its ends included', () => {
    const at = (low: number, high: number) => isWithin({ ...movedBy([0, 1], 2), low, high });
    expect([at(-2, 2), at(-2.1, 1), at(-1, 2.1), at(-1, 1)]).toEqual([true, false, false, true]);
  });

  it('needs as many pairs as bring the interval inside, or the p-value down, by hand', () => {
    const has = (pairs: number, difference: number, spread: number, margin: number) => ({
      ...movedBy([], margin),
      pairs,
      difference,
      spread,
    });
    // Inside: (1.6449 x 2 / 0.8)^2 = 17 pairs by the normal; with t of 16 degrees (1.7459 x 2 / 0.8)^2 = 20.
    expect(pairsNeeded(has(10, 0.2, 2, 1), 0.01)).toBe(20);
    expect(pairsNeeded(has(10, -0.2, 2, 1), 0.01)).toBe(20);
    expect(pairsNeeded(has(19, 0.2, 2, 1), 0.01)).toBe(20);
    expect(pairsNeeded(has(20, 0.2, 2, 1), 0.01)).toBe(21); // it has these, and they did not do
    // Beyond a margin, one-sided: (2.3263 x 2 / 2)^2 = 6, then t of 5: (3.3649)^2 = 12.
    expect(pairsNeeded(has(3, 3, 2, 1), 0.01)).toBe(12);
    expect(pairsNeeded(has(3, -3, 2, 1), 0.01)).toBe(12);
    // Without a margin, two-sided: (2.5758)^2 = 7, then t of 6: (3.7074)^2 = 14.
    expect(pairsNeeded(has(3, 2, 2, 0), 0.01)).toBe(14);
    // So little spread that a pair would do: t has no such degrees of freedom.
    expect(pairsNeeded(has(3, 0, 0.1, 1), 0.01)).toBe(4);
    // All alike: 2 / 2^8 is the first at most 0.01.
    expect(pairsNeeded(has(3, 2, 0, 1), 0.01)).toBe(8);
    expect(pairsNeeded(has(3, 2, 0, 1), 0.26)).toBe(3);
    expect(pairsNeeded(has(3, 2, 0, 1), 0.9)).toBe(2);
    for (const never of [has(9, 1, 2, 1), has(9, 0.5, 0, 1), has(1, 0.5, 1, 1), has(9, Number.NaN, 1, 1)])
      expect(pairsNeeded(never, 0.01)).toBeUndefined();
  });

  it('takes an absolute margin before a relative one, a relative one of the mean without its sign', () => {
    const gbp = { id: 'm', unit: 'GBP' };
    const both = [{ name: 'm', absolute: 3, relative: 0.5 }] as unknown as Margin[];
    expect(marginOf(gbp, both, [10, 10])).toBe(3);
    const relative = [{ name: 'GBP', absolute: null, relative: 0.5 }] as unknown as Margin[];
    expect(marginOf(gbp, relative, [-10, -10])).toBe(5);
    expect(marginOf(gbp, [{ name: 'other', absolute: 3, relative: null }] as unknown as Margin[], [-100])).toBe(5);
    expect(marginOf(gbp, [], [])).toBe(0);
    expect(marginOf(gbp, relative, [])).toBe(0);
  });

  it('does not call a measure changed that few replications lost, however surely', () => {
    const runs = Array.from({ length: 1000 }, (_, r) => r);
    const lost = (count: number) => ({
      accepted: runs.map(() => 1),
      now: runs.map((r) => (r < count ? Number.NaN : 1)),
      margin: 1,
    });
    expect(judge([lost(20)])[0]).toMatchObject({ verdict: 'equivalent', lost: 20, needed: undefined });
    expect(judge([lost(50)])[0]).toMatchObject({ verdict: 'inconclusive', pAdjusted: expect.closeTo(0, 9) });
    expect(judge([lost(51)])[0]).toMatchObject({ verdict: 'changed', pairs: 949, lost: 51, gained: 0 });
    const gained = judge([{ ...lost(51), accepted: lost(51).now, now: lost(51).accepted }])[0];
    expect(gained).toMatchObject({ verdict: 'changed', lost: 0, gained: 51 });
  });

  it('counts what it needs in replications, of which only some have both values', () => {
    // Every other replication knows the measure, before and now.
    const known = Array.from({ length: 40 }, (_, r) => r % 2 === 0);
    const accepted = known.map((is) => (is ? 100 : Number.NaN));
    const now = known.map((is, r) => (is ? 100 + (r % 4 === 0 ? 8 : -8) : Number.NaN));
    const pairs = pairsNeeded(
      movedBy(
        now.map((x, r) => x - accepted[r]!).filter((x) => !Number.isNaN(x)),
        2,
      ),
      FAMILY,
    )!;
    expect(judge([{ accepted, now, margin: 2 }])[0]).toMatchObject({
      verdict: 'inconclusive',
      pairs: 20,
      needed: 2 * pairs,
    });
  });
});
