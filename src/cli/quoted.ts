/** Words of commands that are printed to be pasted into a shell, or written into a script. */

/** A word of a command, in quotes where a shell would take it apart. */
export function quoted(word: string): string {
  return /^[\w./:=,@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
