/**
 * Time in the emergency departments of one trust: by day how many came, how many of them stayed over four hours and how
 * long all stayed together; by week how many stayed how long, from which percentiles are read. A patient counts on the
 * day she came. Whole minutes up to eight hours, tens of minutes beyond.
 */

/** The standard: out within four hours. */
export const STANDARD_MINUTES = 240;

const SINGLE = 480;
const STEP = 10;
const BINS = SINGLE + 252;

export class EmergencyTally {
  readonly came: Int32Array;
  readonly breaches: Int32Array;
  readonly minutes: Float64Array;
  private readonly byWeek: Uint16Array;

  constructor(days: number) {
    this.came = new Int32Array(days);
    this.breaches = new Int32Array(days);
    this.minutes = new Float64Array(days);
    this.byWeek = new Uint16Array(Math.ceil(days / 7) * BINS);
  }

  /** Counts the stays from one place to another of a list, of patients who came on a day. */
  add(day: number, stays: Uint16Array, from: number, to: number): void {
    const { byWeek } = this;
    const week = Math.floor(day / 7) * BINS;
    let sum = 0;
    let breaches = 0;
    for (let i = from; i < to; i++) {
      const stay = stays[i]!;
      sum += stay;
      if (stay > STANDARD_MINUTES) breaches++;
      const bin = stay < SINGLE ? stay : Math.min(BINS - 1, SINGLE + (((stay - SINGLE) / STEP) | 0));
      byWeek[week + bin]!++;
    }
    this.came[day]! += to - from;
    this.breaches[day]! += breaches;
    this.minutes[day]! += sum;
  }

  /** Adds the counts by length of stay of the weeks that lie in days [from, to), whole, to `into` (BINS places). */
  collect(from: number, to: number, into: Float64Array): void {
    for (let week = Math.floor(from / 7); week <= Math.floor((to - 1) / 7); week++) {
      for (let bin = 0; bin < BINS; bin++) into[bin]! += this.byWeek[week * BINS + bin]!;
    }
  }
}

/** Room for counts by length of stay. */
export function stayCounts(): Float64Array {
  return new Float64Array(BINS);
}

/** Minutes that a share p of those counted did not exceed, to the minute (to ten, beyond eight hours); NaN if nobody. */
export function stayQuantile(counts: Float64Array, p: number): number {
  let all = 0;
  for (const count of counts) all += count;
  if (all === 0) return Number.NaN;
  let sum = 0;
  let bin = 0;
  while (bin < BINS - 1 && sum + counts[bin]! < p * all) sum += counts[bin++]!;
  return bin < SINGLE ? bin : SINGLE + (bin - SINGLE) * STEP;
}
