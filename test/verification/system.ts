/**
 * What a queueing system under verification is: its name, the numbers theory gives for it, and one independent
 * replication that measures the same numbers. Every replication first runs in until the start is forgotten, then
 * observes a fixed number of customers and a fixed window of time: averages over either have no bias then, which a
 * ratio of two random totals would have. The replications' averages are compared with theory by a t statistic.
 */

import { type DistributionSpec, makeDistribution } from '../../src/kernel/distribution.js';
import { Sampler } from '../../src/kernel/sampler.js';
import { normalQuantile } from '../../src/stats/dmath.js';
import { meanInterval } from '../../src/stats/interval.js';
import { tCdf } from '../../src/stats/student-t.js';

export interface Metric {
  readonly label: string;
  /** What theory says. */
  readonly theory: number;
}

export interface System {
  readonly name: string;
  readonly metrics: readonly Metric[];
  /** Measures every metric in replication r; `size` scales the number of customers observed. */
  replicate(r: number, size: number): number[];
}

export interface Result {
  readonly system: string;
  readonly label: string;
  readonly theory: number;
  readonly mean: number;
  readonly standardError: number;
  /** The t statistic as a standard normal score; Infinity when the system did not even produce a number. */
  readonly z: number;
}

/** Runs some replications and scores every metric. */
export function verify(system: System, replications: number, size: number): Result[] {
  const columns: number[][] = system.metrics.map(() => []);
  for (let r = 0; r < replications; r++) {
    system.replicate(r, size).forEach((value, i) => void columns[i]!.push(value));
  }
  return system.metrics.map(({ label, theory }, i) => {
    const { n, mean, sd } = meanInterval(columns[i]!, 0.95);
    const standardError = sd! / Math.sqrt(n);
    return {
      system: system.name,
      label,
      theory,
      mean: mean!,
      standardError,
      z: score((mean! - theory) / standardError, n - 1),
    };
  });
}

function score(t: number, df: number): number {
  if (Number.isNaN(t)) return Number.POSITIVE_INFINITY;
  const size = -normalQuantile(tCdf(-Math.abs(t), df));
  return t < 0 ? -size : size;
}

/** Values of a distribution from the stream of a system, a replication and a purpose. */
export function draws(
  system: string,
  r: number,
  purpose: string,
  kind: DistributionSpec['kind'],
  ...args: number[]
): () => number {
  const sampler = new Sampler(['verification', system, r, purpose], makeDistribution({ kind, args }));
  return () => sampler.next();
}
