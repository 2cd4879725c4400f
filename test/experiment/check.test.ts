/**
 * The check as a statistical instrument: how often it cries wolf, how surely it sees a shift, and that it never passes
 * what it does not know. Synthetic, correlated measures as a model gives them.
 */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { judge, type Pair } from '../../src/experiment/check/judge.js';
import { marginOf } from '../../src/experiment/check/margins.js';

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

  it('equal measures are the same; a measure that is known no more is a change; one pair decides nothing', () => {
    const accepted = [1, 2, Number.NaN, 4];
    expect(judge([{ accepted, now: accepted, margin: 0 }])[0]!.verdict).toBe('same');
    expect(judge([{ accepted, now: [1, Number.NaN, Number.NaN, Number.NaN], margin: 1 }])[0]!.verdict).toBe('changed');
    expect(judge([{ accepted: [1], now: [2], margin: 5 }])[0]!.verdict).toBe('inconclusive');
    expect(judge([{ accepted: [1, 2, 3], now: [2, 3, 4], margin: 0.5 }])[0]!.verdict).toBe('changed');
    expect(judge([{ accepted: [1, 2, 3], now: [2, 3, 4], margin: 1.5 }])[0]!.verdict).toBe('equivalent');
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
