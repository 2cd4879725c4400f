/** The options that name one replication of one strategy of a file, as `trace` and `replay` take them. */
import { UsageError } from '../../errors.js';
import { COUNTERFACTUAL } from '../../model/settings.js';
import type { Scenario } from '../../scenario/scenario.js';
import { MAX_REPLICATIONS } from '../../scenario/schema/schema.js';
import { didYouMean } from '../../scenario/text/nearest.js';
import { type Arguments, textOption, wholeNumberOption } from './command.js';

/** How the options are declared. */
export const runKeyOptions = {
  strategy: { string: true, requiresArg: true, describe: `A strategy, or ${COUNTERFACTUAL} [the first of the file]` },
  replication: { string: true, requiresArg: true, describe: 'Which replication, from 0 [0]' },
  seed: { string: true, requiresArg: true, describe: "Text that keys the random streams, in place of the file's" },
  set: { string: true, requiresArg: true, describe: 'A value in place of one of the file: path=value; may repeat' },
} as const;

export interface RunKey {
  readonly strategy: string;
  readonly replication: number;
}

/** What was typed; throws UsageError for a strategy or a replication that cannot be. */
export function runKeyOf(args: Arguments, scenario: Scenario): RunKey {
  const names = [...scenario.strategies.map(({ id }) => id), COUNTERFACTUAL];
  const strategy = textOption(args, 'strategy') ?? names[0]!;
  if (!names.includes(strategy)) {
    throw new UsageError(`there is no strategy '${strategy}' in ${scenario.id}${didYouMean(strategy, names)}`);
  }
  const replication = wholeNumberOption(args, 'replication') ?? 0;
  if (replication >= MAX_REPLICATIONS) {
    throw new UsageError(`--replication runs from 0 to ${MAX_REPLICATIONS - 1}; found ${replication}`);
  }
  return { strategy, replication };
}
