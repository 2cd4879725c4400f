/**
 * Which of the numbers that are drawn decide a difference between strategies: all of them screened first (Morris), then
 * the few that matter shared out (Sobol). Chance is one factor more: rows A and B have replications of their own, a row with
 * one number of B keeps A's, and one more matrix keeps A's numbers with B's replications; its total index is the noise that
 * more replications would take away.
 */
import { UsageError } from '../../errors.js';
import type { Override } from '../../scenario/schema/overrides.js';
import { sobolPoints } from '../../stats/designs/sobol-points.js';
import { type Screened, screen, trajectories } from '../../stats/sensitivity/morris.js';
import { type SobolIndex, sobolIndices } from '../../stats/sensitivity/sobol-indices.js';
import { CONFIDENCE } from '../confidence.js';
import type { Choices } from '../design.js';
import type { Executor } from '../executor.js';
import { atWorlds, type Quantity, refuseAlike, type WorldPoint } from './at-worlds.js';
import type { StudyInput } from './inputs-by-path.js';

/** Most numbers that are shared out: points have twice as many coordinates, of which there are 21. */
export const MOST_SHARED_OUT = 10;

/** What is simulated, and with what. */
export interface SensitivityStudy {
  readonly text: string;
  readonly quantity: Quantity;
  readonly choices: Choices & { readonly set: readonly Override[] };
  readonly executor: Executor;
  /** Draws of the design. */
  readonly uniform: () => number;
  readonly step: () => void;
  /** Awaited before a world is read. */
  readonly pause: () => Promise<void>;
}

export interface ScreenedInput extends Screened {
  readonly input: StudyInput;
}

/** Replications that screening so many numbers takes. */
export function screeningSize(inputs: number, walks: number): number {
  return walks * (inputs + 1);
}

/**
 * All numbers screened, the largest mean absolute effect first. A walk keeps its replication, so that its effects are not
 * chance.
 * @throws UsageError where the difference is unknown in a world
 */
export async function screenInputs(
  { text, quantity, choices, executor, uniform, step, pause }: SensitivityStudy,
  inputs: readonly StudyInput[],
  walks: number,
): Promise<ScreenedInput[]> {
  const paths = trajectories(walks, inputs.length, uniform);
  const points = paths.flatMap(({ points }, replication) =>
    points.map((at): WorldPoint => ({ at: inside(at), replication })),
  );
  const values = await atWorlds(text, quantity, inputs, points, choices, executor, step, pause);
  refuseUnknown(quantity, values);
  const steps = inputs.length + 1;
  const screened = screen(
    paths,
    paths.map((_, w) => values.subarray(w * steps, (w + 1) * steps)),
  );
  return inputs.map((input, k) => ({ input, ...screened[k]! })).sort((a, b) => b.muStar - a.muStar);
}

/** Effects and shares compare worlds in pairs: one that is unknown would leave its number out. */
function refuseUnknown({ metric }: Quantity, values: Float64Array): void {
  const unknown = values.filter(Number.isNaN).length;
  if (unknown === 0) return;
  const where = metric.unknown === undefined ? '' : ` (${metric.unknown})`;
  throw new UsageError(
    `${metric.id} is unknown in ${unknown} of ${values.length} worlds${where}: sensitivity wants a metric that is known in each`,
  );
}

/** A level of 0 or 1 is the quantile of one in a hundred: a distribution may have no end. */
function inside(at: Float64Array): Float64Array {
  return at.map((u) => 0.01 + 0.98 * u);
}

export interface SharedOut {
  /** One for each number, in the order given. */
  readonly indices: readonly SobolIndex[];
  /** Of chance. */
  readonly noise: SobolIndex;
  readonly rows: number;
}

/** Replications that sharing out takes. */
export function sharingSize(inputs: number, rows: number): number {
  return rows * (inputs + 3);
}

/**
 * The variance of a difference shared out among numbers and chance, as Sobol indices with bootstrap intervals.
 * @param rows  of each matrix, a power of two
 * @throws UsageError where the difference is the same in all worlds, or unknown in one
 */
export async function shareOut(
  { text, quantity, choices, executor, uniform, step, pause }: SensitivityStudy,
  inputs: readonly StudyInput[],
  rows: number,
): Promise<SharedOut> {
  const k = inputs.length;
  const both = sobolPoints(rows, 2 * k, uniform);
  const [a, b] = [both.map((p) => p.slice(0, k)), both.map((p) => p.slice(k))];
  const pointsOf = (matrix: readonly Float64Array[], from: number) =>
    matrix.map((at, i): WorldPoint => ({ at, replication: from + i }));
  const mixed = inputs.map((_, j) =>
    a.map((row, i) => {
      const own = row.slice();
      own[j] = b[i]![j]!;
      return own;
    }),
  );
  const points = [pointsOf(a, 0), pointsOf(b, rows), ...mixed.map((m) => pointsOf(m, 0)), pointsOf(a, rows)].flat();
  const values = await atWorlds(text, quantity, inputs, points, choices, executor, step, pause);
  refuseUnknown(quantity, values);
  refuseAlike(quantity, values, '--rows');
  const matrix = (m: number) => values.subarray(m * rows, (m + 1) * rows);
  const columns = [...inputs.map((_, j) => matrix(2 + j)), matrix(2 + k)];
  const indices = sobolIndices({ a: matrix(0), b: matrix(1), ab: columns }, CONFIDENCE, uniform);
  return { indices: indices.slice(0, k), noise: indices[k]!, rows };
}
