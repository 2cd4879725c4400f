/** What one replication holds in store for the beds of a trust, the same under every strategy. */
import type { DailyWords } from '../../../kernel/streams.js';
import type { Admissions } from '../emergency/admissions.js';
import type { ServiceFuture } from '../service-kind.js';
import type { BedNumbers } from './bed-fields.js';
import type { Nights } from './nights.js';
import type { Stays } from './stays.js';

/** Id of the kind. */
export const NON_ELECTIVE = 'non_elective';

export interface BedsFuture extends ServiceFuture {
  readonly numbers: BedNumbers;
  /** Emergency admissions of a usual week at the start. */
  readonly perWeek: number;
  /** By day: beds open, those of them that may be used, and those that are at most, with escalation beds. */
  readonly open: Int32Array;
  readonly usable: Int32Array;
  readonly most: Int32Array;
  /** Share of the open beds occupied in the mean of the year. */
  readonly meanOccupancy: number;
  /** Stays of emergency patients, and the factor on them that fills the beds; stays of elective inpatients. */
  readonly stays: Stays;
  readonly factor: number;
  /** Nights of the emergency patients. */
  readonly nights: Nights;
  readonly electiveStays: Stays;
  /** By weekday from Monday, the probability that a patient who is due leaves. */
  readonly leaves: Float64Array;
  /** Who of the patients of each emergency department is admitted. */
  readonly viaEmergency: readonly Admissions[];
  /** Direct admissions expected on each day, and all emergency patients who are expected to need a bed. */
  readonly direct: Float64Array;
  readonly expected: Float64Array;
  /** Patients in bed on the morning of day 0, by nights left. */
  readonly onDay0: Int32Array;
  /** Patients of a usual week of each list that claims beds for its elective inpatients: services by id, classes in order. */
  readonly claims: Float64Array;
  /** Place in `claims` of the first of an elective service. */
  readonly claimOf: (elective: ServiceFuture) => number;
  /** Share of the patients admitted through emergency departments who come through this one. */
  readonly shareOf: (department: ServiceFuture) => number;
  /** Random bits by day: for what chance decides on a day, for each patient's nights, and for the billing of each list of spells. */
  readonly words: DailyWords;
  readonly nightWords: DailyWords;
  readonly billing: readonly DailyWords[];
}

export function isBeds(service: ServiceFuture): service is BedsFuture {
  return service.kind.id === NON_ELECTIVE;
}
