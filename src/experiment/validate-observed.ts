/** Simulates a scenario and puts simulated values beside published ones: target by target, and all at once. */
import type { Outcome } from '../model/outcome.js';
import type { Settings } from '../model/settings.js';
import { quantile } from '../stats/quantile.js';
import type { Executor } from './executor.js';
import { knownOf } from './known-values.js';
import type { ObservedDesign, Target } from './observed-design.js';

/** What the replications say of one target. */
export interface TargetFit {
  readonly target: Target;
  /** Replications in which the value is known. */
  readonly n: number;
  /** Replications of which it is not: its condition does not hold. */
  readonly notAsked: number;
  /** Replications left out: the trust never went live, or the window from its go-live runs past the end. */
  readonly leftOut: number;
  /** Median and the ends of the interval that holds nine replications in ten; undefined when none is known. */
  readonly q05: number | undefined;
  readonly q50: number | undefined;
  readonly q95: number | undefined;
  /** Share of the known values that lie in the range; undefined when none is known. */
  readonly shareWithin: number | undefined;
  /** Whether the median lies in the range; a target that is never known does not. */
  readonly within: boolean;
}

export interface Validation extends ObservedDesign {
  readonly fits: readonly TargetFit[];
  /**
   * Replications in which every target lies in its range; one that is left out does not, one whose condition does not hold
   * is not asked.
   */
  readonly jointHits: number;
}

/** @param onReplication  called after each replication */
export async function validateObserved(
  observed: ObservedDesign,
  executor: Executor,
  onReplication?: () => void,
): Promise<Validation> {
  const { design, targets } = observed;
  const count = design.replications.length;
  const values = targets.map(() => new Float64Array(count).fill(Number.NaN));
  const asked = targets.map(() => new Uint8Array(count));
  let done = 0;
  for await (const outcomes of executor(design)) {
    for (const [t, target] of targets.entries()) {
      const outcome = outcomes[target.strategy];
      if (outcome?.strategy !== target.observation.strategy) {
        throw new Error(
          `replication ${done}: '${outcome?.strategy}' where ${target.observation.strategy} was expected`,
        );
      }
      if (!holds(target, outcome)) continue;
      asked[t]![outcome.replication] = 1;
      values[t]![outcome.replication] = simulated(target, outcome, design.settings);
    }
    done += 1;
    onReplication?.();
  }
  if (done !== count) throw new Error(`${done} of ${count} replications came back`);
  const jointHits = design.replications.filter((r) =>
    targets.every((target, t) => asked[t]![r] === 0 || liesIn(target, values[t]![r]!)),
  );
  return {
    ...observed,
    fits: targets.map((target, t) => fitOf(target, values[t]!, asked[t]!)),
    jointHits: jointHits.length,
  };
}

/** Whether the condition of a target holds in an outcome; what is unknown does not. */
function holds({ observation: { where }, condition }: Target, outcome: Outcome): boolean {
  if (where === null || condition === undefined) return true;
  const value = outcome.values[condition]!;
  return where.atLeast <= value && value <= where.atMost;
}

/**
 * The value of a target in one outcome; NaN if the end, of the run-out for what comes of lists, cuts its window from the go-live short, and for a share of a
 * counterfactual in which there is nothing.
 */
function simulated({ observation, column, goLiveDay }: Target, outcome: Outcome, settings: Settings): number {
  const { window } = observation;
  if (goLiveDay !== undefined && window.kind === 'go_live') {
    const horizon = column.metric.runOut === undefined ? settings.days : settings.careDays;
    const whole = outcome.values[goLiveDay]! + window.after + window.days <= horizon;
    if (!whole) return Number.NaN;
  }
  const level = outcome.values[column.index]!;
  const excess = outcome.excess[column.index]!;
  if (observation.measure === 'relative') return level === excess ? Number.NaN : excess / (level - excess);
  return observation.measure === 'level' ? level : excess;
}

function fitOf(target: Target, values: Float64Array, asked: Uint8Array): TargetFit {
  const known = knownOf(values).sort();
  const n = known.length;
  const q50 = quantile(known, 0.5);
  return {
    target,
    n,
    notAsked: asked.filter((one) => one === 0).length,
    leftOut: asked.filter((one) => one === 1).length - n,
    q05: quantile(known, 0.05),
    q50,
    q95: quantile(known, 0.95),
    shareWithin: n === 0 ? undefined : known.filter((x) => liesIn(target, x)).length / n,
    within: q50 !== undefined && liesIn(target, q50),
  };
}

function liesIn({ observation }: Target, x: number): boolean {
  const [low, high] = observation.range;
  return low <= x && x <= high;
}
