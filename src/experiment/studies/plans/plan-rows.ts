/**
 * What a choice of plans comes to, a row a plan: how far it is from the best with limits that hold for all rows together,
 * what it would cost in hindsight, and whether another beats it on everything. Separate from the choice, which does not
 * need it.
 */

import { metricById } from '../../../model/metrics/registry.js';
import { type MeanInterval, mean, meanInterval } from '../../../stats/interval.js';
import { unbeaten } from '../../../stats/search/pareto.js';
import { CONFIDENCE } from '../../confidence.js';
import { knownOf } from '../../known-values.js';
import { ERROR, type Finalist, type PlanQuestion } from './select-plan.js';

export interface PlanRow extends Finalist {
  /** One a measure, at 95% each. */
  readonly measures: readonly MeanInterval[];
  /** Of the objective, less that of the best plan, over the replications of both; limits hold for all rows together. */
  readonly beyond: MeanInterval;
  /** The best, or not told from it: it seems to keep the constraints and is not surely worse. */
  readonly mayBeBest: boolean;
  /** No other row is at least as good on every measure and better on one. */
  readonly unbeaten: boolean;
  readonly regret: Regret | undefined;
}

/** What a plan costs beside the one that turned out best among those that seem to keep the constraints, over replications that all have. */
export interface Regret {
  readonly mean: number;
  readonly worst: number;
  /** Share of the replications in which it was the best. */
  readonly bestIn: number;
  readonly n: number;
}

/** One a finalist, in their order. */
export function planRows({ measures, better }: PlanQuestion, finalists: readonly Finalist[]): PlanRow[] {
  const sign = better === 'lower' ? 1 : -1;
  const [best] = finalists;
  const common = Math.min(...finalists.map(({ values }) => values[0]!.length));
  const rivals = finalists.filter(({ seemsKept }) => seemsKept);
  const least = Array.from({ length: common }, (_, r) =>
    Math.min(...rivals.map(({ values }) => sign * values[0]![r]!)),
  );
  const together = 1 - ERROR / Math.max(1, finalists.length - 1);
  const means = finalists.map(({ values }) => values.map((own) => meanInterval(knownOf(own), CONFIDENCE)));
  // Over the replications that all have: a mean over others is of other worlds.
  const corners = unbeaten(
    finalists.map(({ values }) =>
      values.map((own, k) => {
        const { mean: m = Number.NaN } = meanInterval(knownOf(own.subarray(0, common)), CONFIDENCE);
        return metricById(measures[k]!.metric)!.better === 'higher' ? -m : m;
      }),
    ),
  );
  return finalists.map((finalist, i): PlanRow => {
    const own = finalist.values[0]!;
    const shared = Math.min(own.length, best!.values[0]!.length);
    const gaps = Float64Array.from({ length: shared }, (_, r) => own[r]! - best!.values[0]![r]!);
    const beyond = meanInterval(knownOf(gaps), together);
    const surelyWorse = (sign > 0 ? (beyond.low ?? 0) : -(beyond.high ?? 0)) > 0;
    return {
      ...finalist,
      measures: means[i]!,
      beyond,
      mayBeBest: i === 0 || (finalist.seemsKept && !surelyWorse),
      unbeaten: corners[i]!,
      regret: finalist.seemsKept ? regretOf(own, sign, least) : undefined,
    };
  });
}

function regretOf(own: Float64Array, sign: number, least: readonly number[]): Regret {
  const regrets = least.map((x, r) => sign * own[r]! - x);
  return {
    mean: mean(regrets),
    worst: Math.max(...regrets),
    bestIn: regrets.filter((x) => x === 0).length / regrets.length,
    n: regrets.length,
  };
}
