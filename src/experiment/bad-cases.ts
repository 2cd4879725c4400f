/**
 * How bad it can get: of each headline and strategy the value that one replication in twenty exceeds, as far out as the
 * replications can tell, with the replication in which it can be looked at. With repeats the first replication of each
 * world is taken: those are independent of each other.
 */
import { badCase } from '../stats/bad-case.js';
import type { Collection } from './collect.js';
import { CONFIDENCE } from './confidence.js';
import type { Design } from './design.js';
import { isHeadline } from './headlines.js';
import { orUnknown } from './known-values.js';

export interface BadCase {
  readonly metric: string;
  readonly unit: string;
  readonly strategy: string;
  /** The excess, with the limits of an order statistic; undefined where unknown. */
  readonly value: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Share of replications that are worse: 0.05, 0.1, or 0 for the worst seen. */
  readonly worseShare: number;
  /** The replication that comes nearest to it. */
  readonly replication: number;
}

/** By metric, then strategy, in the design's order; only what is known. */
export function badCases(design: Design, collection: Collection): BadCase[] {
  const { repeats } = design.settings;
  return design.kept.flatMap(({ column, metric }, k) => {
    const { better } = metric;
    if (!isHeadline(column) || better === 'neither') return [];
    return design.strategies.slice(1).flatMap((strategy, i): BadCase[] => {
      const values = collection.values(i + 1, k, 'excess').filter((_, r) => r % repeats === 0);
      const { value, low, high, worseShare, replication } = badCase(values, better, CONFIDENCE);
      if (replication === undefined) return [];
      const limits = { low: orUnknown(low), high: orUnknown(high) };
      const own = { metric: metric.id, unit: metric.unit, strategy, value, worseShare };
      return [{ ...own, ...limits, replication: replication * repeats }];
    });
  });
}
