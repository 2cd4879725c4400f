/** A failure during a simulation, located by the replication that met it, its date and the command that shows it again. */
import { ModelError } from '../../errors.js';
import { COUNTERFACTUAL } from '../../model/settings.js';
import { formatDate, parseDate } from '../../scenario/calendar/calendar.js';
import { isSystemError, MachineError } from '../machine-error.js';
import { commandLine, optionWords, pathWord } from '../quoted.js';

/** What was being simulated. */
export interface FailureContext {
  readonly scenario: {
    readonly id: string;
    readonly start: string;
    readonly strategies: readonly { readonly id: string }[];
  };
  readonly seed: string;
  readonly file: string;
  /** The `--set` options, as given. */
  readonly set: readonly string[];
  /** Id of the strategy, where it is known. */
  readonly strategy?: string;
  readonly replication: number;
}

/** The same error, located; what failed outside golive (a disk) stays as it is. */
export function locatedRun(error: unknown, context: FailureContext): unknown {
  if (!(error instanceof Error) || error instanceof MachineError || isSystemError(error)) return error;
  const { run, time } = error instanceof ModelError ? error : {};
  const { scenario, seed, file, set, replication } = context;
  const strategy = run?.strategy ?? context.strategy;
  const under = strategy === undefined ? '' : ` under ${strategy}`;
  const day = time === undefined || !Number.isFinite(time) ? '' : ` on ${dateOf(scenario.start, time)} (day ${time})`;
  const options = [...set.flatMap((text) => optionWords('set', text)), ...optionWords('seed', seed)];
  const key = [...(strategy === undefined ? [] : ['--strategy', strategy]), '--replication', String(replication)];
  // What is not a strategy of the file (one that `explain` made) cannot be replayed.
  const names = [undefined, COUNTERFACTUAL, ...scenario.strategies.map(({ id }) => id)];
  const again = commandLine('replay', pathWord(file), ...key, ...options);
  const how = names.includes(strategy) ? `; again: ${again}` : '';
  const message = `replication ${replication} of ${scenario.id}${under}${day}: ${error.message}${how}`;
  if (error instanceof ModelError) return new ModelError(message);
  const internal = new Error(message);
  if (error.stack !== undefined) internal.stack = error.stack;
  return internal;
}

function dateOf(start: string, time: number): string {
  return formatDate(parseDate(start)! + Math.floor(time));
}
