/** What one replication holds in store for an emergency department. */
import type { DailyWords } from '../../../kernel/streams.js';
import type { ServiceFuture } from '../service-kind.js';
import type { EmergencyNumbers } from './emergency-fields.js';
import type { StreamFuture } from './emergency-stream.js';
import type { Undisturbed } from './undisturbed.js';
import type { Weeks } from './weeks.js';

/** Id of the kind. */
export const EMERGENCY = 'emergency';

/** What is the same under every strategy in one replication. */
export interface EmergencyFuture extends ServiceFuture {
  readonly numbers: EmergencyNumbers;
  readonly streams: readonly StreamFuture[];
  /** Weeks in which its patients are counted. */
  readonly weeks: Weeks;
  /** The same streams when nothing slows the work. */
  readonly undisturbed: readonly Undisturbed[];
  /** The uniforms that decide on its billing, by day. */
  readonly words: DailyWords;
}

export function isEmergency(service: ServiceFuture): service is EmergencyFuture {
  return service.kind.id === EMERGENCY;
}

/** Patients of a usual week who are admitted; all of them are majors. */
export function admittedPerWeek(n: EmergencyNumbers): number {
  return n.attendances_per_week * Math.min(n.majors_share, n.admitted_share);
}
