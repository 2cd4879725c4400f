/**
 * Commands that are printed to be pasted into a shell, or written into a script: whatever a name, a seed or a folder holds,
 * the shell hands it on as it is, and golive does not take it for an option.
 */
import { isControl } from '../scenario/text/issues.js';

/** A word of a command, in quotes where a shell would take it apart; controls as bash writes them. */
export function quoted(word: string): string {
  if (/^[\w./:,@+-][\w./:=,@+-]*$/.test(word)) return word;
  const inside = word.replaceAll("'", "'\\''");
  if (![...word].some((sign) => isControl(sign.codePointAt(0)!))) return `'${inside}'`;
  return `$'${[...word].map(escaped).join('')}'`;
}

/** A command line of golive: its words, each quoted. */
export function commandLine(...words: readonly string[]): string {
  return ['golive', ...words].map(quoted).join(' ');
}

/** An option with its value; one that begins with a dash is tied to its name. */
export function optionWords(name: string, value: string): string[] {
  return value.startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, value];
}

/** A file or a folder as a word that is no option. */
export function pathWord(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}

function escaped(sign: string): string {
  const code = sign.codePointAt(0)!;
  if (sign === "'" || sign === '\\') return `\\${sign}`;
  if (!isControl(code)) return sign;
  return code < 0x80 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
