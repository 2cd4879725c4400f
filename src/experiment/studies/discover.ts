/**
 * When a strategy loses: worlds spread over the numbers that are drawn, the difference simulated in each, and the box of
 * numbers in which it is the wrong way round. A box that comes back in halves of the worlds is told; one that does not is not.
 */
import type { Override } from '../../scenario/schema/overrides.js';
import { latinHypercube } from '../../stats/designs/latin-hypercube.js';
import { type Box, findBox, foundAgain } from '../../stats/search/prim.js';
import type { Choices } from '../design.js';
import type { Executor } from '../executor.js';
import { atWorlds, type Quantity, refuseAlike, type WorldPoint } from './at-worlds.js';
import type { StudyInput } from './inputs-by-path.js';

export interface Discovery {
  readonly worlds: number;
  /** Worlds in which the strategy does worse than the other. */
  readonly cases: number;
  /** In units of the numbers; undefined where no number is a help. */
  readonly box: Box | undefined;
  /** Of each input, in how many halves of the worlds it is part of a box, in [0, 1]. */
  readonly again: readonly number[];
}

/** A box holds at least this share of the worlds. */
const LEAST_SHARE = 0.05;
const HALVES = 20;

/**
 * Looks for a box of the numbers in which a strategy does worse than the other.
 * @param worlds   how many are simulated, one replication each
 * @param uniform  draws of the design, in [0, 1)
 * @param step     called after each replication
 * @param pause    awaited before a world is read
 * @throws UsageError where the difference is the same in all worlds, or known in none
 */
export async function discover(
  text: string,
  quantity: Quantity,
  inputs: readonly StudyInput[],
  worlds: number,
  choices: Choices & { readonly set: readonly Override[] },
  executor: Executor,
  uniform: () => number,
  step: () => void,
  pause: () => Promise<void>,
): Promise<Discovery> {
  const spread = latinHypercube(worlds, inputs.length, uniform);
  const points = spread.map((at, replication): WorldPoint => ({ at, replication }));
  const values = await atWorlds(text, quantity, inputs, points, choices, executor, step, pause);
  refuseAlike(quantity, values, '--worlds');
  const sign = quantity.metric.better === 'higher' ? -1 : 1;
  const known = [...spread.keys()].filter((i) => !Number.isNaN(values[i]!));
  const rows = known.map((i) => inputs.map(({ distribution }, k) => distribution!.quantile(spread[i]![k]!)));
  const worse = known.map((i) => sign * values[i]! > 0);
  const least = Math.max(5, Math.ceil(LEAST_SHARE * known.length));
  return {
    worlds: known.length,
    cases: worse.filter(Boolean).length,
    box: findBox(rows, worse, least),
    again: foundAgain(rows, worse, least, { times: HALVES, uniform }),
  };
}
