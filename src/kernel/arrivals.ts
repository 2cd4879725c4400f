/**
 * Arrivals whose rate changes with time, by inverting the cumulative rate: the next arrival is when the cumulative rate
 * has grown by a unit exponential variate. One uniform an arrival, no thinning, so common random numbers stay aligned.
 * Part of the kernel's general set, which the present model does not use; verified against M(t)/M/inf (`npm run verify`).
 * Source: Cinlar (1975), Introduction to Stochastic Processes, section 4.7.
 */

import { ModelError } from '../errors.js';

/** A rate that is constant between edges, and may repeat: inverted exactly. */
export class PiecewiseRate {
  readonly #edges: Float64Array;
  readonly #rates: Float64Array;
  /** Cumulative rate at each edge, and at the end of the period. */
  readonly #sums: Float64Array;
  readonly #period: number;

  /**
   * @param edges   ascending times in days, the first 0; rates[i] holds from edges[i] until the next edge
   * @param rates   arrivals a day, >= 0, as many as edges
   * @param period  days after which the rates repeat, above the last edge; Infinity (the default): the last rate stays
   * @throws ModelError for edges, rates or a period that do not fit this
   */
  constructor(edges: readonly number[], rates: readonly number[], period: number = Number.POSITIVE_INFINITY) {
    const ascending = edges.every((edge, i) => (i === 0 ? edge === 0 : edge > edges[i - 1]!));
    const fits = edges.length > 0 && rates.length === edges.length && period > edges[edges.length - 1]!;
    if (!ascending || !fits)
      throw new ModelError('arrival rates need ascending edges from 0, one rate each, within the period');
    if (!rates.every((rate) => rate >= 0 && rate < Number.POSITIVE_INFINITY)) {
      throw new ModelError('arrival rates must be finite and not negative');
    }
    this.#edges = Float64Array.from([...edges, period]);
    this.#rates = Float64Array.from(rates);
    this.#period = period;
    this.#sums = new Float64Array(edges.length + 1);
    for (let i = 0; i < rates.length; i++) {
      const width = this.#edges[i + 1]! - this.#edges[i]!;
      this.#sums[i + 1] = this.#sums[i]! + (rates[i] === 0 ? 0 : rates[i]! * width);
    }
  }

  /** Expected arrivals from 0 to t, t >= 0. */
  cumulative(t: number): number {
    const rounds = this.#period < Number.POSITIVE_INFINITY ? Math.floor(t / this.#period) : 0;
    const into = t - (rounds === 0 ? 0 : rounds * this.#period);
    const i = lastAtMost(this.#edges, this.#rates.length, into);
    const before = rounds === 0 ? 0 : rounds * this.#sums[this.#rates.length]!;
    return before + this.#sums[i]! + this.#rates[i]! * (into - this.#edges[i]!);
  }

  /**
   * The time after `from` by which `amount` more arrivals are expected: with amount = -log(u) the next arrival.
   * @param from    days, >= 0
   * @param amount  > 0
   * @returns       days; Infinity when so many are never expected
   */
  after(from: number, amount: number): number {
    const target = this.cumulative(from) + amount;
    const whole = this.#sums[this.#rates.length]!;
    if (whole === 0) return Number.POSITIVE_INFINITY;
    let rounds = this.#period < Number.POSITIVE_INFINITY ? Math.floor(target / whole) : 0;
    let left = rounds === 0 ? target : target - rounds * whole;
    if (left <= 0 && rounds > 0) {
      // exactly the end of a period: it belongs to the last stretch with arrivals before it
      rounds -= 1;
      left += whole;
    }
    let i = lastAtMost(this.#sums, this.#rates.length, left);
    while (i > 0 && this.#sums[i] === left) i -= 1;
    if (this.#rates[i] === 0) return Number.POSITIVE_INFINITY; // only after the last edge of a rate that does not repeat
    const into = this.#edges[i]! + (left - this.#sums[i]!) / this.#rates[i]!;
    return Math.max(from, (rounds === 0 ? 0 : rounds * this.#period) + into);
  }
}

/** The last of the first n ascending numbers that is at most x; 0 when there is none. */
function lastAtMost(numbers: Float64Array, n: number, x: number): number {
  let low = 0;
  let high = n;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! <= x) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * The same for a smooth rate: the time after `from` at which its cumulative has grown by `amount`, to the last digits,
 * by bisection between doubling steps.
 * @param cumulative  expected arrivals from 0 to t, continuous and non-decreasing
 * @param from        days
 * @param amount      > 0
 * @param step        days, a first guess of the wait, > 0
 * @returns           days; Infinity when `amount` is not reached within 2^60 steps
 */
export function arrivalAfter(cumulative: (t: number) => number, from: number, amount: number, step: number): number {
  const target = cumulative(from) + amount;
  let low = from;
  let width = step;
  for (let doublings = 0; cumulative(from + width) < target; doublings++) {
    if (doublings > 60) return Number.POSITIVE_INFINITY;
    low = from + width;
    width *= 2;
  }
  let high = from + width;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) return high;
    if (cumulative(middle) < target) low = middle;
    else high = middle;
  }
}
