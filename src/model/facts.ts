/**
 * Dated facts: the rare things of a replication, one record each, in the order they happened. Patients do not leave
 * facts; they leave integers in the ledger.
 */
import { memoize, valueAt } from './memoize.js';

/** What money is spent on beside the work for patients. */
export type CostItem = 'trouble' | 'recovery' | 'hold' | 'booking' | 'initiatives' | 'delivery' | 'at_risk' | 'legacy';

/** What a live trust that asks for a later release waits for. */
export type UpgradeWait = 'green light' | 'open week' | 'experts';

/** `trust`: index of the trust; one past the last trust for what concerns the programme as a whole. */
export type Fact =
  | {
      readonly kind: 'phase';
      readonly day: number;
      readonly trust: number;
      readonly phase: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'go_live';
      readonly day: number;
      readonly trust: number;
      /** Severe defects met, and how many of them had been fixed for those who go live later. */
      readonly defects: number;
      readonly again: number;
    }
  /** Clinics of a trust moved to the new system: so many of equal steps have been taken. */
  | {
      readonly kind: 'on_system';
      readonly day: number;
      readonly trust: number;
      readonly step: number;
      readonly steps: number;
    }
  | {
      readonly kind: 'gate';
      readonly day: number;
      readonly trust: number;
      readonly reported: number;
      readonly truth: number;
      /** What it would have taken to pass; NaN where there is no gate. */
      readonly threshold: number;
      readonly verdict: string;
      /** Whether an earlier pass was no longer good: reviewed once more. */
      readonly again: boolean;
    }
  | {
      readonly kind: 'upgrade_waits';
      readonly day: number;
      readonly trust: number;
      readonly release: string;
      readonly reason: UpgradeWait;
    }
  | {
      readonly kind: 'upgrade';
      readonly day: number;
      readonly trust: number;
      readonly release: string;
      /** As of a go-live. */
      readonly defects: number;
      readonly again: number;
    }
  /** The delivery pool, once a week; FTE. Of the programme as a whole. */
  | {
      readonly kind: 'experts';
      readonly day: number;
      readonly trust: number;
      readonly capacity: number;
      readonly inUse: number;
    }
  /** A trust reports no lists or waits on days [day, until). */
  | { readonly kind: 'blackout'; readonly day: number; readonly trust: number; readonly until: number }
  /** Emergency admissions are counted otherwise from this day on: so many are reported for each that there was. */
  | { readonly kind: 'reporting_break'; readonly day: number; readonly trust: number; readonly ratio: number }
  /** Benefits of a go-live: they begin, grow in a straight line, and stay. */
  | {
      readonly kind: 'benefits';
      readonly day: number;
      readonly trust: number;
      readonly begins: number;
      readonly rampDays: number;
      readonly gbpPerDay: number;
    }
  | { readonly kind: 'alarm'; readonly day: number; readonly trust: number; readonly reason: string }
  | {
      readonly kind: 'review';
      readonly day: number;
      readonly trust: number;
      /** Whether it comes before the length of the programme is over. */
      readonly early: boolean;
      /** Severe defects open, and how many of them were reported to the review. */
      readonly open: number;
      readonly reported: number;
      readonly succeeded: boolean;
    }
  /** The authority looks at a trust in trouble from here on. */
  | { readonly kind: 'looked_at'; readonly day: number; readonly trust: number; readonly open: number }
  | {
      readonly kind: 'hold_begins';
      readonly day: number;
      /** The index trust: the worst off. */
      readonly trust: number;
      /** How many trusts it makes wait. */
      readonly held: number;
      /** Whose go-lives: of this release; null: all. */
      readonly release: string | null;
      readonly reason: string;
    }
  | {
      readonly kind: 'green_light';
      readonly day: number;
      /** The index trust of the hold. */
      readonly trust: number;
      /** How many trusts were waited for and have recovered; 0 on record. */
      readonly recovered: number;
      readonly reason: string;
    }
  | { readonly kind: 'defect_count'; readonly day: number; readonly trust: number; readonly open: number }
  | {
      /** Money spent evenly from one day to another. */
      readonly kind: 'cost';
      readonly item: CostItem;
      readonly trust: number;
      readonly day: number;
      readonly until: number;
      readonly gbpPerDay: number;
    };

/** Facts that are only counted or paid for: a board hears of what they come to, not of each. */
const counted: ReadonlySet<Fact['kind']> = new Set(['go_live', 'experts', 'benefits', 'defect_count', 'cost']);

/** Of the facts before a day, those that a board would hear of, in their order. */
export function heardOf(facts: readonly Fact[], end: number): Fact[] {
  return facts.filter(({ kind, day }) => day < end && !counted.has(kind));
}

/** The facts of one kind. */
export type FactOf<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** Sorted by kind once for all who ask: only of facts that are complete. */
const byKind = memoize((facts: readonly Fact[]) => {
  const kinds = new Map<Fact['kind'], Fact[]>();
  for (const fact of facts) valueAt(kinds, fact.kind, () => []).push(fact);
  return kinds;
});

/** The facts of one kind, in the order they happened, once all of them have. */
export function everyFactOf<K extends Fact['kind']>(facts: readonly Fact[], kind: K): readonly FactOf<K>[] {
  return (byKind(facts).get(kind) ?? []) as FactOf<K>[];
}
