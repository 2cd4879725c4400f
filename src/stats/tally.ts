/**
 * Running count, mean and variance of a series of numbers, by Welford's update: one pass, no cancellation, nothing
 * stored. Separate from interval.ts, which needs the values stored.
 */

/** Collects numbers; each statistic is undefined until there are enough of them. */
export class Tally {
  /** How many numbers have been added. */
  n = 0;
  #mean = 0;
  #squares = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;

  /** Adds one finite number. */
  add(x: number): void {
    this.n += 1;
    const gap = x - this.#mean;
    this.#mean += gap / this.n;
    this.#squares += gap * (x - this.#mean);
    if (x < this.#min) this.#min = x;
    if (x > this.#max) this.#max = x;
  }

  /** The mean; undefined when n = 0. */
  get mean(): number | undefined {
    return this.n > 0 ? this.#mean : undefined;
  }

  /** The sample variance (divisor n - 1); undefined when n < 2. */
  get variance(): number | undefined {
    return this.n > 1 ? this.#squares / (this.n - 1) : undefined;
  }

  /** The smallest number; undefined when n = 0. */
  get min(): number | undefined {
    return this.n > 0 ? this.#min : undefined;
  }

  /** The largest number; undefined when n = 0. */
  get max(): number | undefined {
    return this.n > 0 ? this.#max : undefined;
  }
}
