/**
 * All that differs between the systems golive runs on, in one place and as data: Linux, macOS and Windows are values, so
 * that a test on one of them tries what is done on the others. What is the same everywhere is not here: ids and folder
 * names are those that every system takes (scenario/text/ids.ts).
 */
import { renameSync } from 'node:fs';
import { quotedForPowerShell, quotedForShell } from '../report/shell-words.js';
import { isSystemError } from './machine-error.js';

/** One way of doing things. */
export interface System {
  /** A word of a command to be pasted into the usual shell, in quotes where the shell would take it apart. */
  readonly quoted: (word: string) => string;
  /** Signals that ask a program to end, and the exit code that names each. */
  readonly stops: readonly (readonly [signal: NodeJS.Signals, code: number])[];
  /** Whether a folder can be opened and synced to disk; where it cannot, the system keeps its names safe by itself. */
  readonly syncsFolders: boolean;
  /** What is said of a file that another program has open, or scans for viruses, and that is free again a moment later. */
  readonly busy: ReadonlySet<string>;
  /** Whether a terminal with such an environment shows block characters. */
  readonly hasBlocks: (env: Environment) => boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const UNIX_STOPS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

const unix: System = {
  quoted: quotedForShell,
  stops: UNIX_STOPS,
  syncsFolders: true,
  busy: new Set(),
  hasBlocks: isUtf8,
};

/**
 * Windows: PowerShell; Ctrl-Break beside Ctrl-C, SIGHUP when the window is closed, no SIGTERM that could be heard; a file
 * that is open is not replaced.
 */
const windows: System = {
  quoted: quotedForPowerShell,
  stops: [
    ['SIGINT', 130],
    ['SIGBREAK', 130],
    ['SIGHUP', 129],
  ],
  syncsFolders: false,
  busy: new Set(['EPERM', 'EACCES', 'EBUSY']),
  hasBlocks: isModernConsole,
};

/** The system of a platform as Node.js names it. */
export function systemOf(platform: NodeJS.Platform): System {
  return platform === 'win32' ? windows : unix;
}

/** The system that golive runs on. */
export const system: System = systemOf(process.platform);

/** The locale that programs write in is one of UTF-8, and the terminal is neither the console of Linux nor dumb. */
function isUtf8(env: Environment): boolean {
  const locale =
    [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value !== undefined && value !== '') ?? '';
  return /utf-?8/i.test(locale) && env['TERM'] !== 'linux' && env['TERM'] !== 'dumb';
}

/** The old console of Windows has another code page and font; Windows Terminal, editors and terminals from Unix say who they are. */
function isModernConsole(env: Environment): boolean {
  return env['WT_SESSION'] !== undefined || env['TERM_PROGRAM'] === 'vscode' || /^xterm/.test(env['TERM'] ?? '');
}

/** Milliseconds between two tries of a rename, the first to the last: two seconds in all. */
const PAUSES = [10, 20, 40, 80, 150, 200, 300, 400, 400, 400];

/**
 * Gives a file another name, in place of what has it; where another program has that open, after a moment.
 * @param rename as of node:fs, and `pause` for so many milliseconds: handed in by tests
 */
export function renameOver(
  from: string,
  to: string,
  { busy }: System = system,
  rename: (from: string, to: string) => void = renameSync,
  pause: (ms: number) => void = sleep,
): void {
  for (const ms of PAUSES) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      if (!isSystemError(error) || !busy.has(error.code)) throw error;
      pause(ms);
    }
  }
  rename(from, to);
}

/** Waits without giving the thread away: files are put in place one after another. */
function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** A path as files have it that are read on every system: with / between folders. */
export function portable(path: string): string {
  return path.replaceAll('\\', '/');
}
