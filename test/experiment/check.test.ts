/**
 * The check as a statistical instrument: how often it cries wolf, how surely it sees a shift, and that it never passes
 * what it does not know. Real replications, and made-up correlated measures of which the truth is known.
 */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { readBaseline } from '../../src/cli/results/baseline-folder.js';
import { judge, type Pair } from '../../src/experiment/check/judge.js';
import { marginOf } from '../../src/experiment/check/margins.js';
import { metricById } from '../../src/model/metrics/registry.js';
import { allAnew, type Cell } from '../calibration/rekeyed.mjs';

const METRICS = 40;
const REPLICATIONS = 50;

/** Measures of one check: metrics share luck; the new ones differ by noise and, where asked, by a shift in units of the margin. */
function checkOf(seed: string, shift: number, shifted: number): Pair[] {
  const uniform = seedrandom.alea(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const common = Array.from({ length: REPLICATIONS }, normal);
  const noise = Array.from({ length: REPLICATIONS }, normal);
  return Array.from({ length: METRICS }, (_, m) => {
    const accepted = common.map((z) => 1000 + 100 * (0.7 * z + 0.7 * normal()));
    const margin = marginOf({ id: 'm', unit: 'u' }, [], accepted);
    const by = m < shifted ? shift * margin : 0;
    const now = accepted.map((value, r) => value + by + 30 * (0.6 * noise[r]! + 0.8 * normal()));
    return { accepted, now, margin };
  });
}

const changed = (pairs: Pair[]) => judge(pairs).some(({ verdict }) => verdict === 'changed');

/** The values of a shipped baseline: real replications, by strategy and metric. */
function shipped(name: string): Cell[] {
  const { runs, metrics } = readBaseline(new URL(`../../results/${name}/baseline`, import.meta.url).pathname, name)!;
  return [...runs].flatMap(([strategy, rows]) =>
    metrics.map((metric, m) => ({ strategy, metric, runs: { accepted: rows.map(({ values }) => values[m]!) } })),
  );
}

describe('golive check of real replications', () => {
  // As aa.mjs does with many more: both sides of a check are other replications of the same model.
  it('quickstart re-keyed is not said to have changed', () => {
    const cells = shipped('quickstart');
    const n = Math.floor(cells[0]!.runs['accepted']!.length / 2);
    expect(n).toBeGreaterThanOrEqual(15);
    const margin = ({ metric }: Cell, values: readonly number[]) =>
      marginOf(
        metricById(metric)!,
        [],
        values.filter((value) => !Number.isNaN(value)),
      );
    let [alarms, unmatched] = [0, 0];
    for (let i = 0; i < 100; i++) {
      const rows = judge(allAnew(cells, n, seedrandom.alea(`re-keyed ${i}`), margin));
      if (rows.some(({ verdict }) => verdict === 'changed')) alarms++;
      if (rows.some(({ lost, gained, pairs }) => lost + gained > 0.05 * (lost + gained + pairs))) unmatched++;
    }
    expect(alarms).toBeLessThanOrEqual(4); // P(5 or more of 100 at 1%) = 0.003
    expect(unmatched).toBe(100); // in every one there is a measure known in one run and not in the other
  });
});

describe('golive check', () => {
  it('cries wolf in at most 24 of 1,000 checks of what did not change (family-wise 1%)', () => {
    let alarms = 0;
    for (let i = 0; i < 1000; i++) if (changed(checkOf(`a/a ${i}`, 0, 0))) alarms++;
    expect(alarms).toBeLessThanOrEqual(24);
  });

  it('keeps that rate where every mean lies on its margin', () => {
    let alarms = 0;
    for (let i = 0; i < 1000; i++) if (changed(checkOf(`edge ${i}`, 1, METRICS))) alarms++;
    expect(alarms).toBeLessThanOrEqual(24);
    expect(alarms).toBeGreaterThan(0);
  });

  it('sees a shift of twice the margin in one measure, at least 192 times of 200', () => {
    let caught = 0;
    for (let i = 0; i < 200; i++) if (changed(checkOf(`shift ${i}`, 2, 1))) caught++;
    expect(caught).toBeGreaterThanOrEqual(192);
  });

  it('never passes while an interval crosses its margin', () => {
    for (let i = 0; i < 300; i++) {
      const pairs = checkOf(`cross ${i}`, 0.2 * (i % 10), 3);
      judge(pairs).forEach(({ verdict, low, high }, m) => {
        const within = low >= -pairs[m]!.margin && high <= pairs[m]!.margin;
        if (verdict === 'equivalent') expect(within).toBe(true);
        if (!within) expect(['changed', 'inconclusive']).toContain(verdict);
      });
    }
  });

  it('says how many replications would decide, and more where it is nearer', () => {
    const noisy = (by: number): Pair => {
      const [pair] = checkOf('needed', 0, 0);
      return {
        ...pair!,
        now:
          pair!.now.constructor === Array
            ? (pair!.now as number[]).map((v, r) => v + by * pair!.margin + (r % 2 ? 1 : -1) * 8 * pair!.margin)
            : [],
      };
    };
    const [far] = judge([noisy(0)]);
    const [near] = judge([noisy(0.9)]);
    expect(far!.verdict).toBe('inconclusive');
    expect(far!.needed).toBeGreaterThan(REPLICATIONS);
    expect(near!.needed).toBeGreaterThan(far!.needed!);
  });

  it('equal measures are the same; a measure that is known nowhere any more is a change; one pair decides nothing', () => {
    const accepted = [1, 2, Number.NaN, 4];
    expect(judge([{ accepted, now: accepted, margin: 0 }])[0]!.verdict).toBe('same');
    expect(judge([{ accepted: [1], now: [2], margin: 5 }])[0]!.verdict).toBe('inconclusive');
    expect(judge([{ accepted: [1, 2, 3], now: [2, 3, 4], margin: 1.5 }])[0]!.verdict).toBe('equivalent');
    expect(judge([{ accepted, now: accepted.map(() => Number.NaN), margin: 1 }])[0]!.verdict).toBe('inconclusive');
    const many = Array.from({ length: 50 }, (_, r) => r);
    expect(judge([{ accepted: many, now: many.map(() => Number.NaN), margin: 1 }])[0]!.verdict).toBe('changed');
  });

  it('a move that is the same in all pairs is judged by how many agree: three may by luck, fifty may not', () => {
    const alike = (count: number) => {
      const accepted = Array.from({ length: count }, (_, r) => r);
      return judge([{ accepted, now: accepted.map((x) => x + 1), margin: 0.5 }])[0]!;
    };
    expect(alike(3)).toMatchObject({ verdict: 'inconclusive', needed: 8 });
    expect(alike(3).pAdjusted).toBeCloseTo(2 / 2 ** 3, 12);
    expect(alike(8).verdict).toBe('changed');
    expect(alike(8).pAdjusted).toBeCloseTo(2 / 2 ** 8, 12);
    expect(alike(50).verdict).toBe('changed');
  });

  it('tests how many replications lost a measure against how many gained it, exactly, in the family', () => {
    const known = (before: number, both: number, after: number): Pair => {
      const at = (r: number, from: number, to: number) => (r >= from && r < to ? 10 : Number.NaN);
      const runs = Array.from({ length: 60 }, (_, r) => r);
      return {
        accepted: runs.map((r) => at(r, 0, before + both)),
        now: runs.map((r) => at(r, before, before + both + after)),
        margin: 1,
      };
    };
    // One replication gained it: that is no change, nor yet shown to be none.
    expect(judge([known(0, 0, 1)])[0]).toMatchObject({ verdict: 'inconclusive', lost: 0, gained: 1, pAdjusted: 1 });
    expect(judge([known(0, 30, 1)])[0]).toMatchObject({ verdict: 'equivalent', pairs: 30, lost: 0, gained: 1 });
    // Ten lost it and ten others gained it: nothing speaks for a change.
    expect(judge([known(10, 20, 10)])[0]).toMatchObject({ verdict: 'inconclusive', pAdjusted: 1 });
    // Ten lost it, none gained it: 2 x 2^-10 for this test; there are two, of the mean and of being known.
    expect(judge([known(10, 20, 0)])[0]).toMatchObject({ verdict: 'changed', pAdjusted: 4 / 2 ** 10 });
    // The same among forty others, each with its own two tests, is no certainty.
    const others = Array.from({ length: 40 }, () => known(10, 20, 10));
    const [row] = judge([known(10, 20, 0), ...others]);
    expect(row!.verdict).toBe('inconclusive');
    expect(row!.pAdjusted).toBeCloseTo((82 * 2) / 2 ** 10, 12);
  });

  it('needs more replications where more is tested: by the adjusted threshold', () => {
    const noisy = checkOf('adjusted', 1.4, METRICS).slice(0, 1);
    const alone = judge(noisy, 1e-9)[0]!;
    const among = judge([...noisy, ...checkOf('others', 0, 0)], 1e-9)[0]!;
    expect([alone.verdict, among.verdict]).toEqual(['inconclusive', 'inconclusive']);
    expect(among.needed).toBeGreaterThan(alone.needed!);
  });

  it('takes margins of the metric, then of the unit, then a share of mean or spread', () => {
    const metric = { id: 'm', unit: 'GBP' };
    const of = (name: string, relative: number | null, absolute: number | null) => ({ name, relative, absolute });
    expect(marginOf(metric, [of('GBP', null, 7), of('m', 0.1, null)], [10, 10])).toBeCloseTo(1, 12);
    expect(marginOf(metric, [of('GBP', null, 7)], [10, 10])).toBe(7);
    expect(marginOf(metric, [], [100, 100])).toBeCloseTo(5, 12);
    expect(marginOf(metric, [], [-1, 1])).toBeCloseTo(0.2 * Math.SQRT2, 12);
  });
});
