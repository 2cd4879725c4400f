/**
 * By when every trust of the plan is live: the days by which that is so in half and in four of five replications. Done
 * means that every trust of the plan is live; a replication in which one is not, or left, counts as never, and those in which
 * one left are counted beside it.
 */
import type { Collection } from './collect.js';
import type { Design } from './design.js';
import { ofWholeProgramme } from './headlines.js';

/** How sure the days are that are told, as shares of the replications. */
export const SURE = [0.5, 0.8] as const;

export interface Completion {
  readonly strategy: string;
  /** Replications in which all were live at the end, of those that had a plan. */
  readonly done: number;
  readonly of: number;
  /** Replications in which a trust of the plan left. */
  readonly left: number;
  /** Replications in which a trust of the plan was neither live nor had left: the programme went on. */
  readonly unfinished: number;
  /** For each of SURE the first day by which so many are done; undefined where that is not before the end. */
  readonly byDay: readonly (number | undefined)[];
}

/** One for each strategy, in the design's order. */
export function completions(design: Design, collection: Collection): Completion[] {
  const keptOf = (metric: string) =>
    design.kept.findIndex(({ column }) => column.metric === metric && ofWholeProgramme(column));
  const [completion, withdrawn, live] = ['completion_day', 'trusts_withdrawn', 'trusts_live'].map(keptOf);
  if (completion! < 0 || withdrawn! < 0 || live! < 0) return [];
  return design.strategies.slice(1).map((strategy, i) => {
    const left = collection.values(i + 1, withdrawn!, 'level');
    const made = collection.values(i + 1, live!, 'level');
    const planned = design.settings.strategies[i]!.goLiveDay.filter((day) => day !== null && day >= 0).length;
    const days = collection
      .values(i + 1, completion!, 'level')
      .map((day, r) => (collection.isCut(i + 1, completion!, r) ? Number.POSITIVE_INFINITY : day))
      .filter((day) => !Number.isNaN(day))
      .sort();
    const byDay = SURE.map((share) => {
      const day = days[Math.ceil(share * days.length) - 1];
      return day === undefined || day === Number.POSITIVE_INFINITY ? undefined : day;
    });
    return {
      strategy,
      done: days.filter((day) => day < Number.POSITIVE_INFINITY).length,
      of: days.length,
      left: left.filter((trusts) => trusts > 0).length,
      unfinished: left.filter((trusts, r) => trusts + made[r]! < planned).length,
      byDay,
    };
  });
}
