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
  readonly stays: Int32Array;
  readonly waits: Int32Array;
}

/** Room for counts of many weeks. */
export function lengthCounts(): LengthCounts {
  return { stays: new Int32Array(STAY_BINS), waits: new Int32Array(WAIT_BINS) };
}

/** Counts are added to others. */
export function addCounts(into: LengthCounts, { stays, waits }: LengthCounts): void {
  for (let bin = 0; bin < STAY_BINS; bin++) into.stays[bin]! += stays[bin]!;
  for (let bin = 0; bin < WAIT_BINS; bin++) into.waits[bin]! += waits[bin]!;
}

/** The counts of a week lie side by side, and those of some weeks in one piece: there are thousands of them. */
const OF_A_WEEK = STAY_BINS + WAIT_BINS;
const WEEKS_OF_A_PIECE = 8;

/** Counts in one byte each, until one of them needs more. */
type Piece = Uint8Array | Uint16Array | Int32Array;

/** Patients by length of stay, and the admitted by wait for a bed, week by week. */
export class CountsByWeek {
  private readonly pieces: (Piece | undefined)[] = [];

  /** Counts the patients of a day in a week. */
  add(week: number, { stays, came, bedWaits, admitted }: DayOfPatients): void {
    const piece = Math.floor(week / WEEKS_OF_A_PIECE);
    let counts = this.pieces[piece] ?? this.put(piece, new Uint8Array(WEEKS_OF_A_PIECE * OF_A_WEEK));
    let most = mostOf(counts);
    const first = (week % WEEKS_OF_A_PIECE) * OF_A_WEEK;
    for (let i = 0; i < came; i++) {
      const stay = stays[i]!;
      const at = first + (stay < SINGLE ? stay : Math.min(STAY_BINS - 1, SINGLE + (((stay - SINGLE) / STEP) | 0)));
      if (counts[at] === most) {
        counts = this.put(piece, widerThan(counts));
        most = mostOf(counts);
      }
      counts[at]!++;
    }
    const firstWait = first + STAY_BINS;
    for (let i = 0; i < admitted; i++) {
      const at = firstWait + Math.min(WAIT_BINS - 1, (bedWaits[i]! / WAIT_STEP) | 0);
      if (counts[at] === most) {
        counts = this.put(piece, widerThan(counts));
        most = mostOf(counts);
      }
      counts[at]!++;
    }
  }

  /** Adds the counts of weeks [from, to) to others, or with -1 takes them away. */
  addTo({ stays, waits }: LengthCounts, from: number, to: number, times: 1 | -1): void {
    for (let week = from, end = from; week < to; week = end) {
      const piece = Math.floor(week / WEEKS_OF_A_PIECE);
      end = Math.min(to, (piece + 1) * WEEKS_OF_A_PIECE);
      const counts = this.pieces[piece];
      if (!counts) continue;
      const first = (week % WEEKS_OF_A_PIECE) * OF_A_WEEK;
      const behind = first + (end - week) * OF_A_WEEK;
      addRows(stays, counts, first, behind, times);
      addRows(waits, counts, first + STAY_BINS, behind, times);
    }
  }

  private put(piece: number, counts: Piece): Piece {
    this.pieces[piece] = counts;
    return counts;
  }
}

/** Adds, bin by bin, the counts of weeks that lie side by side. */
function addRows(into: Int32Array, counts: Piece, from: number, to: number, times: 1 | -1): void {
  for (let bin = 0; bin < into.length; bin++) {
    let sum = 0;
    for (let at = from + bin; at < to; at += OF_A_WEEK) sum += counts[at]!;
    into[bin]! += times * sum;
  }
}

/** The largest count that there is room for. */
function mostOf(counts: Piece): number {
  if (counts instanceof Uint8Array) return 255;
  return counts instanceof Uint16Array ? 65_535 : 2_147_483_647;
}

/** The same counts with room for larger ones. */
function widerThan(counts: Piece): Piece {
  return counts instanceof Uint8Array ? Uint16Array.from(counts) : Int32Array.from(counts);
}

/** Minutes that a share p of those counted did not exceed, to the minute (to ten, beyond eight hours); NaN if nobody. */
export function stayQuantile(counts: Int32Array, p: number): number {
  const { bin } = placeOf(counts, p);
  return bin < SINGLE ? bin : SINGLE + (bin - SINGLE) * STEP;
}

/** Minutes that a share p of the waits for a bed did not exceed, linear within half an hour; NaN of none. */
export function waitQuantile(counts: Int32Array, p: number): number {
  const { bin, within } = placeOf(counts, p);
  return WAIT_STEP * (bin + within / (counts[bin]! || 1));
}

/** In which place somebody stands whom a share p do not exceed, and how many of that place do not; NaN where nobody is. */
function placeOf(counts: Int32Array, p: number): { readonly bin: number; readonly within: number } {
  let all = 0;
  for (const count of counts) all += count;
  if (all === 0) return { bin: Number.NaN, within: Number.NaN };
  let below = 0;
  let bin = 0;
  while (bin < counts.length - 1 && below + counts[bin]! < p * all) below += counts[bin++]!;
  return { bin, within: p * all - below };
}

/** Share of the waits for a bed of so many hours or more; NaN of none. */
export function waitsFrom(counts: Int32Array, hours: number): number {
  let [all, long] = [0, 0];
  for (let bin = 0; bin < counts.length; bin++) {
    all += counts[bin]!;
    if (bin * WAIT_STEP >= 60 * hours) long += counts[bin]!;
  }
  return long / (all || Number.NaN);
}
