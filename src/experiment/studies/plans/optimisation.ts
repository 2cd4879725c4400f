/** What is asked of a family of plans, checked before anything is simulated, and the plans as they are simulated. */
import { UsageError } from '../../../errors.js';
import type { Metric } from '../../../model/metrics/metric.js';
import type { Scenario } from '../../../scenario/scenario.js';
import type { Override } from '../../../scenario/schema/overrides.js';
import type { Choices } from '../../design.js';
import { refuseRepeated } from '../../factors.js';
import { type Variant, variantsAt } from '../../variants.js';
import { metricNamed } from '../flip-study.js';
import { measureOf } from '../measure-of.js';
import { sweepMeasures } from '../sweep.js';
import { type Arm, decisionsOf } from './arms.js';
import { type Constraint, type Grouping, isGrouped } from './constraints.js';
import { type Dimension, type Member, settingOf } from './family.js';
import type { PlanQuestion } from './select-plan.js';

export interface PlanChoices extends Choices {
  readonly family: readonly Dimension[];
  readonly objective: string;
  readonly constraints: readonly Constraint[];
  readonly groupings: readonly Grouping[];
  readonly delta: number | undefined;
  readonly atMost: number;
  readonly set: readonly Override[];
}

/** A question with the family that it is asked of. */
export interface Optimisation extends PlanQuestion {
  readonly family: readonly Dimension[];
  readonly groupings: readonly Grouping[];
  readonly objective: Metric;
  /** Reads members; what is not a plan of the scenario is reported as in the file. */
  readonly variantsOf: (members: readonly Member[]) => Variant[];
}

/**
 * Checks what is asked of a family of plans.
 * @throws UsageError for an objective that is no metric, or has no better side, and for a path or a value that is given twice
 */
export function optimisation(scenario: Scenario, text: string, asked: PlanChoices): Optimisation {
  const { family, objective: named, constraints, groupings, delta, atMost, set, ...choices } = asked;
  refuseRepeated(family);
  const objective = metricNamed(named);
  if (objective.better === 'neither') throw new UsageError(`${named} is neither better high nor low`);
  const measures = [measureOf(objective), ...constraints.map(({ of }) => of), ...sweepMeasures(scenario)];
  const keys = measures.map(({ metric, measure }) => `${metric} ${measure}`);
  return {
    family,
    groupings,
    objective,
    better: objective.better,
    constraints,
    measures: measures.filter((_, k): boolean => keys.indexOf(keys[k]!) === k),
    delta,
    atMost,
    variantsOf: (members) =>
      variantsAt(
        text,
        members.map((member) => settingOf(family, member)),
        { ...choices, set },
      ),
  };
}

/** Every strategy at a point whose plan keeps the trusts together and apart that must be. */
export function armsOf(variants: readonly Variant[], groupings: readonly Grouping[]): Arm[] {
  return variants.flatMap((variant) =>
    [...variant.strategies.keys()]
      .map((strategy): Arm => ({ variant, strategy }))
      .filter((arm) => isGrouped(decisionsOf(arm), variant.design.settings, groupings)),
  );
}
