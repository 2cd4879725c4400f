/**
 * How many nights patients stay: a table of shares by length, even within each row, and the nights of one patient by her
 * own uniform. Stays are made longer or shorter by a factor, each rounded by chance to whole nights so that their mean
 * is exact; who stays at all, stays a night at least. One uniform a patient, whose nights never fall as the factor rises.
 */

/** Longest stay, nights: a year. */
export const LONGEST_STAY = 365;

/** A row of the table: stays of so many nights, and how many of all stays they are, in proportion. */
export interface StayRow {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** Uniforms are looked up in so many slices. */
const SLICES = 1024;

export class Stays {
  /** Share of stays by nights, of the table. */
  readonly shares: Float64Array;
  /** Share of stays of fewer nights: so many nights from this uniform on. */
  private readonly from: Float64Array;
  /** By slice of uniforms, the fewest nights that it can mean. */
  private readonly first = new Uint16Array(SLICES);

  /** @param rows shares in proportion; nights from 0 to LONGEST_STAY */
  constructor(rows: readonly StayRow[]) {
    const longest = rows.reduce((most, { to }) => Math.max(most, to), 0);
    const all = rows.reduce((sum, { share }) => sum + share, 0);
    this.shares = new Float64Array(longest + 1);
    for (const { from, to, share } of rows) {
      for (let nights = from; nights <= to; nights++) this.shares[nights]! += share / all / (to - from + 1);
    }
    this.from = new Float64Array(longest + 2);
    let sum = 0;
    for (let nights = 0; nights <= longest; nights++) {
      sum += this.shares[nights]!;
      this.from[nights + 1] = nights === longest ? 1 : sum;
    }
    for (let slice = 0, nights = 0; slice < SLICES; slice++) {
      while (this.from[nights + 1]! <= slice / SLICES) nights++;
      this.first[slice] = nights;
    }
  }

  /**
   * Nights of a patient.
   * @param u      in (0, 1)
   * @param factor on stays of a night or more, > 0
   */
  nights(u: number, factor: number): number {
    const { from } = this;
    let nights = this.first[(u * SLICES) | 0]!;
    while (from[nights + 1]! <= u) nights++;
    const below = from[nights]!;
    // Where u stands among the uniforms of these nights is a uniform again.
    const within = (u - below) / (from[nights + 1]! - below);
    const scaled = (nights * factor + within) | 0;
    // Without branches that depend on chance: who stays at all, stays a night at least. The sign of minus her nights is 1.
    const least = -nights >>> 31;
    return Math.min(LONGEST_STAY, scaled + (((scaled - least) >> 31) & (least - scaled)));
  }

  /** Shares of stays by nights under a factor. */
  scaled(factor: number): Float64Array {
    const shares = new Float64Array(LONGEST_STAY + 1);
    shares[0] = this.shares[0] ?? 0;
    for (let nights = 1; nights < this.shares.length; nights++) {
      const share = this.shares[nights]!;
      const exact = nights * factor;
      const whole = Math.floor(exact);
      shares[Math.min(LONGEST_STAY, Math.max(1, whole))]! += share * (1 - (exact - whole));
      shares[Math.min(LONGEST_STAY, Math.max(1, whole + 1))]! += share * (exact - whole);
    }
    return shares;
  }
}

/** Mean nights of shares by nights. */
export function meanNights(shares: Float64Array): number {
  let mean = 0;
  for (let nights = 0; nights < shares.length; nights++) mean += nights * shares[nights]!;
  return mean;
}
