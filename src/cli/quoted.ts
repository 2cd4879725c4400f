/**
 * Commands that are printed to be pasted into a shell of this system, or written into a script: whatever a name, a seed or a
 * folder holds, the shell hands it on as it is, and golive does not take it for an option.
 */
import { system } from './system.js';

export { optionWords, pathWord, quotedForShell } from '../report/shell-words.js';

/** A word of a command, in quotes where a shell of this system would take it apart. */
export function quoted(word: string): string {
  return system.quoted(word);
}

/** A command line of golive: its words, each quoted. */
export function commandLine(...words: readonly string[]): string {
  return ['golive', ...words].map(quoted).join(' ');
}
