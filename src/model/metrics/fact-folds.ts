/** What the facts of a slice say: go-lives, stays in a phase, money spent. */
import type { Fact } from '../facts.js';
import type { Slice } from './metric.js';

/** The facts of one kind, on days [from, to). */
export function factsOf<K extends Fact['kind']>(slice: Slice, kind: K): Extract<Fact, { kind: K }>[] {
  return slice.facts.filter(
    (fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind && fact.day >= slice.from && fact.day < slice.to,
  );
}

/** First day of each trust that went live in the slice, by index of the trust. */
export function goLiveDays(slice: Slice): Map<number, number> {
  return new Map(factsOf(slice, 'go_live').map(({ trust, day }) => [trust, day]));
}

/** First day on which each trust entered a phase. */
export function firstEntries(slice: Slice, phase: string): Map<number, number> {
  const days = new Map<number, number>();
  for (const fact of factsOf(slice, 'phase')) {
    if (fact.phase === phase && !days.has(fact.trust)) days.set(fact.trust, fact.day);
  }
  return days;
}

/** GBP spent on an item within the slice. */
export function spent(slice: Slice, item: string): number {
  const rank = new Map(slice.trusts.map((trust, index) => [trust.index, index]));
  const costs = slice.facts.filter((fact): fact is Extract<Fact, { kind: 'cost' }> => fact.kind === 'cost');
  // By trust id and day, so that the sum does not depend on the order of trusts in the file.
  costs.sort((a, b) => rank.get(a.trust)! - rank.get(b.trust)! || a.day - b.day);
  let gbp = 0;
  for (const fact of costs) {
    if (fact.item !== item) continue;
    const days = Math.min(fact.until, slice.to) - Math.max(fact.day, slice.from);
    if (days > 0) gbp += days * fact.gbpPerDay;
  }
  return gbp;
}

/** Mean of some numbers; NaN of none. */
export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
