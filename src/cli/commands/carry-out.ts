/** Reads what was typed for one command and carries it out. */
import yargs from 'yargs';
import { UsageError } from '../../errors.js';
import { exitCodesText } from '../exit.js';
import { version } from '../version.js';
import type { Arguments } from './command.js';
import type { CommandEntry } from './registry.js';

const WIDEST = 100;
const USUAL = 80;

/** @param words  everything typed after `golive`, the command's name included */
export async function carryOut({ name, takes, means, load }: CommandEntry, words: readonly string[]): Promise<void> {
  const { options, handle } = await load();
  await yargs([...words])
    .scriptName('golive')
    .locale('en')
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .option('debug', { boolean: true, describe: 'Show the stack trace of an internal error' })
    .command({
      // Whether files were named is judged by the command itself, in plainer words.
      command:
        `${name} ${takes.replace('<file..>', '[file..]').replace('<file>', '[file]').replace('<folder..>', '[folder..]').replace('<folder>', '[folder]')}`.trim(),
      describe: means,
      builder: (args) => options(args).epilogue(exitCodesText),
      handler: async (args) => handle(args as Arguments),
    })
    .version(version)
    .help()
    .alias('help', 'h')
    .strict()
    .wrap(Math.min(WIDEST, process.stdout.columns ?? USUAL))
    .exitProcess(false)
    .fail((message: string, error: Error | undefined) => {
      throw error ?? new UsageError(message);
    })
    .parseAsync();
}
