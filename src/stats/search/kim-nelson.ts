/**
 * Which of several plans is best, by looking again and again and leaving out what is clearly worse. Separate from the
 * comparisons of a fixed number of replications: here the number is part of the answer. With paired samples (common
 * random numbers) the variance is that of each pair's differences, so fewer are needed.
 *
 * Guarantee: for normal differences, the one that is left is the best with a chance of at least 1 - alpha whenever the
 * best is better than every other by delta or more; when several are within delta of it, it is one of those. It holds for
 * dependent arms; for skewed ones it is nominal. Source: Kim & Nelson (2001), ACM TOMACS 11, 251-273 (their c = 1).
 */
import { pow } from '../dmath.js';
import { sampleVariance } from '../interval.js';

export interface Selection {
  /** Places of the arms that are still in, by their means, best first. */
  readonly left: readonly number[];
  /** Of each arm, the replications after which it was left out; undefined while it is in. */
  readonly leftOutAt: readonly (number | undefined)[];
  /** Whether one is left. */
  readonly decided: boolean;
}

/** eta, such that h2 = 2 eta (n0 - 1); eta(2, 10, .05) = .33405027. */
export function eta(arms: number, first: number, alpha: number): number {
  return (pow((2 * alpha) / (arms - 1), -2 / (first - 1)) - 1) / 2;
}

/**
 * @param arms   a sample an arm, one value a replication, paired by place; one that is left out needs no more of them
 * @param first  replications of the first stage, >= 2, from which variances are estimated and never again
 * @param delta  smallest difference worth telling, > 0, in the unit of the values
 * @param alpha  chance of a wrong choice, in (0, 1)
 */
export function select(
  arms: readonly ArrayLike<number>[],
  better: 'lower' | 'higher',
  { first, delta, alpha }: { readonly first: number; readonly delta: number; readonly alpha: number },
): Selection {
  const k = arms.length;
  const sign = better === 'lower' ? 1 : -1;
  const h2 = k > 1 ? 2 * eta(k, first, alpha) * (first - 1) : 0;
  const sums = new Float64Array(k);
  const leftOutAt: (number | undefined)[] = arms.map(() => undefined);
  let left = arms.map((_, i) => i);
  const variances = new Map<number, number>();
  const varianceOf = (i: number, l: number): number => {
    const key = Math.min(i, l) * k + Math.max(i, l);
    const known = variances.get(key);
    if (known !== undefined) return known;
    const found = sampleVariance(Float64Array.from({ length: first }, (_, r) => arms[i]![r]! - arms[l]![r]!));
    variances.set(key, found);
    return found;
  };
  for (let r = 1; left.every((i) => arms[i]!.length >= r); r++) {
    for (const i of left) sums[i] = sums[i]! + sign * arms[i]![r - 1]!;
    if (r < first || left.length === 1) continue;
    const stay = left.filter((i) =>
      left.every((l) => {
        const margin = Math.max(0, (delta / (2 * r)) * ((h2 * varianceOf(i, l)) / (delta * delta) - r));
        return i === l || sums[i]! / r <= sums[l]! / r + margin;
      }),
    );
    // What is unknown compares with nothing: the first of them stands for all.
    const next = stay.length > 0 ? stay : [left[0]!];
    for (const i of left) if (!next.includes(i)) leftOutAt[i] = r;
    left = next;
  }
  const mean = (i: number) => sums[i]!;
  return { left: left.toSorted((a, b) => mean(a) - mean(b) || a - b), leftOutAt, decided: left.length === 1 };
}
