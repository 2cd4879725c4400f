/** What one replication holds in store for an outpatient service, and what a usual week of it comes to. */
import type { DailyWords } from '../../../kernel/streams.js';
import type { MissKey } from '../misses.js';
import type { ServiceFuture } from '../service-kind.js';
import { type Between, initialReferrals } from './initial-list.js';
import { type LagTable, LONGEST_LAG } from './lag-table.js';
import type { MovingLags } from './moving-lags.js';
import type { OutpatientNumbers } from './outpatient-fields.js';
import { type AfterFirst, missedShares, usualWeek } from './referral-shares.js';

/** Id of the kind. */
export const OUTPATIENTS = 'outpatients';

/** What is the same under every strategy in one replication. */
export interface OutpatientFuture extends ServiceFuture {
  readonly numbers: OutpatientNumbers;
  readonly after: AfterFirst;
  readonly targetWeeks: (day: number) => number;
  /** Length of the pathway stage: of those who stop at its end, and of those who are listed. */
  readonly lagsToStop: MovingLags;
  readonly lagsToList: MovingLags;
  /** From a first attendance, or a follow-up, to the next follow-up. */
  readonly followUpLags: LagTable;
  /** Those between two steps on day 0: in the pathway stage, to stop or to be listed, and between follow-ups. */
  readonly onDay0: {
    readonly toStop: Between;
    readonly toList: Between;
    readonly due: Between;
  };
  /** Session days of an average week. */
  readonly sessionsPerWeek: number;
  /** Referrals by priority and day. */
  readonly referrals: readonly Int32Array[];
  /** One uniform a day for whatever chance decides that day, for first attendances and for follow-ups. */
  readonly words: DailyWords;
  readonly followUpWords: DailyWords;
  /** For each priority, and for follow-ups, the bits that decide who misses a slot. */
  readonly missKeys: readonly MissKey[];
  readonly followUpMissKey: MissKey;
  /** What becomes of the n-th patient seen, and of the n-th who leaves the pathway. */
  readonly fates: MissKey;
  readonly decisions: MissKey;
}

/** Base slots a week of first attendances at the start. */
export function baseSlots(n: OutpatientNumbers): number {
  const { missed, toGp } = missedShares(n);
  const { patients, slotsPerPatient } = usualWeek(n.referrals_per_week, n.removal_share, missed, toGp);
  return Number.isNaN(n.slots_per_weekday) ? (patients * slotsPerPatient) / n.load_share : 5 * n.slots_per_weekday;
}

/** First attendances of a usual week, and follow-ups. */
export function usualAttendances(n: OutpatientNumbers): { first: number; followUps: number } {
  const { missed, toGp } = missedShares(n);
  const first = usualWeek(n.referrals_per_week, n.removal_share, missed, toGp).seen;
  return { first, followUps: first * n.follow_ups_per_first };
}

/** Of those referred, the share usually seen: also where nobody is referred. */
export function seenShare(n: OutpatientNumbers): number {
  const { missed, toGp } = missedShares(n);
  return usualWeek(1, n.removal_share, missed, toGp).seen;
}

/** Days before the start on which the clock of one of its patients can have started, at most. */
export function oldestClock(future: Pick<OutpatientFuture, 'numbers' | 'targetWeeks'>): number {
  const initial = initialReferrals(future.numbers, future.targetWeeks(0)).flat();
  const oldest = initial.reduce((most, { clockDay }) => Math.max(most, -clockDay), 0);
  return Math.max(oldest, Math.round(7 * future.targetWeeks(0))) + LONGEST_LAG;
}

export function isOutpatients(service: ServiceFuture | undefined): service is OutpatientFuture {
  return service?.kind.id === OUTPATIENTS;
}
