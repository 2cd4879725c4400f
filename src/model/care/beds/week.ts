/**
 * A usual week of beds at the mean: who comes on which day, who is due on which day, and with what probability those due
 * leave, so that discharges by weekday are those on record (P68). Who does not leave stays a night more: that makes
 * Mondays full and Fridays empty, and lengthens the mean stay a little.
 */

/** Discharges by weekday from Monday, relative to the mean (P68). */
const DISCHARGES = [0.87, 1.1, 1.15, 1.17, 1.24, 0.86, 0.61];

/** Patients who come to a bed, and how long they stay. */
export interface Inflow {
  /** Expected patients of each day of the week from Monday. */
  readonly byDay: Float64Array;
  /** Shares of them by nights; those of 0 nights need no bed. */
  readonly shares: Float64Array;
}

export interface BedWeek {
  /** Probability that a patient who is due leaves, by weekday. */
  readonly leaves: Float64Array;
  /** Patients due who stay another night, expected at the end of each weekday. */
  readonly kept: Float64Array;
  /** Beds occupied at midnight, expected: mean of the week, and on the fullest night. */
  readonly occupied: number;
  readonly fullest: number;
}

/** The week of some inflows that have gone on for ever. */
export function bedWeek(inflows: readonly Inflow[]): BedWeek {
  const due = new Float64Array(7);
  let stays = 0;
  for (const { byDay, shares } of inflows) {
    // Which day of the week somebody is due depends on her nights modulo 7.
    const byRest = new Float64Array(7);
    let nights = 0;
    for (let n = 1; n < shares.length; n++) {
      byRest[n % 7]! += shares[n]!;
      nights += n * shares[n]!;
    }
    for (let day = 0; day < 7; day++) {
      for (let rest = 0; rest < 7; rest++) due[(day + rest) % 7]! += byDay[day]! * byRest[rest]!;
      stays += byDay[day]! * nights;
    }
  }
  const { leaves, kept } = leaving(due);
  const occupied = stays / 7 + mean(kept);
  return { leaves, kept, occupied, fullest: occupied + swing(inflows, due, kept) };
}

/** By how much more beds than in the mean are occupied on the fullest night, when these leave of those due. */
function swing(inflows: readonly Inflow[], due: Float64Array, kept: Float64Array): number {
  const byNight = new Float64Array(7);
  let occupied = 0;
  for (let day = 0; day < 7; day++) {
    for (const { byDay, shares } of inflows) occupied += byDay[day]! * (1 - shares[0]!);
    occupied -= kept[(day + 6) % 7]! + due[day]! - kept[day]!;
    byNight[day] = occupied;
  }
  return Math.max(...byNight) - mean(byNight);
}

/** With these due by weekday, how many are kept and what that makes of the probabilities to leave. */
function leaving(due: Float64Array): { readonly leaves: Float64Array; readonly kept: Float64Array } {
  const all = due.reduce((sum, of) => sum + of, 0);
  const usual = DISCHARGES.reduce((sum, of) => sum + of, 0);
  // On the day on which fewest are kept, all who are due leave.
  const over = new Float64Array(7);
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let day = 0; day < 7; day++) {
    sum += due[day]! - (all * DISCHARGES[day]!) / usual;
    over[day] = sum;
    least = Math.min(least, sum);
  }
  for (let day = 0; day < 7; day++) over[day]! -= least;
  const leaves = Float64Array.from(over, (of, day) => {
    const here = over[(day + 6) % 7]! + due[day]!;
    return here > 0 ? Math.min(1, Math.max(0, 1 - of / here)) : 1;
  });
  return { leaves, kept: over };
}

function mean(of: Float64Array): number {
  return of.reduce((sum, x) => sum + x, 0) / of.length;
}
