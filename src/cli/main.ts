#!/usr/bin/env node
/**
 * The command line of golive. It only knows the names of the commands; each is loaded when it is called, so that
 * `golive --help` answers at once.
 */
import yargs from 'yargs';
import { UsageError } from '../errors.js';
import type { Arguments, Command } from './command.js';
import { endWith, exitCodesText, guardStreams } from './exit.js';
import { listenForStop } from './stop.js';
import { version } from './version.js';

const commands: readonly { usage: string; means: string; load: () => Promise<Command> }[] = [
  {
    usage: 'run <file..>',
    means: 'Simulate scenarios, compare their strategies, write tables',
    load: async () => (await import('./run.js')).run,
  },
  {
    usage: 'validate <file..>',
    means: 'Check scenario files without simulating',
    load: async () => (await import('./validate.js')).validate,
  },
  {
    usage: 'schema',
    means: 'Print the JSON Schema of scenario files, for editors',
    load: async () => (await import('./schema.js')).schema,
  },
  {
    usage: 'list [what]',
    means: 'List mechanisms, strategies, services, trusts, metrics',
    load: async () => (await import('./list.js')).list,
  },
];

async function main(words: readonly string[]): Promise<void> {
  const cli = yargs([...words])
    .scriptName('golive')
    .locale('en')
    .usage('$0 <command>\n\nSimulates phased hospital go-lives: patient delay and lost revenue, strategy by strategy.')
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .option('debug', { boolean: true, describe: 'Show the stack trace of an internal error' })
    .version(version)
    .help()
    .alias('help', 'h')
    .strict()
    .demandCommand(1, 'Name a command.')
    .recommendCommands()
    .epilogue(`golive <command> --help has examples.\n${exitCodesText}`)
    .wrap(Math.min(100, process.stdout.columns ?? 80))
    .exitProcess(false)
    .fail((message: string, error: Error | undefined) => {
      throw error ?? new UsageError(message);
    });
  for (const { usage, means, load } of commands) {
    cli.command({
      command: usage,
      describe: means,
      builder: async (args) => (await load()).options(args).epilogue(exitCodesText),
      handler: async (args) => (await load()).handle(args as Arguments),
    });
  }
  await cli.parseAsync();
}

guardStreams();
listenForStop();
const words = process.argv.slice(2);
try {
  await main(words);
} catch (error) {
  endWith(error, words.includes('--debug'));
}
