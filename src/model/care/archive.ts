/**
 * The state of care noted in numbers, to be put back later: whoever has state visits its numbers in one fixed order, and
 * the same visit notes them or puts them back. What is rebuilt from the replication's future is not noted.
 */
export interface Archive {
  /** Notes a number and returns it, or returns the one noted. */
  number(now: number): number;
  /** Notes the numbers of an array from one place up to another, those before and after being 0; or puts them back. */
  counts(array: Int32Array, from: number, to: number): void;
}

/** Notes. */
export class Noting implements Archive {
  private noted: number[] = [];

  number(now: number): number {
    this.noted.push(now);
    return now;
  }

  counts(array: Int32Array, from: number, to: number): void {
    this.noted.push(from, to);
    for (let at = from; at < to; at++) this.noted.push(array[at]!);
  }

  /** All that was noted. */
  end(): Float64Array {
    return Float64Array.from(this.noted);
  }
}

/** Puts back what was noted. */
export class PuttingBack implements Archive {
  private readonly noted: Float64Array;
  private at = 0;

  constructor(noted: Float64Array) {
    this.noted = noted;
  }

  number(_now: number): number {
    return this.noted[this.at++]!;
  }

  counts(array: Int32Array, _from: number, _to: number): void {
    const from = this.number(0);
    const to = this.number(0);
    array.fill(0);
    for (let at = from; at < to; at++) array[at] = this.noted[this.at++]!;
  }
}
