/**
 * What the end cuts short under each strategy: go-lives that were still to come on the last day, and lists that had not
 * cleared when the run-out ended. Where either is so in more than a few replications, a later end may tell otherwise.
 */
import type { Collection } from './collect.js';
import type { Completion } from './completion.js';
import type { Design } from './design.js';
import { ofWholeProgramme } from './headlines.js';
import type { Verdict } from './verdict.js';

export interface CutShort {
  readonly strategy: string;
  readonly replications: number;
  /** Replications in which a trust of the plan was neither live nor had left. */
  readonly unfinished: number;
  /** Replications in which lists had not cleared, and how many on average in them. */
  readonly notCleared: number;
  readonly lists: number;
  /** Such lists in an average replication, for each service of the scenario. */
  readonly perService: number;
}

/** One for each strategy, in the design's order. */
export function cutShort(design: Design, collection: Collection, completions: readonly Completion[]): CutShort[] {
  const kept = design.kept.findIndex(({ column }) => column.metric === 'lists_not_cleared' && ofWholeProgramme(column));
  if (kept < 0) return [];
  const services = design.settings.trusts.reduce((sum, trust) => sum + trust.services.length, 0);
  return design.strategies.slice(1).map((strategy, i) => {
    const open = collection.values(i + 1, kept, 'level').filter((lists) => lists > 0);
    const all = open.reduce((sum, lists) => sum + lists, 0);
    return {
      strategy,
      replications: design.replications.length,
      unfinished: completions.find((one) => one.strategy === strategy)?.unfinished ?? 0,
      notCleared: open.length,
      lists: all / (open.length || 1),
      perService: all / (design.replications.length * services || 1),
    };
  });
}

/**
 * A verdict may hang on the end where go-lives are still to come in more than this share of the replications, or where on
 * average more than this share of the services has a list that has not cleared: what few decide is told as it is (grade D).
 */
export const MANY_CUT = 0.1;

/** A verdict that may be another with a later end. */
export interface OnEnd {
  readonly strategy: string;
  readonly reference: string;
  readonly metric: string;
  /** The strategy, of the two, that is cut short in more replications; what of, and in how many. */
  readonly under: string;
  readonly why: 'unfinished' | 'not_cleared';
  readonly count: number;
  readonly of: number;
}

/** Of the verdicts that tell two strategies apart, those of which either is cut short in many replications. */
export function onEnd(verdicts: readonly Verdict[], cuts: readonly CutShort[]): OnEnd[] {
  const causes = cuts.flatMap(({ strategy: under, replications: of, unfinished, notCleared, perService }) => [
    ...(unfinished > MANY_CUT * of ? [{ under, why: 'unfinished' as const, count: unfinished, of }] : []),
    ...(perService > MANY_CUT ? [{ under, why: 'not_cleared' as const, count: notCleared, of }] : []),
  ]);
  return verdicts.flatMap(({ strategy, reference, harms }) => {
    const [worst] = causes
      .filter(({ under }) => under === strategy || under === reference)
      .sort((a, b) => b.count - a.count);
    if (worst === undefined) return [];
    const apart = harms.filter(({ finding }) => finding === 'better' || finding === 'worse');
    return apart.map(({ metric }): OnEnd => ({ strategy, reference, metric, ...worst }));
  });
}
