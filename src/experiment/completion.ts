/**
 * By when every trust of the plan is live: the days by which that is so in half and in four of five replications. A
 * replication in which one never is, or withdrew, counts as never.
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
  /** For each of SURE the first day by which so many are done; undefined where that is not before the end. */
  readonly byDay: readonly (number | undefined)[];
}

/** One for each strategy, in the design's order. */
export function completions(design: Design, collection: Collection): Completion[] {
  const keptOf = (metric: string) =>
    design.kept.findIndex(({ column }) => column.metric === metric && ofWholeProgramme(column));
  const [completion, withdrawn] = [keptOf('completion_day'), keptOf('trusts_withdrawn')];
  if (completion < 0 || withdrawn < 0) return [];
  return design.strategies.slice(1).map((strategy, i) => {
    const left = collection.values(i + 1, withdrawn, 'level');
    const days = collection
      .values(i + 1, completion, 'level')
      .map((day, r) => (left[r]! > 0 || collection.isCut(i + 1, completion, r) ? Number.POSITIVE_INFINITY : day))
      .filter((day) => !Number.isNaN(day))
      .sort();
    const byDay = SURE.map((share) => {
      const day = days[Math.ceil(share * days.length) - 1];
      return day === undefined || day === Number.POSITIVE_INFINITY ? undefined : day;
    });
    return { strategy, done: days.filter((day) => day < Number.POSITIVE_INFINITY).length, of: days.length, byDay };
  });
}
