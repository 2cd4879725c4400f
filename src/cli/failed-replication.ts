/** A failure during a simulation, told with the replication that met it and the command that shows it again. */
import { ModelError } from '../errors.js';
import type { Design } from '../experiment/design.js';
import { isSystemError, MachineError } from './machine-error.js';

/**
 * The same error, located; what failed outside golive (a disk) stays as it is.
 * @param file         the scenario file
 * @param set          the `--set` options, as given
 * @param replication  the one that was being carried out
 */
export function located(
  error: unknown,
  design: Design,
  file: string,
  set: readonly string[],
  replication: number,
): unknown {
  if (!(error instanceof Error) || error instanceof MachineError || isSystemError(error)) return error;
  const { run, time } = error instanceof ModelError ? error : {};
  const strategy = run === undefined ? '' : ` under ${run.strategy}`;
  const day = time === undefined ? '' : ` on day ${time}`;
  const options = [...set.flatMap((text) => ['--set', text]), '--seed', design.settings.seed];
  const again = ['golive', 'run', file, ...options, '--replications', String(replication + 1)].map(quoted).join(' ');
  const message = `replication ${replication} of ${design.scenario}${strategy}${day}: ${error.message}; again: ${again}`;
  if (error instanceof ModelError) return new ModelError(message);
  const internal = new Error(message);
  if (error.stack !== undefined) internal.stack = error.stack;
  return internal;
}

/** A word of a command, in quotes where a shell would take it apart. */
function quoted(word: string): string {
  return /^[\w./:=,@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
