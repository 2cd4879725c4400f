/** Growth of demand by the year as growth by the day. */
import { log1p } from '../../stats/dmath.js';

/** Growth of demand in a day, as an exponent. @param perYear growth in a year, > -1 */
export function growthPerDay(perYear: number): number {
  return log1p(perYear) / 365.25;
}
