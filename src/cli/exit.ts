/**
 * How the program ends: which exit code, and what it says. A mistake of the user is named in one line each; a defect of
 * golive is named in one line too, unless --debug asks for the trace.
 */
import { ModelError, UsageError } from '../errors.js';
import { show } from '../scenario/text/issues.js';
import { InvalidScenario } from './invalid-scenario.js';
import { isSystemError, MachineError } from './machine-error.js';
import { guardScreen } from './screen.js';
import { runCleanups } from './stop.js';
import { writeWholeAnswers } from './whole-answer.js';

export const exitCodes = { against: 1, usage: 2, io: 3, inconclusive: 4, nothing: 5, internal: 70, pipe: 141 } as const;

/** Exit codes as every command's --help states them. */
export const exitCodesText = `Exit codes: 0 done; 1 a check went against you; 2 wrong usage, invalid
scenario or baseline; 3 a file or the machine failed; 4 a check is
inconclusive; 5 nothing to check; 70 a defect of golive; 129, 130, 143
stopped; 141 the reader went away.`;

const LONGEST = 2000;

/** Ends the program after an error: says what it is on stderr and sets the exit code. */
export function endWith(error: unknown, debug: boolean): void {
  runCleanups();
  const { code, lines } = explain(error);
  for (const line of lines) process.stderr.write(`${line}\n`);
  if (debug && error instanceof Error && error.stack !== undefined) process.stderr.write(`${error.stack}\n`);
  process.exitCode = code;
}

function explain(error: unknown): { code: number; lines: string[] } {
  if (error instanceof InvalidScenario) return { code: exitCodes.usage, lines: error.lines };
  const message = show(error instanceof Error ? error.message : String(error), LONGEST);
  if (error instanceof UsageError) return { code: exitCodes.usage, lines: [`golive: ${message}`] };
  if (isYargsError(error)) {
    return {
      code: exitCodes.usage,
      lines: [`golive: ${message}`, 'golive --help and golive <command> --help say more'],
    };
  }
  if (error instanceof MachineError || error instanceof ModelError) {
    return { code: exitCodes.io, lines: [`golive: ${message}`] };
  }
  if (isSystemError(error)) {
    const said = error.syscall === 'uv_cwd' ? 'the folder in which golive was started is not there any more' : message;
    return { code: exitCodes.io, lines: [`golive: ${said}`] };
  }
  if (isMissingPart(error)) {
    const why = 'golive is not there whole, or too many files are open: see ulimit -n';
    return { code: exitCodes.io, lines: [`golive: a part of the program cannot be loaded: ${message} (${why})`] };
  }
  const again = 'this is a defect of golive; --debug shows where';
  return { code: exitCodes.internal, lines: [`golive: internal error: ${message} (${again})`] };
}

/** yargs throws its own errors for what was typed, and only their name tells them apart. */
function isYargsError(error: unknown): boolean {
  return error instanceof Error && error.name === 'YError';
}

/** Node says of a file that it is missing where it could not be opened for want of handles, too; a worker passes on the words. */
function isMissingPart(error: unknown): boolean {
  return error instanceof Error && /^Cannot find (module|package) '/.test(error.message);
}

/** Makes sure that no error leaves with a stack trace, and that a reader who goes away ends the program quietly. */
export function guardStreams(): void {
  guardScreen();
  writeWholeAnswers();
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    runCleanups();
    if (error.code === 'EPIPE') process.exit(exitCodes.pipe);
    process.stderr.write(`golive: cannot write the answer: ${error.code ?? error.message}\n`);
    process.exit(exitCodes.io);
  });
  process.stderr.on('error', () => {});
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error) => {
      endWith(error, process.argv.includes('--debug'));
      process.exit();
    });
  }
}
