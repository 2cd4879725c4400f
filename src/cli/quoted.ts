/** Words of commands that are printed to be pasted into a shell of this system, or written into a script. */
import { system } from './system.js';

export { quotedForShell } from './system.js';

/** A word of a command, in quotes where a shell of this system would take it apart. */
export function quoted(word: string): string {
  return system.quoted(word);
}
