/** Reads what was typed for one command and carries it out. */
import yargs from 'yargs';
import { UsageError } from '../../errors.js';
import { exitCodesText } from '../exit.js';
import { version } from '../version.js';
import type { Arguments } from './command.js';
import type { CommandEntry } from './registry.js';

const WIDEST = 100;
const USUAL = 80;

/** The commands have headings of their own. */
const NO_HEADING = null as unknown as string;

/** @param words  everything typed after `golive`, the command's name included */
export async function carryOut({ name, takes, means, load }: CommandEntry, words: readonly string[]): Promise<void> {
  const { options, handle } = await load();
  // The name is taken out and the command stands as the only one: of one among others, the parser would lay out the help
  // each time it is called, a tenth of a second that nobody sees.
  const place = words.indexOf(name);
  // Whether files were named is judged by the command itself, in plainer words.
  const positions = takes.replace(/<(\w+(?:\.\.)?)>/g, '[$1]');
  await yargs([...words.slice(0, place), ...words.slice(place + 1)])
    .scriptName(`golive ${name}`)
    .locale('en')
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'populate--': true,
    })
    .option('debug', { boolean: true, describe: 'Show the stack trace of an internal error' })
    .command({
      command: `$0 ${positions}`.trimEnd(),
      describe: means,
      builder: (args) => options(args.usage(NO_HEADING)).epilogue(exitCodesText),
      handler: async (args) => handle(withLast(args as Arguments, takes)),
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

/** What stands behind `--`, whatever it begins with, is of what the command takes; the parser leaves it apart. */
function withLast({ '--': last, ...args }: Arguments, takes: string): Arguments {
  if (last === undefined) return args;
  const words = last as readonly string[];
  const [, name, isList] = /(\w+)(\.\.)?/.exec(takes) ?? [];
  const before = name === undefined || args[name] === undefined ? [] : [args[name]].flat();
  const room = name === undefined ? 0 : isList === undefined ? 1 - before.length : words.length;
  if (words.length > room) throw new UsageError(`Unknown argument: ${words[Math.max(0, room)]}`);
  return name === undefined ? args : { ...args, [name]: [...before, ...words] };
}
