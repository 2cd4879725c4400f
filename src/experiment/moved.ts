/**
 * What moved between two runs of one scenario: of each strategy that is in both, the difference of its measures,
 * replication by replication. Replications of one seed meet the same world as far as inputs are equal, so they are
 * paired; of two seeds the pairs are independent, and the interval holds all the same.
 */
import { signOf } from '../stats/comparison/better-tied-worse.js';
import { skewedInterval, skewedMean } from '../stats/comparison/skewed-mean.js';
import { CONFIDENCE } from './confidence.js';
import type { Design } from './design.js';
import { resamplesFor } from './differences.js';
import { type Headline, headlines, ofWholeProgramme } from './headlines.js';
import { isKnown } from './known-values.js';
import type { Collected } from './run-design.js';
import { ofWorlds } from './worlds.js';

/** A run as it was collected. */
export interface Side {
  readonly design: Design;
  readonly collected: Collected;
}

/** One measure of one strategy: the later run less the earlier; undefined stands for unknown. */
export interface Move extends Headline {
  readonly strategy: string;
  readonly unit: string;
  readonly difference: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** `same`: in every pair; `chance`: the interval holds 0. */
  readonly finding: 'moved' | 'chance' | 'same' | 'unknown';
}

/** What is looked at: what strategies are compared by, and how much of the programme is done. */
export const watched: readonly Headline[] = [
  ...headlines,
  { metric: 'all_live_by_deadline', measure: 'level' },
  { metric: 'trusts_live', measure: 'level' },
];

/** By strategy of the later run, then measure; only what is kept in both. */
export function movesBetween(before: Side, after: Side): Move[] {
  const resamples = resamplesFor(after.design);
  const common = after.design.strategies.slice(1).filter((id) => before.design.strategies.includes(id));
  return common.flatMap((strategy) =>
    watched.flatMap(({ metric, measure }): Move[] => {
      const [old, now] = [before, after].map((side) => valuesOf(side, strategy, { metric, measure }));
      const unit = after.design.kept.find(({ column }) => column.metric === metric)?.metric.unit ?? '';
      if (old === undefined || now === undefined) return [];
      const n = Math.min(old.length, now.length);
      const gaps = Float64Array.from({ length: n }, (_, i) => (signOf(now[i]!, old[i]!) === 0 ? 0 : now[i]! - old[i]!));
      const known = gaps.filter(isKnown);
      const own = { strategy, metric, measure, unit };
      if (known.length === 0) {
        return [{ ...own, difference: undefined, low: undefined, high: undefined, finding: 'unknown' }];
      }
      const { value: difference, low, high } = skewedInterval(skewedMean(known, resamples), CONFIDENCE);
      const isClear = low > 0 || high < 0;
      const finding = known.every((x) => x === 0) ? 'same' : isClear ? 'moved' : 'chance';
      return [
        {
          ...own,
          difference,
          low: known.length < 2 ? undefined : low,
          high: known.length < 2 ? undefined : high,
          finding,
        },
      ];
    }),
  );
}

function valuesOf(
  { design, collected }: Side,
  strategy: string,
  { metric, measure }: Headline,
): Float64Array | undefined {
  const kept = design.kept.findIndex(({ column }) => column.metric === metric && ofWholeProgramme(column));
  if (kept < 0) return undefined;
  const { repeats } = design.settings;
  return ofWorlds(collected.collection.values(design.strategies.indexOf(strategy), kept, measure), repeats);
}
