/** Random scenarios for property tests: some hundreds of days of two trusts with every kind of list. */
import fc from 'fast-check';
import type { ByHand, TrustByHand } from './settings-by-hand.js';

const share = (max: number) => fc.double({ min: 0, max, noNaN: true });

export const anyScenario = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 8 }),
  days: fc.integer({ min: 250, max: 420 }),
  referrals: fc.integer({ min: 15, max: 250 }),
  goLive: fc.integer({ min: 20, max: 150 }),
  followUps: fc.constantFrom(0, 0.5, 2),
  listed: fc.constantFrom(undefined, 0.05, 0.25),
  planned: fc.constantFrom(0, 0.5),
  rtt: fc.constantFrom(1, 0.7),
  cancelled: share(0.2),
  removal: share(0.3),
  outOfOrder: share(1),
  reserve: fc.constantFrom(0.05, 1),
  load: fc.double({ min: 0.8, max: 1.2, noNaN: true }),
});
export type AnyScenario = typeof anyScenario extends fc.Arbitrary<infer T> ? T : never;

/** The trusts of a random scenario; they differ in size. */
export function trustsOf(any: AnyScenario): TrustByHand[] {
  const clinic = {
    referrals_per_week: any.referrals,
    rtt_share: any.rtt,
    // Enough go on to the pathway or to be listed, whatever the shares.
    stops_at_first_share: 0.4,
    follow_ups_per_first: any.followUps,
    cancelled_share: any.cancelled,
    removal_share: any.removal,
    out_of_order_share: any.outOfOrder,
    two_week_wait_slots_share: any.reserve,
    load_share: any.load,
  };
  const values = { 'preparation.weeks': 4 };
  return [any.goLive, any.goLive + 40].map((goLive, index) => ({
    id: ['ashby', 'brook'][index]!,
    goLive,
    values,
    clinic: { ...clinic, referrals_per_week: any.referrals * (1 + 2 * index) },
    ...(any.listed === undefined ? {} : { listed: any.listed, elective: { planned_share: any.planned } }),
  }));
}

export function scenarioOf(any: AnyScenario): ByHand {
  return { seed: any.seed, days: any.days, trusts: trustsOf(any) };
}
