/** All mechanisms, in the order in which their daily effects multiply and their roles are installed. */
import { bedFlow } from './bed-flow.js';
import { benefits } from './benefits.js';
import { billingCapture } from './billing-capture.js';
import { bookingAndDna } from './booking-and-dna.js';
import { contractTransition } from './contract-transition.js';
import { defects } from './defects.js';
import { deliveryPool } from './delivery-pool.js';
import { emergencyReportingBreak } from './emergency-reporting-break.js';
import { emergencySlowdown } from './emergency-slowdown.js';
import { hiddenPatients } from './hidden-patients.js';
import { hold } from './hold.js';
import { inpatientCoding } from './inpatient-coding.js';
import { learningDip } from './learning-dip.js';
import { legacyDecay } from './legacy-decay.js';
import { localConfiguration } from './local-configuration.js';
import type { Mechanism } from './mechanism.js';
import { outages } from './outages.js';
import { persistentChange } from './persistent-change.js';
import { plannedReduction } from './planned-reduction.js';
import { reEngagement } from './re-engagement.js';
import { readinessGate } from './readiness-gate.js';
import { recoveryProgramme } from './recovery-programme.js';
import { releases } from './releases.js';
import { reportingBlackout } from './reporting-blackout.js';
import { sharedLearning } from './shared-learning.js';
import { waitingListInitiatives } from './waiting-list-initiatives.js';

export const mechanisms: readonly Mechanism[] = [
  plannedReduction,
  learningDip,
  defects,
  persistentChange,
  bookingAndDna,
  hiddenPatients,
  reportingBlackout,
  billingCapture,
  inpatientCoding,
  outages,
  emergencySlowdown,
  bedFlow,
  emergencyReportingBreak,
  recoveryProgramme,
  waitingListInitiatives,
  readinessGate,
  hold,
  reEngagement,
  deliveryPool,
  contractTransition,
  releases,
  sharedLearning,
  localConfiguration,
  benefits,
  legacyDecay,
];

const byId = new Map(mechanisms.map((m) => [m.id, m]));

/** The mechanism with this id; undefined if there is none. */
export function mechanismById(id: string): Mechanism | undefined {
  return byId.get(id);
}
