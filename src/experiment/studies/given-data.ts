/**
 * A first look at what a difference hangs on, from a run that is there: the ranks of the numbers that were drawn beside those
 * of the difference. It simulates nothing; it says which numbers go with the difference, not what share of it each has.
 */
import { UsageError } from '../../errors.js';
import type { Design } from '../design.js';
import { ofWholeProgramme } from '../headlines.js';
import type { Collected } from '../run-design.js';
import { importanceOf, LEAST_WORLDS_OF_INPUTS, type MatteringInput } from '../what-matters.js';
import type { Quantity } from './at-worlds.js';

export interface FirstLook {
  readonly worlds: number;
  /** Every number that differs between worlds, the one that goes with the difference most first. */
  readonly inputs: readonly MatteringInput[];
}

/**
 * What a difference goes with in a finished run.
 * @throws UsageError for a run that has too few worlds, for a strategy that it does not have, and where nothing differs
 */
export function firstLook(design: Design, { collection, drawn }: Collected, quantity: Quantity): FirstLook {
  const { strategy, less, metric } = quantity;
  const [own, reference] = [strategy, less ?? design.strategies[0]!].map((id) => design.strategies.indexOf(id)) as [
    number,
    number,
  ];
  if (own < 0 || reference < 0) {
    throw new UsageError(
      `the run has no ${own < 0 ? strategy : less}; it has ${design.strategies.slice(1).join(', ')}`,
    );
  }
  if (drawn.worlds < LEAST_WORLDS_OF_INPUTS) {
    throw new UsageError(
      `the run has ${drawn.worlds} worlds: fewer than ${LEAST_WORLDS_OF_INPUTS} show nothing; extend it, or name the scenario`,
    );
  }
  const kept = design.kept.findIndex(({ column }) => column.metric === metric.id && ofWholeProgramme(column));
  const inputs = importanceOf(design, collection, drawn, { strategy: own, reference, kept });
  if (inputs.length === 0)
    throw new UsageError(`${metric.id} never differs in this run: there is nothing to look into`);
  return { worlds: drawn.worlds, inputs };
}
