/**
 * The contract of a family of distributions: plain data and two functions. The schema, the docs and
 * the error messages are derived from it, so that a family is described in one place: its own file.
 */

/** A distribution with its parameters filled in. */
export interface Distribution {
  readonly mean: number;
  readonly variance: number;
  /** Smallest and largest possible value; infinite where there is none. */
  readonly support: readonly [number, number];
  /** The value below which a share u of the probability lies: non-decreasing in u, for u in (0, 1). */
  quantile(u: number): number;
  /** Replaces each uniform by its quantile, the very same values but faster; only where that pays. */
  quantiles?(uniforms: Float64Array): void;
}

/** A family: its arguments in order, and how to check and fill them. */
export interface Family<Kind extends string = string> {
  readonly kind: Kind;
  /** One short name an argument, in the order of `args`; a name ending in `...` stands for one or more. */
  readonly argumentNames: readonly string[];
  /** One line for the docs. */
  readonly help: string;
  /** True when values are whole numbers. */
  readonly discrete: boolean;
  /** What is wrong with the arguments, in words; undefined when nothing is. Their number and finiteness are checked before. */
  problem(args: readonly number[]): string | undefined;
  /** The distribution; only for arguments without a problem. */
  make(args: readonly number[]): Distribution;
}
