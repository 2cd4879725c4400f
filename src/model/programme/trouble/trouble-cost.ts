/**
 * How much dearer or cheaper trouble and recovery are at a trust than where their cost was measured. That was the Royal
 * Free of 2008 (P30, P31): what it cost a week there is scaled by the trust's income and by how many severe defects are
 * open.
 */

/**
 * Tariff income of the Royal Free, GBP a year: volumes times prices of 2008/09, times 1.27 for inner London (EVIDENCE-3).
 * First attendances 110,000 x 165, follow-ups 290,000 x 82, elective 40,000 x 1,150, non-elective 38,000 x 1,950 and A&E
 * 78,000 x 80 are 18.15 + 23.78 + 46.00 + 74.10 + 6.24 = 168.27 million; x 1.27 = 213.70 million.
 */
export const ROYAL_FREE_GBP_PER_YEAR = 213_700_000;

export interface ScaleNumbers {
  /** Where the cost was measured: the trust's income, GBP a year, and the severe defects open there. */
  readonly incomeGbpPerYear: number;
  readonly defects: number;
  /** Least and most that the number of defects multiplies the cost by. */
  readonly least: number;
  readonly most: number;
}

/**
 * @param incomeGbpPerYear of the trust
 * @returns what multiplies the cost, given the severe defects open
 */
export function troubleCostScale(incomeGbpPerYear: number, n: ScaleNumbers): (open: number) => number {
  const bySize = incomeGbpPerYear / n.incomeGbpPerYear;
  return (open) => bySize * Math.min(n.most, Math.max(n.least, open / n.defects));
}
