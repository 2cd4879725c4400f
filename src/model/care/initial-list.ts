/**
 * Who waits on day 0. Balanced: urgent priorities fill their notice, routine patients the rest of the target, spread
 * evenly over the days their clocks started; there is no run-in. A number: as many patients, spread the same way.
 */
import { type OutpatientNumbers, PRIORITIES } from './outpatient-fields.js';

export interface InitialCohort {
  /** Index in PRIORITIES. */
  readonly priority: number;
  /** Negative: days before the start. */
  readonly clockDay: number;
  readonly count: number;
}

export function balancedList(n: OutpatientNumbers): InitialCohort[] {
  const perDay = PRIORITIES.map((priority) => (n.referrals_per_week / 7) * n[`priority_shares.${priority}`]);
  const wanted = Number.isNaN(n.initial_list) ? n.referrals_per_week * n.target_wait_weeks : n.initial_list;
  const cohorts: InitialCohort[] = [];
  let left = Math.round(wanted);
  PRIORITIES.forEach((priority, index) => {
    const last = index === PRIORITIES.length - 1;
    const patients = last ? left : Math.min(left, Math.round(perDay[index]! * n[`notice_days.${priority}`]));
    left -= patients;
    cohorts.push(...spread(index, patients, perDay[index]!));
  });
  return cohorts;
}

/** Spreads patients evenly over as many days before the start as their referral rate would have taken. */
function spread(priority: number, patients: number, perDay: number): InitialCohort[] {
  const days = Math.max(1, Math.round(perDay > 0 ? patients / perDay : 1));
  const cohorts: InitialCohort[] = [];
  for (let back = 1; back <= days; back++) {
    const count = Math.floor((patients * back) / days) - Math.floor((patients * (back - 1)) / days);
    if (count > 0) cohorts.push({ priority, clockDay: -back, count });
  }
  return cohorts;
}
