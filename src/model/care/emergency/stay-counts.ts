/**
 * How many emergency patients of a week stayed, and waited for a bed, how long. Whole minutes up to eight hours, tens of
 * minutes beyond; waits for a bed by half hours.
 */
import type { DayOfPatients } from './emergency-stream.js';

const SINGLE = 480;
const STEP = 10;
/** Places by length of stay. */
export const STAY_BINS: number = SINGLE + 252;

/** Waits for a bed are counted by so many minutes, up to two days. */
export const WAIT_STEP = 30;
export const WAIT_BINS: number = 2 * 48 + 1;

/** Patients by length of stay (STAY_BINS places), and the admitted by wait for a bed (WAIT_BINS places). */
export interface LengthCounts {
  readonly stays: Float64Array;
  readonly waits: Float64Array;
}

/** Patients by length of stay, and the admitted by wait for a bed, of days of one week. */
export class WeekCounts {
  readonly stays: Uint16Array = new Uint16Array(STAY_BINS);
  readonly waits: Uint16Array = new Uint16Array(WAIT_BINS);

  add({ stays, came, bedWaits, admitted }: DayOfPatients): void {
    const { stays: byStay, waits: byWait } = this;
    for (let i = 0; i < came; i++) {
      const stay = stays[i]!;
      byStay[stay < SINGLE ? stay : Math.min(STAY_BINS - 1, SINGLE + (((stay - SINGLE) / STEP) | 0))]!++;
    }
    for (let i = 0; i < admitted; i++) byWait[Math.min(WAIT_BINS - 1, (bedWaits[i]! / WAIT_STEP) | 0)]!++;
  }
}

/** Room for counts by length of stay. */
export function stayCounts(): Float64Array {
  return new Float64Array(STAY_BINS);
}

/** Room for counts by wait for a bed. */
export function waitCounts(): Float64Array {
  return new Float64Array(WAIT_BINS);
}

/** Minutes that a share p of those counted did not exceed, to the minute (to ten, beyond eight hours); NaN if nobody. */
export function stayQuantile(counts: Float64Array, p: number): number {
  const { bin } = placeOf(counts, p);
  return bin < SINGLE ? bin : SINGLE + (bin - SINGLE) * STEP;
}

/** Minutes that a share p of the waits for a bed did not exceed, linear within half an hour; NaN of none. */
export function waitQuantile(counts: Float64Array, p: number): number {
  const { bin, within } = placeOf(counts, p);
  return WAIT_STEP * (bin + within / (counts[bin]! || 1));
}

/** In which place somebody stands whom a share p do not exceed, and how many of that place do not; NaN where nobody is. */
function placeOf(counts: Float64Array, p: number): { readonly bin: number; readonly within: number } {
  let all = 0;
  for (const count of counts) all += count;
  if (all === 0) return { bin: Number.NaN, within: Number.NaN };
  let below = 0;
  let bin = 0;
  while (bin < counts.length - 1 && below + counts[bin]! < p * all) below += counts[bin++]!;
  return { bin, within: p * all - below };
}

/** Share of the waits for a bed of so many hours or more; NaN of none. */
export function waitsFrom(counts: Float64Array, hours: number): number {
  let [all, long] = [0, 0];
  counts.forEach((count, bin) => {
    all += count;
    if (bin * WAIT_STEP >= 60 * hours) long += count;
  });
  return long / (all || Number.NaN);
}
