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
  await visitOutcomes(arms, replications, executor, step, {
    outcome: (a, r, { excess, values: levels }) => {
      const { design } = arms[a]!.variant;
      const own = valueAt(places, design, () => placesOf(design.settings, measures));
      for (const [k, { measure }] of measures.entries()) {
        values[a]![k]![r] = (measure === 'excess' ? excess : levels)[own[k]!]!;
      }
    },
  });
  return values;
}

/** What is done with outcomes as they come. */
export interface Visitor {
  /** Is given the places of an arm and a replication in their lists, what came of it, and the counterfactual. */
  readonly outcome: (arm: number, replication: number, outcome: Outcome, base: Outcome) => void;
  /** Is given the places of arms of which all replications have come; those of one variant come together. */
  readonly ended?: (arms: readonly number[]) => void;
}

/** Simulates arms, at most so many in one design. */
export async function visitOutcomes(
  arms: readonly Arm[],
  replications: readonly number[],
  executor: Executor,
  step: () => void,
  visitor: Visitor,
  together: number = TOGETHER,
): Promise<void> {
  const groups = groupsOf(arms, together);
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
        for (const a of own) visitor.outcome(a, r, outcomes[indices.indexOf(indexOf(arms[a]!)) + 1]!, outcomes[0]!);
        r++;
        step();
      }
      visitor.ended?.(own);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, groups.length) }, carryOut));
}

/** Places of arms that are simulated in one design: of one world, those of a variant together. */
function groupsOf(arms: readonly Arm[], together: number): number[][] {
  const worlds = new Map<Design, Map<Variant, number[]>>();
  for (const [a, { variant }] of arms.entries()) {
    const world = valueAt(worlds, variant.design, () => new Map<Variant, number[]>());
    valueAt(world, variant, (): number[] => []).push(a);
  }
  return [...worlds.values()].flatMap((variants) => {
    const groups: number[][] = [];
    for (const own of variants.values()) {
      const last = groups.at(-1);
      if (last !== undefined && last.length + own.length <= together) last.push(...own);
      else groups.push([...own]);
    }
    return groups;
  });
}

/** How often `step` is called for arms and replications. */
export function stepsOf(arms: readonly Arm[], replications: number, together: number = TOGETHER): number {
  return groupsOf(arms, together).length * replications;
}
