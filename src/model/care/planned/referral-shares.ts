/**
 * Where patients go after a first attendance, and how many a week that comes to: shares of those seen, from the fields
 * of the service and from what the trust's elective services list from it. Of a hundred seen, some have no clock, some
 * are listed at once, some enter the pathway stage, and the clocks of the rest stop.
 */
import { log1p } from '../../../stats/dmath.js';
import type { OutpatientNumbers } from './outpatient-fields.js';

/** Shares of first attendances; with those whose clock stops, or never ran, they add up to 1. */
export interface AfterFirst {
  /** Without a clock: nothing follows but follow-ups. */
  readonly noClock: number;
  /** Listed at once, by elective service. */
  readonly listed: readonly number[];
  /** To the pathway stage, their clock to stop at its end. */
  readonly pathway: number;
  /** To the pathway stage, to be listed at its end, by elective service. */
  readonly listedLater: readonly number[];
}

/**
 * @param listedFrom shares of first attendances listed by each elective service, each in [0, 1]
 * @returns null if more are listed or stopped than have a clock
 */
export function afterFirst(n: OutpatientNumbers, listedFrom: readonly number[]): AfterFirst | null {
  const listed = listedFrom.map((share) => share * n.listed_at_once_share);
  const later = listedFrom.map((share) => share * (1 - n.listed_at_once_share));
  const sum = (shares: readonly number[]) => shares.reduce((all, share) => all + share, 0);
  const pathway = n.rtt_share * (1 - n.stops_at_first_share) - sum(listed);
  if (pathway < sum(later) - 1e-12) return null;
  return {
    noClock: 1 - n.rtt_share,
    listed,
    pathway: Math.max(0, pathway - sum(later)),
    listedLater: later,
  };
}

/** A usual week before the scenario starts: patients, and slots that carry them. */
export interface UsualWeek {
  /** Patients who join the list. */
  readonly patients: number;
  /** Slots that one patient on the list will need, on average. */
  readonly slotsPerPatient: number;
  /** Patients seen. */
  readonly seen: number;
}

/**
 * @param removal share who leave the list otherwise
 * @param missed  share of slots missed
 * @param toGp    of those, the share who leave for their GP
 */
export function usualWeek(patients: number, removal: number, missed: number, toGp: number): UsualWeek {
  const stay = 1 - removal;
  const endsPerSlot = 1 - missed * (1 - toGp);
  return {
    patients,
    slotsPerPatient: stay / endsPerSlot,
    seen: (patients * stay * (1 - missed)) / endsPerSlot,
  };
}

/** Share of slots missed in outpatients, and of those the share sent back to their GP. */
export function missedShares(n: OutpatientNumbers): { missed: number; toGp: number } {
  const missed = 1 - (1 - n.dna_share) * (1 - n.cancelled_share / 2);
  return { missed, toGp: missed > 0 ? (n.dna_share * n.back_to_gp_share) / missed : 0 };
}

/** Of a first attendance's follow-ups: probability of one more after each (P59). */
export function continues(n: OutpatientNumbers): number {
  return n.follow_ups_per_first / (1 + n.follow_ups_per_first);
}

/** Daily hazard at which a share leaves a list by the time of the target wait. */
export function removalHazard(share: number, targetWeeks: number): number {
  return targetWeeks > 0 ? Math.min(1, -log1p(-share) / (7 * targetWeeks)) : 0;
}
