/**
 * One strategy before and after a change, in the same worlds: what is read first of each replication, so little that a
 * page can carry it, and the paired differences. Separate from compare.ts, which compares the strategies of one run.
 */

import { mean } from '../stats/interval.js';
import { pairedDifference } from '../stats/paired.js';
import type { Collection } from './collect.js';
import { CONFIDENCE } from './confidence.js';
import type { Design } from './design.js';
import { exposure, type Headline, headlines, longWaits, ofWholeProgramme } from './headlines.js';
import { knownOf, knownTogether, orUnknown } from './known-values.js';
import { ofWorlds } from './worlds.js';

/** What is compared, in the order in which people read it. */
const compared: readonly Headline[] = [
  ...headlines,
  { metric: 'completion_day', measure: 'level' },
  { metric: 'hold_days', measure: 'level' },
  { metric: 'severe_go_lives', measure: 'level' },
  ...longWaits,
  ...exposure,
];

/** A measure of a strategy by replication, from the first; null where it is unknown, and for days never reached. */
export interface ValuesOf extends Headline {
  readonly values: readonly (number | null)[];
}

/** What is compared of one strategy of a run. Measures that are nowhere known are left out. */
export function comparedValues(design: Design, collection: Collection, strategy: string): ValuesOf[] {
  const s = design.strategies.indexOf(strategy);
  return compared.flatMap((headline): ValuesOf[] => {
    const kept = design.kept.findIndex(({ column }) => ofWholeProgramme(column) && column.metric === headline.metric);
    if (kept < 0 || s < 0) return [];
    const all = collection.values(s, kept, headline.measure);
    const isDay = design.kept[kept]!.metric.unit === 'day';
    const values = Array.from(all, (x, r) => (Number.isNaN(x) || (isDay && collection.isCut(s, kept, r)) ? null : x));
    return values.every((x) => x === null) ? [] : [{ ...headline, values }];
  });
}

/** A measure before and after, over the replications in which both are known. */
export interface Change extends Headline {
  readonly pairs: number;
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** After - before, with the limits of a paired interval; undefined with fewer than two pairs. */
  readonly difference: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/**
 * The changes from one run to another of the same seed; replications that only one of them has are left out.
 * @param repeats  replications in a row that share their drawn numbers
 */
export function changesOf(before: readonly ValuesOf[], after: readonly ValuesOf[], repeats: number): Change[] {
  return after.flatMap(({ metric, measure, values }): Change[] => {
    const own = before.find((one) => one.metric === metric && one.measure === measure);
    if (own === undefined) return [];
    const count = Math.min(own.values.length, values.length);
    const column = (of: readonly (number | null)[]) => Float64Array.from(of.slice(0, count), (x) => x ?? Number.NaN);
    const [a, b] = knownTogether(column(values), column(own.values));
    const [x, y] = [ofWorlds(a, repeats), ofWorlds(b, repeats)].map(knownOf) as [Float64Array, Float64Array];
    const { mean: difference, low, high } = pairedDifference(x, y, CONFIDENCE);
    const centre = (of: Float64Array) => (of.length === 0 ? undefined : orUnknown(mean(of)));
    return [{ metric, measure, pairs: knownOf(a).length, before: centre(y), after: centre(x), difference, low, high }];
  });
}
