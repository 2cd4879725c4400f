/**
 * What a kind of list is like. Mechanisms, payment and metrics ask for these traits, never for a list's name, so that a
 * list of another kind needs no change of theirs.
 */
import type { StopKind } from './wait-tally.js';

export interface ListKind {
  readonly id: string;
  /** Whether its patients are booked into slots; otherwise they come unannounced. */
  readonly booked: boolean;
  /** What the stop of a referral-to-treatment clock counts as on this list; null where no clock runs. */
  readonly clock: StopKind | null;
  /** Whether its patients are due by a date of their own, as for follow-ups. */
  readonly due: boolean;
  /** Whether its patients need an operating theatre. */
  readonly theatre: boolean;
  /** Whether its patients stay in beds. */
  readonly beds: boolean;
  /** Which share of its tariff is paid by activity (`payment.by_activity_share`) where payment is mixed. */
  readonly paidAs: 'outpatients' | 'elective' | 'emergency' | 'non_elective';
}
