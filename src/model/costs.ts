/**
 * What is spent beside the work for patients, by trust and item. Spending that goes on becomes a dated fact when its rate
 * changes, and at the horizon; apart from the world, which only knows the time.
 */
import type { CostItem, Fact } from './facts.js';

/** Whose money it is. */
interface Payer {
  readonly index: number;
}

interface Rate {
  readonly payer: Payer;
  readonly item: CostItem;
  readonly since: number;
  readonly gbpPerDay: number;
}

export class Costs {
  private readonly clock: { readonly now: number };
  private readonly facts: Fact[];
  private readonly rates = new Map<string, Rate>();
  private closed = false;

  /** @param facts takes what was spent */
  constructor(clock: { readonly now: number }, facts: Fact[]) {
    this.clock = clock;
    this.facts = facts;
  }

  /** Spends so much a day on an item from now on. */
  perDay(payer: Payer, item: CostItem, gbpPerDay: number): void {
    if (this.closed) return;
    const key = `${item} ${payer.index}`;
    const until = this.clock.now;
    const before = this.rates.get(key);
    if (before && before.gbpPerDay > 0 && until > before.since) {
      this.record(payer, item, before.since, until, before.gbpPerDay);
    }
    this.rates.set(key, { payer, item, since: until, gbpPerDay });
  }

  /** So much was spent on an item, evenly, from a day until now. */
  since(payer: Payer, item: CostItem, from: number, gbp: number): void {
    const until = this.clock.now;
    if (gbp > 0 && until > from && !(this.closed && item !== 'initiatives'))
      this.record(payer, item, from, until, gbp / (until - from));
  }

  /** So much is spent today. */
  today(payer: Payer, item: CostItem, gbp: number): void {
    const day = this.clock.now;
    if (gbp > 0 && !this.closed) this.record(payer, item, day, day + 1, gbp);
  }

  /** The last day is over: what is open is closed, and from now on only the work of initiatives costs anything. */
  close(): void {
    for (const { payer, item } of [...this.rates.values()]) this.perDay(payer, item, 0);
    this.closed = true;
  }

  private record({ index: trust }: Payer, item: CostItem, day: number, until: number, gbpPerDay: number): void {
    this.facts.push({ kind: 'cost', item, trust, day, until, gbpPerDay });
  }
}
