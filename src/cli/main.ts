#!/usr/bin/env node
/**
 * The command line of golive. It only knows the names of the commands; each is loaded when it is called, so that
 * `golive --help` answers at once.
 */
import yargs from 'yargs';
import { UsageError } from '../errors.js';
import { didYouMean } from '../scenario/nearest.js';
import type { Arguments, Command } from './command.js';
import { endWith, exitCodes, exitCodesText, guardStreams } from './exit.js';
import { listenForStop } from './stop.js';
import { version } from './version.js';

const commands: readonly { name: string; takes: string; means: string; load: () => Promise<Command> }[] = [
  {
    name: 'run',
    takes: ' [file..]',
    means: 'Simulate scenarios, compare their strategies, write tables',
    load: async () => (await import('./run.js')).run,
  },
  {
    name: 'validate',
    takes: ' [file..]',
    means: 'Check scenario files without simulating',
    load: async () => (await import('./validate.js')).validate,
  },
  {
    name: 'schema',
    takes: '',
    means: 'Print the JSON Schema of scenario files, for editors',
    load: async () => (await import('./schema.js')).schema,
  },
  {
    name: 'list',
    takes: ' [what]',
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
    .epilogue(`golive <command> --help has examples.\n${exitCodesText}`)
    .wrap(Math.min(100, process.stdout.columns ?? 80))
    .exitProcess(false)
    .fail((message: string, error: Error | undefined) => {
      throw error ?? new UsageError(message);
    });
  for (const { name, takes, means, load } of commands) {
    cli.command({
      command: name + takes,
      describe: means,
      builder: async (args) => (await load()).options(args).epilogue(exitCodesText),
      handler: async (args) => (await load()).handle(args as Arguments),
    });
  }
  const named = words.find((word) => !word.startsWith('-'));
  const names = commands.map(({ name }) => name);
  if (named !== undefined && !names.includes(named)) {
    throw new UsageError(`there is no command '${named}'${didYouMean(named, names)}; there are ${names.join(', ')}`);
  }
  if (words.length === 0) {
    cli.showHelp('error');
    process.exitCode = exitCodes.usage;
    return;
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
