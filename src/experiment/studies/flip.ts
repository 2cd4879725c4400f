/**
 * At which value of a parameter the better of two strategies changes. Nine values from end to end first; between every two
 * neighbours where the sign of the difference changes, bisection under the same random numbers. A crossing has an
 * interval: the values around it whose paired interval covers 0. All crossings are told, and so are the ends where there
 * is none. Parameters that are drawn are fixed at all trusts by setting them.
 */
import { UsageError } from '../../errors.js';
import { type MeanInterval, meanInterval } from '../../stats/interval.js';
import { CONFIDENCE } from '../confidence.js';
import { knownOf } from '../known-values.js';

/** The difference of two strategies at one value of the parameter. */
export interface AtValue extends MeanInterval {
  readonly value: number;
}

export interface Crossing {
  /** Where the mean difference is 0, to the tolerance. */
  readonly value: number;
  /** The values around it that cannot be told apart: the paired interval covers 0; as far as the range goes. */
  readonly low: number;
  readonly high: number;
  /** Whether the interval reaches an end of the range, so that it may go on beyond. */
  readonly openLow: boolean;
  readonly openHigh: boolean;
  /** Sign of the difference below the crossing: -1 or 1. */
  readonly below: number;
}

export interface Flip {
  /** All values that were simulated, ascending. */
  readonly at: readonly AtValue[];
  readonly crossings: readonly Crossing[];
  /** The values from end to end that were looked at first. */
  readonly grid: readonly number[];
  /** Values where both strategies came to the same in every replication. */
  readonly same: readonly number[];
}

const GRID = 9;

/** Bisections for each crossing, and for each end of its interval: the range over 8 x 2^6. */
const HALVINGS = 6;

/**
 * @param from, to     ends of the range
 * @param differences  the paired differences at some values of the parameter, one a replication, NaN where unknown
 * @throws UsageError  for a range that does not run upwards
 */
export async function findFlips(
  from: number,
  to: number,
  differences: (values: readonly number[]) => Promise<readonly Float64Array[]>,
): Promise<Flip> {
  if (!(from < to)) throw new UsageError(`from ${from} to ${to}: the range does not run upwards`);
  const known = new Map<number, AtValue>();
  const identical = new Set<number>();
  const look = async (values: readonly number[]): Promise<void> => {
    const fresh = [...new Set(values)].filter((value) => !known.has(value));
    if (fresh.length === 0) return;
    const found = await differences(fresh);
    fresh.forEach((value, i) => {
      const gaps = knownOf(found[i]!);
      known.set(value, { value, ...meanInterval(gaps, CONFIDENCE) });
      if (gaps.length > 0 && gaps.every((gap) => gap === 0)) identical.add(value);
    });
  };
  const meanAt = (value: number) => known.get(value)!.mean ?? Number.NaN;
  const isClear = (value: number) => {
    const { low, high } = known.get(value)!;
    return low !== undefined && high !== undefined && (low > 0 || high < 0);
  };

  /** How far from a value the interval goes on covering 0: to the next value known where it does not, halved. */
  const reach = async (start: number, direction: -1 | 1): Promise<Reach> => {
    const beyond = [...known.keys()]
      .filter((value) => (value - start) * direction >= 0)
      .sort((x, y) => (x - y) * direction);
    const first = beyond.findIndex(isClear);
    if (first < 0) return { value: direction < 0 ? from : to, open: true };
    let outside = beyond[first]!;
    let inside = beyond[first - 1] ?? outside;
    for (let i = 0; i < HALVINGS; i++) {
      const middle = between(inside, outside);
      if (middle === undefined) break;
      await look([middle]);
      if (isClear(middle)) outside = middle;
      else inside = middle;
    }
    return { value: outside, open: false };
  };

  const grid = Array.from({ length: GRID }, (_, i) => digits(from + ((to - from) * i) / (GRID - 1)));
  await look(grid);
  const crossings: Crossing[] = [];
  for (const [start, end] of signChanges([...known.values()])) {
    let [a, b] = [start, end];
    for (let i = 0; i < HALVINGS; i++) {
      const middle = between(a, b);
      if (middle === undefined) break;
      await look([middle]);
      if (Math.sign(meanAt(middle)) === Math.sign(meanAt(a))) a = middle;
      else b = middle;
    }
    const share = meanAt(a) / (meanAt(a) - meanAt(b));
    const [low, high] = [await reach(a, -1), await reach(b, 1)];
    crossings.push({
      value: digits(a + (b - a) * share),
      low: low.value,
      high: high.value,
      openLow: low.open,
      openHigh: high.open,
      below: Math.sign(meanAt(a)),
    });
  }
  return {
    at: [...known.values()].sort((x, y) => x.value - y.value),
    crossings,
    grid,
    same: [...identical].sort((x, y) => x - y),
  };
}

interface Reach {
  readonly value: number;
  readonly open: boolean;
}

/** The middle of two values, to ten digits; undefined where that is one of them. */
function between(a: number, b: number): number | undefined {
  const middle = digits((a + b) / 2);
  return middle === a || middle === b ? undefined : middle;
}

/** Neighbours between which the sign of the difference changes; a mean of exactly 0 belongs to the value after it. */
function signChanges(at: readonly AtValue[]): [number, number][] {
  const signed = at.filter(({ mean }) => mean !== undefined && mean !== 0).sort((x, y) => x.value - y.value);
  return signed.flatMap(({ value, mean }, i): [number, number][] => {
    const next = signed[i + 1];
    return next !== undefined && Math.sign(mean!) !== Math.sign(next.mean!) ? [[value, next.value]] : [];
  });
}

/** Ten digits: what is typed again gives the same value. */
function digits(value: number): number {
  return Number(value.toPrecision(10));
}
