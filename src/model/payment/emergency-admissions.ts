/**
 * How emergency admissions are paid for, by financial year: plain data. Under payment by results each spell brings its
 * tariff; from April 2010 those beyond the value of 2008/09 bring 30% of it (P75); since 2020 they are paid by block (P76).
 */

import { type InForce, isInForce } from './in-force.js';

export interface AdmissionRegime extends InForce {
  /** Share of the tariff that one spell more brings. */
  readonly byActivity: number;
  /** Of it, the share that is paid beyond the value of 2008/09. */
  readonly marginal: number;
  readonly source: string;
}

export const admissionRegimes: readonly AdmissionRegime[] = [
  { from: [2003, 4], until: [2010, 4], byActivity: 1, marginal: 1, source: 'P76' },
  { from: [2010, 4], until: [2020, 4], byActivity: 1, marginal: 0.3, source: 'P75' },
  { from: [2020, 4], until: [9999, 1], byActivity: 0, marginal: 1, source: 'P76' },
];

/** The regime of a month; `month` from 0 (January), may run on beyond a year. Undefined before all of them. */
export function admissionRegimeIn(year: number, month: number): AdmissionRegime | undefined {
  return admissionRegimes.find((regime) => isInForce(regime, year, month));
}
