/**
 * Beds and the stays that fill them, at the mean of a usual week at the start: of beds, occupancy and stays two are given,
 * and the third follows (Little: occupied = admissions x mean nights).
 */
import type { BedNumbers } from './bed-fields.js';
import { meanNights, type Stays } from './stays.js';
import { type BedWeek, bedWeek, type Inflow } from './week.js';

/** Who comes in a usual week, by day. */
export interface BedDemand {
  /** Emergency patients admitted on each day of the week from Monday, those of no night too. */
  readonly emergencies: Float64Array;
  readonly stays: Stays;
  readonly electives: Inflow;
}

export interface BedPlan {
  /** Beds open in a mean month. */
  readonly beds: number;
  /** Share of them occupied, and the share that may be used. */
  readonly meanOccupancy: number;
  readonly usableShare: number;
  /** On stays of a night or more of emergency patients. */
  readonly factor: number;
  readonly week: BedWeek;
  readonly inflows: readonly [emergencies: Inflow, electives: Inflow];
}

/** Steps in which the factor is found: each has a tenth of the error of the one before. */
const STEPS = 12;
const LEAST_FACTOR = 0.02;

export function planBeds(n: BedNumbers, demand: BedDemand): BedPlan {
  const { emergencies, stays, electives } = demand;
  const perDay = (of: Float64Array) => of.reduce((sum, day) => sum + day, 0) / 7;
  const ofElectives = perDay(electives.byDay) * meanNights(electives.shares);
  const ofEmergencies = perDay(emergencies) * meanNights(stays.shares);
  const given = n.nights_multiplier;
  const beds = n.beds;
  const target =
    Number.isNaN(given) && !Number.isNaN(beds)
      ? beds * n.occupancy_share
      : ofElectives + (Number.isNaN(given) ? 1 : given) * ofEmergencies;
  const weekOf = (factor: number): Inflow => ({ byDay: emergencies, shares: stays.scaled(factor) });
  let factor = Number.isNaN(given) ? 1 : given;
  for (let step = 0; step < STEPS; step++) {
    const { occupied } = bedWeek([weekOf(factor), electives]);
    if (ofEmergencies === 0 || Math.abs(occupied - target) < 1e-9 * target) break;
    factor = Math.max(LEAST_FACTOR, factor + (target - occupied) / ofEmergencies);
  }
  const inflows = [weekOf(factor), electives] as const;
  const week = bedWeek(inflows);
  const open = Number.isNaN(beds) ? target / n.occupancy_share : beds;
  const meanOccupancy = week.occupied / open;
  const usableShare = Number.isNaN(n.usable_share)
    ? Math.min(1, week.fullest / open + n.headroom_share)
    : n.usable_share;
  return { beds: open, meanOccupancy, usableShare, factor, week, inflows };
}
