/**
 * Who waits on day 0 at each stage. Balanced: as many as the target waits imply, spread evenly over the days their
 * clocks started; urgent priorities fill their notice, routine patients have the rest. A number: as many, spread the
 * same way. There is no run-in.
 */
import { type LagTable, SLICES } from './lag-table.js';
import { type OutpatientNumbers, PRIORITIES } from './outpatient-fields.js';

/** Patients of one clock-start day, negative: days before the start. */
export interface Cohort {
  readonly clockDay: number;
  readonly count: number;
}

/** The list of first attendances, by priority. */
export function initialReferrals(n: OutpatientNumbers, targetWeeks: number): Cohort[][] {
  const perDay = PRIORITIES.map((priority) => (n.referrals_per_week / 7) * n[`priority_shares.${priority}`]);
  const wanted = Number.isNaN(n.initial_list) ? n.referrals_per_week * targetWeeks : n.initial_list;
  let left = Math.round(wanted);
  return PRIORITIES.map((priority, index) => {
    const last = index === PRIORITIES.length - 1;
    const patients = last ? left : Math.min(left, Math.round(perDay[index]! * n[`notice_days.${priority}`]));
    left -= patients;
    return spread(patients, perDay[index]!);
  });
}

/** Spreads patients evenly over as many days before the start as their rate would have taken, at most ten years. */
export function spread(patients: number, perDay: number): Cohort[] {
  const days = Math.min(3650, Math.max(1, Math.round(perDay > 0 ? patients / perDay : 1)));
  const cohorts: Cohort[] = [];
  for (let back = 1; back <= days; back++) {
    const count = Math.floor((patients * back) / days) - Math.floor((patients * (back - 1)) / days);
    if (count > 0) cohorts.push({ clockDay: -back, count });
  }
  return cohorts;
}

/**
 * Those still between two steps on day 0, of everybody who entered before and leaves on or after it: calls back with each day of
 * entering and leaving, and how many. Worked out whenever it is asked for, since a country's worth would fill the memory.
 */
export type Between = (visit: (enteredDay: number, leaveDay: number, count: number) => void) => void;

/** In equilibrium, with so many entering a day and these lags: whole patients, fractions carried over. */
export function initialBetween(enterPerDay: number, lags: LagTable): Between {
  return (visit) => {
    if (enterPerDay <= 0) return;
    const each = enterPerDay / SLICES;
    let carried = 0.5;
    for (let slice = 0; slice < SLICES; slice++) {
      const lag = lags.ofSlice(slice);
      for (let back = 0; ; ) {
        // Days on which nobody enters are passed over.
        const days = Math.min(lag - back, Math.max(1, Math.ceil((1 - carried) / each)));
        if (days === 0) break;
        back += days;
        carried += days * each;
        const count = Math.floor(carried);
        if (count === 0) continue;
        carried -= count;
        visit(-back, lag - back, count);
      }
    }
  };
}
