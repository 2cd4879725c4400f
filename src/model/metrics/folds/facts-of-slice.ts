/** What the facts of a slice say: go-lives, stays in a phase, money spent. */
import { everyFactOf, type Fact, type FactOf } from '../../facts.js';
import { endOf, onceASlice, type Slice } from '../slice.js';

/** The facts of one kind, on days [from, to). */
export function factsOf<K extends Fact['kind']>(slice: Slice, kind: K): readonly FactOf<K>[] {
  return everyFactOf(slice.facts, kind).filter(({ day }) => day >= slice.from && day < slice.to);
}

/** First day of each trust that went live in the slice, by index of the trust. */
export function goLiveDays(slice: Slice): Map<number, number> {
  return new Map(factsOf(slice, 'go_live').map(({ trust, day }) => [trust, day]));
}

/**
 * Planned go-live day of a trust of the plan; null of the others. A trust that was live before the start is not of the
 * plan: its own trouble is in the counterfactual too.
 */
export function plannedDay({ strategy }: Slice, trust: number): number | null {
  const day = strategy.goLiveDay[trust] ?? null;
  return day !== null && day >= 0 ? day : null;
}

/** Whether a trust was live before the start. */
export function liveBefore({ strategy }: Slice, trust: number): boolean {
  return (strategy.goLiveDay[trust] ?? 0) < 0;
}

/** First day on which each trust entered a phase. */
export function firstEntries(slice: Slice, phase: string): Map<number, number> {
  const days = new Map<number, number>();
  for (const fact of factsOf(slice, 'phase')) {
    if (fact.phase === phase && !days.has(fact.trust)) days.set(fact.trust, fact.day);
  }
  return days;
}

/** All costs by trust id and day, so that sums of them do not depend on the order of trusts in the file. */
export const costsInOrder = onceASlice((slice: Slice): readonly FactOf<'cost'>[] => {
  const rank = new Map(slice.trusts.map((trust, index) => [trust.index, index]));
  return everyFactOf(slice.facts, 'cost').toSorted((a, b) => rank.get(a.trust)! - rank.get(b.trust)! || a.day - b.day);
});

/** GBP spent on an item within the slice. */
export function spent(slice: Slice, item: FactOf<'cost'>['item']): number {
  let gbp = 0;
  for (const fact of costsInOrder(slice)) {
    if (fact.item !== item) continue;
    const days = Math.min(fact.until, endOf(slice, { index: fact.trust })) - Math.max(fact.day, slice.from);
    if (days > 0) gbp += days * fact.gbpPerDay;
  }
  return gbp;
}
