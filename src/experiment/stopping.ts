/**
 * Whether there are replications enough for what was asked, judged on those there are: widths by Hoad's rule, signs at
 * planned looks. It depends on the replications in their order alone, so a run that was interrupted stops where any other
 * would.
 */
import { UsageError } from '../errors.js';
import { signOf } from '../stats/comparison/better-tied-worse.js';
import { skewedInterval, skewedMean } from '../stats/comparison/skewed-mean.js';
import { mean } from '../stats/interval.js';
import { enough } from '../stats/precision/enough.js';
import { atLook, type Sign } from '../stats/precision/looks.js';
import type { Collection } from './collect.js';
import { CONFIDENCE } from './confidence.js';
import type { Design } from './design.js';
import type { ResamplesOf } from './differences.js';
import { isHeadline, ofWholeProgramme } from './headlines.js';
import { isKnown, knownOf, knownTogether } from './known-values.js';
import { tieLevels } from './tie-levels.js';
import type { Until, Wanted } from './until.js';
import { ofWorlds } from './worlds.js';

/** One precision, of one strategy or one difference. */
export interface Width {
  readonly wanted: Wanted;
  /** Undefined: of the difference. */
  readonly strategy: string | undefined;
  readonly mean: number;
  readonly halfWidth: number;
  readonly isReached: boolean;
  /** Replications in all that will probably do; NaN where none can be told or it is reached. */
  readonly needed: number;
}

/** One headline difference from the reference. */
export interface Decision {
  readonly metric: string;
  readonly strategy: string;
  readonly sign: Sign;
  /** As of Width; NaN where it is not open. */
  readonly needed: number;
}

export interface Stopping {
  readonly until: Until;
  readonly reference: string;
  readonly replications: number;
  /** Which look this is, from 1. */
  readonly look: number;
  readonly widths: readonly Width[];
  readonly decisions: readonly Decision[];
  /** `reached`: all that was asked for; `budget`: there may be no more. Undefined: there is a next look. */
  readonly stop: 'reached' | 'budget' | undefined;
  /** Replications at the next look; undefined where there is none. */
  readonly next: number | undefined;
}

/**
 * @param until what was asked for; the design has as many replications as there are
 * @throws UsageError for a precision that no number of replications can give: of what is always 0 or unknown
 */
export function stoppingOf(design: Design, until: Until, collection: Collection, resamples: ResamplesOf): Stopping {
  const { replications, settings } = design;
  const n = replications.length;
  const widths = until.wanted.flatMap((wanted) => widthsOf(design, collection, wanted));
  const decisions = until.decide ? decisionsOf(design, until, collection, resamples) : [];
  const isReached = widths.every((one) => one.isReached) && decisions.every(({ sign }) => sign !== 'open');
  const stop = isReached ? 'reached' : n >= until.atMost ? 'budget' : undefined;
  return {
    until,
    reference: design.reference ?? '',
    replications: n,
    look: until.decide ? until.looks.filter((size) => size <= n).length : 1,
    widths,
    decisions,
    stop,
    next: stop === undefined ? nextLook(until, n, widths, settings.repeats) : undefined,
  };
}

/** Planned looks, where there are; else as many as will probably do, but at most twice as many as there are. */
function nextLook({ decide, looks, atMost }: Until, n: number, widths: readonly Width[], repeats: number): number {
  if (decide) return looks.find((size) => size > n)!;
  const needed = Math.max(...widths.filter(({ isReached }) => !isReached).map(({ needed }) => needed || 2 * n));
  const next = Math.max(n + 5, Math.min(needed, 2 * n));
  return Math.min(atMost, Math.ceil(next / repeats) * repeats);
}

function widthsOf(design: Design, collection: Collection, wanted: Wanted): Width[] {
  const { metric, pair, text } = wanted;
  const { strategies, settings } = design;
  const kept = design.kept.findIndex(({ column }) => column.metric === metric.id && ofWholeProgramme(column));
  const worlds = (strategy: string) =>
    ofWorlds(collection.values(strategies.indexOf(strategy), kept, 'excess'), settings.repeats);
  const lists: (readonly [string | undefined, Float64Array])[] =
    pair === undefined
      ? strategies.slice(1).map((id) => [id, knownOf(worlds(id))])
      : [[undefined, gapsOf(worlds(pair[0]), worlds(pair[1]))]];
  const never = refused(
    metric.id,
    lists.map(([, values]) => values),
    pair,
  );
  if (never !== undefined)
    throw new UsageError(
      `--precision '${text}': ${never} in all of the first ${design.replications.length} replications`,
    );
  return lists.flatMap(([strategy, values]): Width[] => {
    if (!varies(values)) return [];
    const found = enough(values, wanted.precision, CONFIDENCE);
    const centre = mean(values);
    const width =
      'absolute' in wanted.precision ? wanted.precision.absolute : wanted.precision.relative * Math.abs(centre);
    const isReached = found.enough !== undefined && found.halfWidth <= width;
    const needed = isReached || found.enough !== undefined ? Number.NaN : found.needed * settings.repeats;
    return [{ wanted, strategy, mean: centre, halfWidth: found.halfWidth, isReached, needed }];
  });
}

/** Why no number of replications gives a width: nothing is known, or nothing differs. */
function refused(metric: string, lists: readonly Float64Array[], pair: Wanted['pair']): string | undefined {
  if (lists.some(varies)) return undefined;
  if (lists.every((values) => values.length === 0)) return `${metric} is unknown`;
  if (pair !== undefined) return `${pair[0]} and ${pair[1]} have the same difference in ${metric}`;
  return lists.every((values) => values.every((x) => x === 0)) ? `${metric} is 0` : `${metric} is the same`;
}

function varies(values: Float64Array): boolean {
  return values.some((x) => x !== values[0]);
}

function gapsOf(strategy: Float64Array, reference: Float64Array): Float64Array {
  return strategy.map((x, i) => x - reference[i]!).filter(isKnown);
}

/** The family of comparisons with the reference, as compare.ts tests it, each look at its share of the chance of error. */
function decisionsOf(design: Design, until: Until, collection: Collection, resamples: ResamplesOf): Decision[] {
  const { strategies, settings, kept, reference } = design;
  const { repeats } = settings;
  const levels = tieLevels(design, collection);
  const base = strategies.indexOf(reference ?? '');
  const family = kept.flatMap(({ column, metric }, k) => {
    if (!isHeadline(column)) return [];
    return strategies.slice(1).flatMap((strategy, i) => {
      if (strategy === reference) return [];
      const [a, b] = levels(i + 1, base, k);
      const [own, other] = knownTogether(collection.values(i + 1, k, 'excess'), collection.values(base, k, 'excess'));
      const gaps = gapsOf(ofWorlds(own, repeats), ofWorlds(other, repeats));
      if (gaps.length === 0) return []; // what is unknown is no difference to decide on
      const isTied = a.every((x, r) => !(Math.abs(signOf(x, b[r]!)) > 0));
      return [{ metric: metric.id, strategy, gaps: isTied ? new Float64Array(gaps.length) : gaps }];
    });
  });
  const { signs } = atLook(
    family.map(({ gaps }) => gaps),
    (values, level) => skewedInterval(skewedMean(values, resamples), level),
    1 - CONFIDENCE,
    Math.max(0, until.looks.filter((size) => size <= design.replications.length).length - 1),
    until.looks.length,
  );
  return family.map(({ metric, strategy }, i) => {
    const { sign, needed } = signs[i]!;
    return { metric, strategy, sign, needed: needed * repeats };
  });
}
