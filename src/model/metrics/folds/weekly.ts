/** What weekly series are made of: stocks at the ends of whole weeks, flows and shares of each. Week w is the days from 7 w to 7 w + 6. */
import { everyFactOf, type Fact } from '../../facts.js';
import type { LedgerColumn } from '../../ledger.js';
import type { ListAccount } from '../../trust-accounts.js';
import { onceASlice, type Slice } from '../slice.js';
import { dailyOccupied, dailyOpenBeds, dailyPlannedDone } from './daily.js';
import { emergencySum } from './emergency-sums.js';

/** A stock at the end of each week, of one by day. */
export function atWeekEnds(stock: Int32Array | Float64Array, weeks: number): Float64Array {
  const values = new Float64Array(weeks);
  for (let week = 0; week < weeks; week++) values[week] = stock[7 * week + 6]!;
  return values;
}

/** Patients of planned care seen or admitted in each whole week: several series are made of them. */
export const plannedByWeek = onceASlice((whole: Slice): Float64Array => {
  const done = dailyPlannedDone(whole);
  const weeks = new Float64Array(Math.floor(done.length / 7));
  for (let day = 0; day < 7 * weeks.length; day++) weeks[Math.floor(day / 7)]! += done[day]!;
  return weeks;
});

/** Unknown in a week in which there was nothing to do. */
export function activityShares(own: Float64Array, usual: Float64Array): Float64Array {
  const shares = new Float64Array(own.length);
  for (let week = 0; week < shares.length; week++) shares[week] = own[week]! / (usual[week]! || Number.NaN);
  return shares;
}

/** What is usual less what is done, from the start to the end of each week. */
export function notDoneSoFar(own: Float64Array, usual: Float64Array): Float64Array {
  const sums = new Float64Array(own.length);
  let sum = 0;
  for (let week = 0; week < sums.length; week++) {
    sum += usual[week]! - own[week]!;
    sums[week] = sum;
  }
  return sums;
}

/** Emergency patients of each week who stayed longer than four hours. */
export function breachesByWeek(whole: Slice, weeks: number): Float64Array {
  const sums = new Float64Array(weeks);
  for (let week = 0; week < weeks; week++) {
    sums[week] = emergencySum(whole, 'breaches', 7 * week, 7 * week + 7);
  }
  return sums;
}

/** Share of the emergency patients of each week who left within four hours; unknown where nobody came. */
export function within4hByWeek(whole: Slice, weeks: number): Float64Array {
  const shares = breachesByWeek(whole, weeks);
  for (let week = 0; week < weeks; week++) {
    const came = emergencySum(whole, 'came', 7 * week, 7 * week + 7);
    shares[week] = 1 - shares[week]! / (came || Number.NaN);
  }
  return shares;
}

/** Share of the open beds that were occupied, of the midnights of each week; unknown where there are none. */
export function bedsByWeek(whole: Slice, weeks: number): Float64Array {
  const [occupied, open] = [dailyOccupied(whole), dailyOpenBeds(whole)];
  const shares = new Float64Array(weeks);
  for (let week = 0; week < weeks; week++) {
    let full = 0;
    let all = 0;
    for (let day = 7 * week; day < 7 * week + 7; day++) {
      full += occupied[day]!;
      all += open[day]!;
    }
    shares[week] = full / (all || Number.NaN);
  }
  return shares;
}

/** Sums of a flow by week over the slice's lists, each at what one patient of it counts for. */
export function flow(
  { ledger, trusts }: Slice,
  weeks: number,
  column: LedgerColumn,
  worth: (list: ListAccount) => number,
): Float64Array {
  const sums = new Float64Array(weeks);
  for (const { lists } of trusts) {
    for (const list of lists) {
      const each = worth(list);
      if (each === 0) continue;
      const counts = ledger.column(list.index, column);
      for (let week = 0; week < weeks; week++) {
        let patients = 0;
        for (let day = 7 * week; day < 7 * week + 7; day++) patients += counts[day]!;
        sums[week]! += each * patients;
      }
    }
  }
  return sums;
}

/** Severe defects open at the end of each week, of all trusts of some facts. */
export function openByWeek(facts: readonly Fact[], weeks: number): Float64Array {
  const changes = new Float64Array(weeks);
  const last = new Map<number, number>();
  for (const fact of everyFactOf(facts, 'defect_count')) {
    const week = Math.max(0, Math.floor(fact.day / 7));
    if (week < weeks) changes[week]! += fact.open - (last.get(fact.trust) ?? 0);
    last.set(fact.trust, fact.open);
  }
  for (let week = 1; week < weeks; week++) changes[week]! += changes[week - 1]!;
  return changes;
}

/** Share of clinics on the new system at the end of each week: the mean of the trusts. */
export function onSystemByWeek({ facts, trusts }: Slice, weeks: number): Float64Array {
  const shares = new Float64Array(weeks);
  for (const { day, steps } of everyFactOf(facts, 'on_system')) {
    const week = Math.max(0, Math.floor(day / 7));
    if (week < weeks) shares[week]! += 1 / steps;
  }
  let share = 0;
  for (let week = 0; week < weeks; week++) {
    share += shares[week]!;
    shares[week] = share / trusts.length;
  }
  return shares;
}
