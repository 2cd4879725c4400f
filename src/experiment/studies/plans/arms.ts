/**
 * Plans simulated beside each other: each is a strategy at a point, and of each one number a replication is kept for
 * every measure. Plans of one world stand in one design, so that the counterfactual and common days are simulated once
 * and all of them meet the same random numbers, whichever others are with them.
 */

import { valueAt } from '../../../model/memoize.js';
import type { Outcome } from '../../../model/outcome.js';
import type { Settings, StrategySettings } from '../../../model/settings.js';
import { columnsOf, type Design } from '../../design.js';
import type { Executor } from '../../executor.js';
import { type Headline, ofWholeProgramme } from '../../headlines.js';
import { withStrategies } from '../../one-world.js';
import type { Variant } from '../../variants.js';

/** Plans in one design: more share days, but each is looked at beside all before it. */
const TOGETHER = 24;

/** Designs under way at once. */
const AT_ONCE = 4;

/** A strategy at a point. */
export interface Arm {
  readonly variant: Variant;
  readonly strategy: string;
}

/** The index of an arm in the lists of its variant's design; 0: it decides what the counterfactual does. */
function indexOf({ variant, strategy }: Arm): number {
  return variant.strategies.get(strategy)!;
}

/** What an arm decides. */
export function decisionsOf(arm: Arm): StrategySettings {
  const { settings } = arm.variant.design;
  return indexOf(arm) === 0 ? settings.counterfactual : settings.strategies[indexOf(arm) - 1]!;
}

/** Places of the measures of the whole programme in the arrays of an outcome. */
function placesOf(settings: Settings, measures: readonly Headline[]): number[] {
  const columns = columnsOf(settings).filter(({ column }) => ofWholeProgramme(column));
  return measures.map(({ metric }) => columns.find(({ column }) => column.metric === metric)!.index);
}

/**
 * @param replications  a stretch of them
 * @param step          called after each replication of each design
 * @returns             of each arm, of each measure, the values in the order of the replications; NaN where unknown
 */
export async function simulateArms(
  arms: readonly Arm[],
  measures: readonly Headline[],
  replications: readonly number[],
  executor: Executor,
  step: () => void = () => undefined,
): Promise<Float64Array[][]> {
  const values = arms.map(() => measures.map(() => new Float64Array(replications.length)));
  const places = new Map<Design, number[]>();
  await visitOutcomes(arms, replications, executor, step, (a, r, outcome) => {
    const { design } = arms[a]!.variant;
    const own = valueAt(places, design, () => placesOf(design.settings, measures));
    for (const [k, { measure }] of measures.entries()) {
      values[a]![k]![r] = (measure === 'excess' ? outcome.excess : outcome.values)[own[k]!]!;
    }
  });
  return values;
}

/** Simulates arms; each outcome is handed on with the places of its arm and replication in their lists. */
export async function visitOutcomes(
  arms: readonly Arm[],
  replications: readonly number[],
  executor: Executor,
  step: () => void,
  visit: (arm: number, replication: number, outcome: Outcome) => void,
): Promise<void> {
  const worlds = new Map<Design, number[]>();
  for (const [a, { variant }] of arms.entries()) valueAt(worlds, variant.design, () => []).push(a);
  const groups = [...worlds.values()].flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / TOGETHER) }, (_, g) => own.slice(g * TOGETHER, (g + 1) * TOGETHER)),
  );
  let next = 0;
  const carryOut = async (): Promise<void> => {
    for (let own = groups[next++]; own !== undefined; own = groups[next++]) {
      const { design } = arms[own[0]!]!.variant;
      const indices = [...new Set(own.map((a) => indexOf(arms[a]!)))].filter((i) => i > 0).sort((x, y) => x - y);
      const some = withStrategies(
        design,
        indices.map((i) => design.settings.strategies[i - 1]!),
      );
      let r = 0;
      for await (const outcomes of executor(some, replications)) {
        for (const a of own) visit(a, r, outcomes[indices.indexOf(indexOf(arms[a]!)) + 1]!);
        r++;
        step();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, groups.length) }, carryOut));
}
