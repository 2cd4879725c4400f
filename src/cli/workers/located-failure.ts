/** A failure while a design is carried out, with the replication and strategy that met it. */
import type { Design } from '../../experiment/design.js';
import type { Scenario } from '../../scenario/scenario.js';
import { MachineError } from '../machine-error.js';
import { locatedRun } from './failed-replication.js';
import { FailedReplication } from './worker-pool.js';

/**
 * The same error, located. A lost worker is located too: what it was doing is known.
 * @param next  the replication that was waited for
 */
export function locatedFailure(
  error: unknown,
  of: {
    readonly design: Design;
    readonly scenario: Scenario;
    readonly file: string;
    readonly set: readonly string[];
  },
  next: number,
): unknown {
  const { design, scenario, file, set } = of;
  const context = { scenario, seed: design.settings.seed, file, set };
  if (!(error instanceof FailedReplication)) return locatedRun(error, { ...context, replication: next });
  const { replication, strategy, cause } = error;
  const located = locatedRun(cause instanceof MachineError ? new Error(cause.message) : cause, {
    ...context,
    replication,
    strategy,
  });
  return cause instanceof MachineError && located instanceof Error ? new MachineError(located.message) : located;
}
