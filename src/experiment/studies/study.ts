/**
 * A study as a value: points of one scenario, each a list of paths and values, with one seed and the same replications, so
 * that every two points meet the same random numbers. What comes of a point does not depend on which others are with it,
 * so points may be added, left out and simulated anywhere; here are how they are simulated and what they are compared
 * with.
 */
import type { Outcome } from '../../model/outcome.js';
import type { Override } from '../../scenario/schema/overrides.js';
import { Collection } from '../collect.js';
import type { Design, KeptColumn } from '../design.js';
import { type Difference, differenceOf } from '../differences.js';
import type { Executor } from '../executor.js';
import type { Variant } from '../variants.js';
import { type Arm, stepsOf, visitOutcomes } from './plans/arms.js';

/** Strategies in one design: few, because what is simulated together is lost together when it is stopped. */
const TOGETHER = 8;

function armsOf(variants: readonly Variant[]): Arm[] {
  return variants.flatMap((variant) => [...variant.strategies.keys()].map((strategy): Arm => ({ variant, strategy })));
}

/** How often `step` is called. */
export function studySteps(variants: readonly Variant[], replications: number): number {
  return stepsOf(armsOf(variants), replications, TOGETHER);
}

/**
 * Simulates points.
 * @param point  is given a point that is over, by its place, with its replications in order: the counterfactual, then its
 *               strategies by their ids in the file; only their measures are the point's own
 */
export async function simulateStudy<Row>(
  variants: readonly Variant[],
  replications: readonly number[],
  executor: Executor,
  step: () => void,
  {
    row,
    point,
  }: {
    row: (place: number, outcomes: readonly Outcome[]) => Row;
    point: (place: number, rows: readonly Row[]) => void;
  },
): Promise<void> {
  const arms = armsOf(variants);
  const places = new Map(variants.map((variant, i) => [variant, i]));
  const rows = variants.map((): Row[] => []);
  const waiting = variants.map((): Outcome[] => []);
  await visitOutcomes(
    arms,
    replications,
    executor,
    step,
    {
      outcome: (a, _, outcome, base) => {
        const { variant, strategy } = arms[a]!;
        const place = places.get(variant)!;
        const own = waiting[place]!;
        if (own.length === 0) own.push(measuresOnly(base, base.strategy));
        own.push(measuresOnly(outcome, strategy));
        if (own.length <= variant.strategies.size) return;
        rows[place]!.push(row(place, own));
        waiting[place] = [];
      },
      ended: (own) => {
        for (const place of new Set(own.map((a) => places.get(arms[a]!.variant)!))) point(place, rows[place]!);
      },
    },
    TOGETHER,
  );
}

/** What is simulated with others draws numbers that were recorded with them: what stays is what does not depend on them. */
function measuresOnly(outcome: Outcome, strategy: string): Outcome {
  return { ...outcome, strategy, draws: [], phases: [] };
}

/** A strategy at a point less another of the point, or the same at the first point. */
export interface PointComparison extends Difference {
  readonly point: number;
  readonly set: readonly Override[];
  readonly strategy: string;
  readonly referencePoint: number;
  readonly reference: string;
  readonly kept: KeptColumn;
}

/** A point with its replications, as `simulateStudy` gives them. */
export interface PointOutcomes {
  readonly point: number;
  readonly set: readonly Override[];
  readonly outcomes: readonly (readonly Outcome[])[];
}

/**
 * Every strategy of a point less the reference there, then less itself at the first point.
 * @param design  of the scenario without any point
 */
export function comparisonsAt(design: Design, first: PointOutcomes, at: PointOutcomes): PointComparison[] {
  const own = design.strategies.slice(1);
  const there = own.map((id) => `${id}, first point`);
  const both: Design = { ...design, strategies: [...design.strategies, ...there] };
  const collection = new Collection(both);
  at.outcomes.forEach((outcomes, r) => {
    const others = first.outcomes[r]!.slice(1).map((outcome, s) => ({ ...outcome, strategy: there[s]! }));
    collection.add([...outcomes, ...others]);
  });
  const pairs = [
    ...own.flatMap((id, s) => (id === design.reference ? [] : [[s + 1, own.indexOf(design.reference!) + 1] as const])),
    ...(at.point === first.point ? [] : own.map((_, s) => [s + 1, own.length + s + 1] as const)),
  ];
  return pairs.flatMap(([strategy, reference]) =>
    design.kept.map((kept, k): PointComparison => {
      const isThere = reference > own.length;
      return {
        point: at.point,
        set: at.set,
        strategy: own[strategy - 1]!,
        referencePoint: isThere ? first.point : at.point,
        reference: own[isThere ? reference - own.length - 1 : reference - 1]!,
        kept,
        ...differenceOf(collection, { strategy, reference, kept: k }, kept.metric, design.settings.repeats, undefined),
      };
    }),
  );
}
