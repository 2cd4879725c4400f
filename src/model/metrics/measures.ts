/**
 * How a level and its excess are computed, of a function of slices: the ways that metrics have in common. Each gives the
 * fold with the traits that follow from it, so that neither can be stated without the other.
 */
import { valueAt } from '../memoize.js';
import type { Metric, Ratio } from './metric.js';
import { onceASlice, type Slice } from './slice.js';

type Measure = Pick<Metric, 'fold' | 'excess' | 'ratio' | 'unknown'>;

/** Where a quotient is unknown. */
const NOTHING_BELOW = 'where there is nothing to divide by';
/** Where a mean is. */
const NO_CASE = 'where there is no case';

/** Of a slice beside another the measures that are differences by nature, by place of the fold. */
const excessesOf = onceASlice((_) => new Map<Slice, number[]>());
let folds = 0;

/** A measure of each slice alone: its level, and the difference of the two as excess. */
export function levelAndExcess(of: (slice: Slice) => number): Measure {
  const levelOf = onceASlice(of);
  return {
    excess: 'of_levels',
    fold: (slice, base) => {
      const value = levelOf(slice);
      return { value, excess: value - levelOf(base), censored: false };
    },
  };
}

/** The same of a quotient of two sums of a slice; unknown where the lower is 0. */
export function ratioAndExcess(of: (slice: Slice) => number, over: (slice: Slice) => number): Measure {
  return ratioOfLevels({ of, over, complement: false });
}

/** The same of the share that is not among `beyond`. */
export function shareWithin(beyond: (slice: Slice) => number, all: (slice: Slice) => number): Measure {
  return ratioOfLevels({ of: beyond, over: all, complement: true });
}

function ratioOfLevels(ratio: Ratio): Measure {
  const of = onceASlice((slice) => ratio.of(slice, slice));
  const over = onceASlice((slice) => ratio.over(slice, slice));
  const levelOf = (slice: Slice) => divided(ratio, of(slice), over(slice));
  return {
    excess: 'of_levels',
    ratio,
    unknown: NOTHING_BELOW,
    fold: (slice, base) => {
      const value = levelOf(slice);
      return { value, excess: value - levelOf(base), censored: false, ...partsOf(ratio, of(slice), over(slice)) };
    },
  };
}

/** A share of what the counterfactual comes to, whose own share is 1; unknown where that is 0. */
export function shareOfCounterfactual(of: (slice: Slice) => number): Measure {
  const ratio: Ratio = { of, over: (_, base) => of(base), complement: false };
  return {
    excess: 'of_levels',
    ratio,
    unknown: NOTHING_BELOW,
    fold: (slice, base) => {
      const [part, whole] = [of(slice), of(base)];
      const value = divided(ratio, part, whole);
      const excess = value - divided(ratio, whole, whole);
      return { value, excess, censored: false, ...partsOf(ratio, part, whole) };
    },
  };
}

/** A measure that is a difference by nature: it has an excess and no level. Several are parts of others. */
export function excessOnly(of: (slice: Slice, base: Slice) => number): Measure {
  const place = folds++;
  return {
    excess: 'by_nature',
    fold: (slice, base) => {
      const excesses = valueAt(excessesOf(slice), base, () => []);
      excesses[place] ??= of(slice, base);
      return { value: Number.NaN, excess: excesses[place], censored: false };
    },
  };
}

/** The same of a quotient of an excess and a count; unknown where the count is 0. */
export function excessForEach(of: (slice: Slice, base: Slice) => number, count: (slice: Slice) => number): Measure {
  const ratio: Ratio = { of, over: count, complement: false };
  return {
    excess: 'by_nature',
    ratio,
    unknown: NOTHING_BELOW,
    fold: (slice, base) => {
      const [part, whole] = [of(slice, base), count(slice)];
      const excess = divided(ratio, part, whole);
      return { value: Number.NaN, excess, censored: false, ...partsOf(ratio, part, whole) };
    },
  };
}

/**
 * The same of the mean of an excess for each case; unknown where there is none.
 * @param of null of a case that was cut short: it is left out, and the measure says so
 */
export function excessOfEach(of: (slice: Slice, base: Slice) => readonly (number | null)[]): Measure {
  const known = (slice: Slice, base: Slice) => of(slice, base).filter((excess) => excess !== null);
  const ratio: Ratio = {
    of: (slice, base) => sum(known(slice, base)),
    over: (slice, base) => known(slice, base).length,
    complement: false,
  };
  return {
    excess: 'by_nature',
    ratio,
    unknown: NOTHING_BELOW,
    fold: (slice, base) => {
      let [part, count, cut] = [0, 0, false];
      for (const excess of of(slice, base)) {
        if (excess === null) cut = true;
        else {
          part += excess;
          count++;
        }
      }
      const excess = divided(ratio, part, count);
      return { value: Number.NaN, excess, censored: cut, ...partsOf(ratio, part, count) };
    },
  };
}

/** A measure of go-lives that may be cut short; the counterfactual has none, so the excess is the level. */
export function programmeLevel(of: (slice: Slice, base: Slice) => { value: number; censored: boolean }): Measure {
  return {
    excess: 'the_level',
    fold: (slice, base) => {
      const { value, censored } = of(slice, base);
      return { value, excess: value, censored };
    },
  };
}

/** The same of the quotient of two sums, which is never cut short; unknown where the lower is 0. */
export function programmeRatio(of: (slice: Slice) => number, over: (slice: Slice) => number): Measure {
  return levelRatio({ of, over, complement: false }, (slice) => [of(slice), over(slice)], NOTHING_BELOW);
}

/** The same of the mean of a number for each case, such as each go-live; unknown where there is none. */
export function meanOfCases(
  cases: (slice: Slice, base: Slice) => readonly number[],
  censored: (slice: Slice, base: Slice) => boolean = () => false,
): Measure {
  const ratio: Ratio = {
    of: (slice, base) => sum(cases(slice, base)),
    over: (slice, base) => cases(slice, base).length,
    complement: false,
  };
  const parts = (slice: Slice, base: Slice) => {
    const values = cases(slice, base);
    return [sum(values), values.length] as const;
  };
  return levelRatio(ratio, parts, NO_CASE, censored);
}

/** A ratio whose counterfactual has no go-lives, so that the excess is the level. */
function levelRatio(
  ratio: Ratio,
  parts: (slice: Slice, base: Slice) => readonly [part: number, whole: number],
  unknown: string,
  censored: (slice: Slice, base: Slice) => boolean = () => false,
): Measure {
  return {
    excess: 'the_level',
    ratio,
    unknown,
    fold: (slice, base) => {
      const [part, whole] = parts(slice, base);
      const value = divided(ratio, part, whole);
      return { value, excess: value, censored: censored(slice, base), ...partsOf(ratio, part, whole) };
    },
  };
}

/** The excesses of some measures together. */
export function sumOfExcesses(parts: readonly Pick<Measure, 'fold'>[], slice: Slice, base: Slice): number {
  let all = 0;
  for (const { fold } of parts) all += fold(slice, base).excess;
  return all;
}

/** What a ratio comes to in one slice; NaN over 0. */
export function quotient(ratio: Ratio, slice: Slice, base: Slice): number {
  return divided(ratio, ratio.of(slice, base), ratio.over(slice, base));
}

function divided({ complement }: Ratio, part: number, whole: number): number {
  const share = part / (whole || Number.NaN);
  return complement ? 1 - share : share;
}

/** What is put together over replications: of a complement those that remain. */
function partsOf({ complement }: Ratio, part: number, whole: number) {
  return { numerator: complement ? whole - part : part, denominator: whole };
}

function sum(values: readonly number[]): number {
  let all = 0;
  for (const value of values) all += value;
  return all;
}
