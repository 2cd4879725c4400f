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
  /** Where the mean difference is 0, to the tolerance; between neighbours of the grid where its interval is open on both sides. */
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

/** Halvings of a grid's step: a crossing and the ends of its interval are found to 1/128 of the range. */
const HALVINGS = 4;

/**
 * @param from, to     ends of the range
 * @param differences  the paired differences at some values of the parameter, one a replication, NaN where unknown
 * @throws UsageError  for a range that does not run upwards, or a difference that is unknown all along it
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
    const found = await differences(values);
    values.forEach((value, i) => {
      const gaps = knownOf(found[i]!);
      known.set(value, { value, ...meanInterval(gaps, CONFIDENCE) });
      if (gaps.length > 0 && gaps.every((gap) => gap === 0)) identical.add(value);
    });
  };
  const ascending = () => [...known.values()].sort((x, y) => x.value - y.value);

  const grid = Array.from({ length: GRID }, (_, i) => digits(from + ((to - from) * i) / (GRID - 1)));
  await look(grid);
  if ([...known.values()].every(({ mean }) => mean === undefined)) {
    throw new UsageError(
      `the difference is unknown at each of ${GRID} values from ${from} to ${to}: ask it of another metric`,
    );
  }
  const cells = signChanges(ascending());
  // Between the widths after so many halvings and after one more, whatever was rounded.
  const enough = (to - from) / (GRID - 1) / (1.5 * (1 << HALVINGS));
  const isWide = ([a, b]: Bracket) => b - a > enough;
  const middles = (brackets: readonly Bracket[]) =>
    brackets
      .filter(isWide)
      .flatMap(([a, b]) => digits((a + b) / 2))
      .filter((value) => !known.has(value));
  // All crossings and all ends of intervals in one round: what the parameter leaves alone is simulated once for all. Where
  // no value of the range is told from 0 on either side, a crossing is chance: it stays as the grid shows it.
  let at = ascending();
  let brackets = cells.map((cell) => bracketsOf(cell, at));
  for (;;) {
    const fresh = new Set(
      middles(brackets.flatMap(({ zero, low, high }) => (low || high ? [zero, low ?? zero, high ?? zero] : []))),
    );
    if (fresh.size === 0) break;
    await look([...fresh]);
    at = ascending();
    brackets = cells.map((cell) => bracketsOf(cell, at));
  }
  const meanAt = (value: number) => known.get(value)!.mean!;
  const crossings = brackets.map(({ zero: [a, b], low, high }): Crossing => {
    const share = meanAt(a) / (meanAt(a) - meanAt(b));
    return {
      value: digits(a + (b - a) * share),
      low: low?.[0] ?? from,
      high: high?.[1] ?? to,
      openLow: low === undefined,
      openHigh: high === undefined,
      below: Math.sign(meanAt(a)),
    };
  });
  return { at, crossings, grid, same: [...identical].sort((x, y) => x - y) };
}

/** Two neighbouring values that are known. */
type Bracket = readonly [number, number];

/** Between which values a crossing and the ends of its interval are known to lie; an end is undefined beyond the range. */
interface Brackets {
  readonly zero: Bracket;
  readonly low: Bracket | undefined;
  readonly high: Bracket | undefined;
}

/** @param cell  neighbours of the grid between which the sign changes */
function bracketsOf([start, end]: Bracket, at: readonly AtValue[]): Brackets {
  const zero = signChanges(at.filter(({ value }) => start <= value && value <= end))[0]!;
  // The first value off the crossing that is told from 0, and the one before it, which may be the crossing's own.
  const below = at.findLastIndex((one) => one.value <= zero[0] && isClear(one));
  const above = at.findIndex((one) => one.value >= zero[1] && isClear(one));
  const neighbours = (i: number): Bracket => [at[i]!.value, at[i + 1]!.value];
  return {
    zero,
    low: below < 0 ? undefined : neighbours(below),
    high: above < 0 ? undefined : neighbours(above - 1),
  };
}

/** Whether the interval excludes 0. */
function isClear({ low, high }: AtValue): boolean {
  return low !== undefined && high !== undefined && (low > 0 || high < 0);
}

/** Neighbours between which the sign of the difference changes; a mean of exactly 0 belongs to the value after it. */
function signChanges(at: readonly AtValue[]): Bracket[] {
  const signed = at.filter(({ mean }) => mean !== undefined && mean !== 0);
  return signed.flatMap(({ value, mean }, i): Bracket[] => {
    const next = signed[i + 1];
    return next !== undefined && Math.sign(mean!) !== Math.sign(next.mean!) ? [[value, next.value]] : [];
  });
}

/** Ten digits: what is typed again gives the same value. */
function digits(value: number): number {
  return Number(value.toPrecision(10));
}
