/**
 * Distributions as plain data, as a scenario file writes them: the check of a specification, and the distribution that it
 * describes. The list below is the only place that names all families. Every distribution is drawn by inversion: one uniform, one
 * value, so that common random numbers stay aligned (RELIABILITY D2).
 */

import { UsageError } from '../errors.js';
import { beta } from './distributions/beta.js';
import { bernoulli, binomial } from './distributions/binomial.js';
import { exponential, weibull } from './distributions/exponential.js';
import type { Distribution, Family } from './distributions/family.js';
import { gamma } from './distributions/gamma.js';
import { hypergeometric } from './distributions/hypergeometric.js';
import { negativeBinomial } from './distributions/negative-binomial.js';
import { lognormal, normal } from './distributions/normal.js';
import { poisson } from './distributions/poisson.js';
import { constant, empirical, triangular, uniform } from './distributions/simple.js';

export type { Distribution, Family } from './distributions/family.js';

const families = [
  constant,
  uniform,
  triangular,
  exponential,
  normal,
  lognormal,
  gamma,
  beta,
  weibull,
  poisson,
  binomial,
  negativeBinomial,
  hypergeometric,
  bernoulli,
  empirical,
] as const;

/** The name of a family. */
export type DistributionKind = (typeof families)[number]['kind'];

/** A distribution as data: a family and its arguments, in the family's order. */
export interface DistributionSpec {
  readonly kind: DistributionKind;
  readonly args: readonly number[];
}

/** Every family, in the order of the docs: names and help of its arguments, and whether it draws whole numbers. */
export const distributionKinds: ReadonlyMap<DistributionKind, Family<DistributionKind>> = new Map(
  families.map((family) => [family.kind, family]),
);

/** What is wrong with a specification, in words; undefined when nothing is. */
export function distributionProblem(spec: DistributionSpec): string | undefined {
  const family = distributionKinds.get(spec.kind);
  if (!family) return `${spec.kind} is not a distribution; there are ${[...distributionKinds.keys()].join(', ')}`;
  const names = family.argumentNames;
  const many = names[0]!.endsWith('...');
  if (many ? spec.args.length === 0 : spec.args.length !== names.length) {
    return `${spec.kind} takes ${many ? 'one or more' : names.length} number${names.length > 1 || many ? 's' : ''} (${names.join(', ')}), not ${spec.args.length}`;
  }
  const bad = spec.args.find((x) => !Number.isFinite(x));
  if (bad !== undefined) return `${spec.kind} needs finite numbers, not ${bad}`;
  return family.problem(spec.args);
}

/**
 * The distribution that a specification describes.
 * @throws UsageError with the words of distributionProblem
 */
export function makeDistribution(spec: DistributionSpec): Distribution {
  const problem = distributionProblem(spec);
  if (problem !== undefined) throw new UsageError(problem);
  return distributionKinds.get(spec.kind)!.make(spec.args);
}
