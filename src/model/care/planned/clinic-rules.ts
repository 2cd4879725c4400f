/** What a list of patients and its sessions go by: its classes of patients, how slots are shared, and what it is set up with. */
import type { DailyWords } from '../../../kernel/streams.js';
import type { Ledger } from '../../ledger.js';
import type { Chance } from '../chance.js';

import type { MissKey } from '../misses.js';
import type { CapacityRule } from './capacity.js';

/** One class of patients on a list: a priority, or patients with and without a clock. */
export interface PatientClass {
  /** Nobody is seen sooner than this many days after joining. */
  readonly noticeDays: number;
  /** Who waits on day 0: clock-start days, all negative, and counts. */
  readonly initial: readonly { readonly clockDay: number; readonly count: number }[];
  readonly missKey: MissKey;
  /** Of those who miss a slot, the share who leave for their GP. */
  readonly toGpShare: number;
  /** Probability that a patient who waits leaves today otherwise than by being seen. */
  readonly removalHazard: number;
  /** Whether a referral-to-treatment clock runs for its patients. Where none does, they have no notice either. */
  readonly clocked: boolean;
}

export interface ClinicRules {
  readonly classes: readonly PatientClass[];
  /** `in_order`: the first class takes what it needs; `alike`: each class as its share of those who could be seen. */
  readonly between: 'in_order' | 'alike';
  /** Largest share of a session that the first class is given before the others; only with `in_order`. */
  readonly firstClassShare: number;
  /** Share of slots given that are missed, before any effect. */
  readonly missedShare: number;
  readonly rebookDays: number;
  readonly outOfOrderShare: number;
  readonly capacity: CapacityRule;
  /** Target wait in weeks on a day. */
  readonly targetWeeks: (day: number) => number;
}

/**
 * Is called with those of a class who were seen today: how many, and, where a clock runs, first in `clockDays` the day on which
 * that of each started.
 */
export type OnSeen = (patientClass: number, clockDays: Int32Array, count: number, day: number) => void;

/** How many of those of a class who came today are sent home, to be rebooked with their clock running. */
export type SendHome = (patientClass: number, came: number, day: number) => number;

/** What a list of patients is set up with. */
export interface ClinicSetup {
  /** Index of the list in the ledger. */
  readonly index: number;
  readonly rules: ClinicRules;
  /** Days before the start on which a clock can have started. */
  readonly history: number;
  /** Days of the scenario. */
  readonly days: number;
  /** Random bits by day for whatever chance decides on that day. */
  readonly words: DailyWords;
  readonly chance: Chance;
  readonly ledger: Ledger;
  /** Called with everybody who is seen. */
  readonly onSeen: OnSeen;
  /** Absent: whoever comes is seen. */
  readonly sendHome?: SendHome | undefined;
}
