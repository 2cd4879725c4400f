/**
 * The command line of golive. It only knows the names of the commands and finds the one that is called; that one, and
 * what reads its options, are loaded then, so that `golive --help` answers at once.
 */
import { UsageError } from '../errors.js';
import { didYouMean } from '../scenario/text/nearest.js';
import { overview } from './commands/overview.js';
import { commands } from './commands/registry.js';
import { endWith, exitCodes, guardStreams } from './exit.js';
import { listenForStop } from './stop.js';
import { version } from './version.js';

async function main(words: readonly string[]): Promise<void> {
  const named = words.find((word) => !word.startsWith('-'));
  if (named === undefined) return withoutCommand(words);
  const command = commands.find(({ name }) => name === named);
  if (command === undefined) {
    const names = commands.map(({ name }) => name);
    throw new UsageError(`there is no command '${named}'; there are ${names.join(', ')}${didYouMean(named, names)}`);
  }
  const { carryOut } = await import('./commands/carry-out.js');
  await carryOut(command, words);
}

function withoutCommand(words: readonly string[]): void {
  const unknown = words.find((word) => !['-h', '--help', '--version', '--debug'].includes(word));
  if (unknown !== undefined) throw new UsageError(`there is no option '${unknown}' without a command`);
  if (words.includes('--version')) process.stdout.write(`${version}\n`);
  else if (words.includes('--help') || words.includes('-h')) process.stdout.write(overview);
  else {
    process.stderr.write(overview);
    process.exitCode = exitCodes.usage;
  }
}

/** Carries out what was typed, and ends with a code of golive's own whatever happens. */
export async function program(words: readonly string[]): Promise<void> {
  guardStreams();
  listenForStop();
  try {
    await main(words);
  } catch (error) {
    endWith(error, words.includes('--debug'));
  }
}
