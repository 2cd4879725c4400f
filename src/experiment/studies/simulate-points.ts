/**
 * Simulates many points of a scenario and keeps, of each strategy at each point, one number a replication for each measure
 * of the study. Points that differ in decisions alone share their counterfactual and their days (variants.ts); designs
 * with few replications are carried out several at a time, so that no worker is idle.
 */
import { UsageError } from '../../errors.js';
import type { Override } from '../../scenario/schema/overrides.js';
import { Collection } from '../collect.js';
import type { Design } from '../design.js';
import type { Executor } from '../executor.js';
import { type Headline, ofWholeProgramme } from '../headlines.js';
import type { Variant } from '../variants.js';

/** What came of the points. */
export interface PointValues {
  /** What is set at each. */
  readonly points: readonly (readonly Override[])[];
  readonly replications: number;
  /** Ids of the strategies of the file that are simulated. */
  readonly strategies: readonly string[];
  /** One number a replication, NaN where unknown, of the whole programme over the whole time. */
  readonly values: (point: number, strategy: string, headline: Headline) => Float64Array;
}

/** Designs under way at once. */
const AT_ONCE = 8;

/**
 * Simulates every point under every strategy that its variants have.
 * @param measures       which of all measures are kept
 * @param onReplication  called after each replication of each design
 */
export async function simulatePoints(
  variants: readonly Variant[],
  measures: readonly Headline[],
  executor: Executor,
  onReplication: () => void = () => undefined,
): Promise<PointValues> {
  const wanted = new Set(measures.map(({ metric }) => metric));
  const designs = [...new Set(variants.map(({ design }) => design))];
  const collections = new Map<Design, Collection>();
  const keptOf = new Map<Design, Design['kept']>();
  let next = 0;
  const carryOut = async (): Promise<void> => {
    for (let design = designs[next++]; design !== undefined; design = designs[next++]) {
      const kept = design.kept.filter(({ column }) => ofWholeProgramme(column) && wanted.has(column.metric));
      const collection = new Collection({ ...design, kept });
      keptOf.set(design, kept);
      collections.set(design, collection);
      for await (const outcomes of executor(design)) {
        collection.add(outcomes);
        onReplication();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, designs.length) }, carryOut));
  return {
    points: variants.map(({ set }) => set),
    replications: variants[0]?.design.replications.length ?? 0,
    strategies: [...(variants[0]?.strategies.keys() ?? [])],
    values: (point, strategy, { metric, measure }) => {
      const { design, strategies } = variants[point]!;
      const index = strategies.get(strategy);
      const place = keptOf.get(design)!.findIndex(({ column }) => column.metric === metric);
      if (index === undefined || place < 0) throw new UsageError(`${strategy}, ${metric}: not part of this study`);
      return collections.get(design)!.values(index, place, measure);
    },
  };
}

/** Replications that will be carried out. */
export function replicationsOf(variants: readonly Variant[]): number {
  return [...new Set(variants.map(({ design }) => design))].reduce(
    (sum, { replications }) => sum + replications.length,
    0,
  );
}
