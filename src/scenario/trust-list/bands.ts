/**
 * Sizes of trusts: what a planner may say in place of numbers. A template that has trust templates of its own brings its
 * own sizes; of any other, these numbers are taken, the bands of England's acute trusts in 2025.
 */

/** What a trust of a size has in a year of work. */
export interface Band {
  readonly label: string;
  /** Outpatient referrals a week of all specialties. */
  readonly referrals: number;
  /** Emergency attendances a week. */
  readonly attendances: number;
  /** Its whole income, GBP a year. */
  readonly income: number;
}

/** Where the numbers are from. */
export const BANDS_SOURCE = 'EVIDENCE-2 trust bands';

/** By id; those of England's shipped scenario. */
export const bands: ReadonlyMap<string, Band> = new Map([
  ['large', { label: 'large', referrals: 6769, attendances: 3233, income: 537_000_000 }],
  ['district_general', { label: 'district general', referrals: 3808, attendances: 2238, income: 327_000_000 }],
  ['small', { label: 'small', referrals: 1866, attendances: 995, income: 152_000_000 }],
]);
