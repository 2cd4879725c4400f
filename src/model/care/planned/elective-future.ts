/** What one replication holds in store for an elective service, and what a usual week of it comes to. */
import type { DailyWords } from '../../../kernel/streams.js';
import type { MissKey } from '../misses.js';
import type { ServiceFuture } from '../service-kind.js';
import type { ElectiveNumbers } from './elective-fields.js';
import { usualWeek } from './referral-shares.js';

/** Id of the kind. */
export const ELECTIVE = 'elective';

/** What is the same under every strategy in one replication. */
export interface ElectiveFuture extends ServiceFuture {
  readonly numbers: ElectiveNumbers;
  readonly targetWeeks: (day: number) => number;
  readonly sessionsPerWeek: number;
  /** Patients with a clock listed in a usual week. */
  readonly usualListed: number;
  /** Days from clock start to listing of those on the list on day 0. */
  readonly usualDaysToListing: number;
  /** Days before the start on which the clock of a patient listed later can have started, at most. */
  readonly oldestClock: number;
  /** Planned admissions that fall due, by day. */
  readonly planned: Int32Array;
  readonly words: DailyWords;
  readonly missKeys: readonly MissKey[];
}

/** Share of slots missed: by the patient, or cancelled by the hospital and not given to another. */
export function electiveMissed(n: ElectiveNumbers): number {
  return 1 - (1 - n.lost_slots_share) * (1 - n.cancelled_share / 2);
}

/** Admissions of a usual week, planned ones included. */
export function usualAdmissions(n: ElectiveNumbers, usualListed: number): number {
  return usualWeek(usualListed / (1 - n.planned_share), n.removal_share, electiveMissed(n), 0).seen;
}

/** Of those listed, the share usually admitted. */
export function admittedShare({ numbers: n }: ElectiveFuture): number {
  return usualWeek(1, n.removal_share, electiveMissed(n), 0).seen;
}

export function isElective(service: ServiceFuture): service is ElectiveFuture {
  return service.kind.id === ELECTIVE;
}
