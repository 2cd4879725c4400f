/** The options that every command which simulates understands in the same way. */
import type { Choices } from '../../experiment/design.js';
import { usualWindows } from '../../model/windows.js';
import { type Arguments, flagOption, textOption, wholeNumberOption, wordsOption } from './command.js';

/** How they are declared. */
export const runOptions = {
  strategies: { string: true, requiresArg: true, describe: 'Only these strategies, separated by commas' },
  replications: { string: true, requiresArg: true, describe: "How many, in place of the file's" },
  seed: { string: true, requiresArg: true, describe: "Text that keys the random streams, in place of the file's" },
  set: { string: true, requiresArg: true, describe: 'A value in place of one of the file: path=value; may repeat' },
  workers: { string: true, requiresArg: true, describe: 'Worker threads [auto: as many as there are cores]' },
} as const;

/** What was chosen of them, and of --per-trust and --windows where the command has them. */
export function choicesOf(args: Arguments): Choices {
  return {
    replications: wholeNumberOption(args, 'replications'),
    seed: textOption(args, 'seed'),
    strategies: wordsOption(args, 'strategies'),
    perTrust: flagOption(args, 'per-trust'),
    windows: flagOption(args, 'windows') ? usualWindows : [],
  };
}
