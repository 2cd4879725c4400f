/**
 * The standards of waiting that commissioners hold trusts to, by when they apply, and what is withheld from a trust that
 * misses one: plain data. What is withheld is inferred from one case, Barts in 2009: GBP 400,000 a month (S32), 2.9% of
 * the tariff of its planned care (EVIDENCE-3: 165, 410 and 60 thousand a year at the prices of inner London), half of it
 * for each of the two standards of 18 weeks; for emergency care as much (grade D).
 */

import { type InForce, isInForce } from './in-force.js';

/** What is measured each month. */
export type StandardId = 'rtt_admitted' | 'rtt_non_admitted' | 'rtt_incomplete' | 'emergency_4h';

export interface Standard extends InForce {
  readonly id: StandardId;
  /** Smallest share of patients within the time allowed. */
  readonly share: number;
  /** Share of the month's tariff withheld when it is missed: of planned care, or of emergency care. */
  readonly withheld: number;
  readonly source: string;
}

const FOR_EVER = [9999, 1] as const;

export const standards: readonly Standard[] = [
  { id: 'rtt_admitted', from: [2008, 4], until: [2012, 4], share: 0.9, withheld: 0.0145, source: 'EVIDENCE-3, S32' },
  {
    id: 'rtt_non_admitted',
    from: [2008, 4],
    until: [2012, 4],
    share: 0.95,
    withheld: 0.0145,
    source: 'EVIDENCE-3, S32',
  },
  {
    id: 'emergency_4h',
    from: [2008, 4],
    until: [2012, 4],
    share: 0.98,
    withheld: 0.029,
    source: 'EVIDENCE-3, grade D',
  },
  { id: 'rtt_incomplete', from: [2012, 4], until: [2026, 3], share: 0.92, withheld: 0.029, source: 'EVIDENCE-3, S32' },
  { id: 'rtt_incomplete', from: [2026, 3], until: [2026, 4], share: 0.65, withheld: 0.029, source: 'EVIDENCE-3, S32' },
  { id: 'rtt_incomplete', from: [2026, 4], until: FOR_EVER, share: 0.7, withheld: 0.029, source: 'EVIDENCE-3, S32' },
  { id: 'emergency_4h', from: [2026, 3], until: FOR_EVER, share: 0.78, withheld: 0.029, source: 'EVIDENCE-3, grade D' },
];

/** The standards that apply in a month; `month` from 0 (January), may run on beyond a year. */
export function standardsIn(year: number, month: number): Standard[] {
  return standards.filter((standard) => isInForce(standard, year, month));
}
