/**
 * Words of commands that are shown to be pasted into a shell. Separate from the command line because a page in a browser
 * shows commands too: for which shell a word is quoted, the caller knows.
 */
import { isControl } from '../scenario/text/issues.js';

/** A word for a POSIX shell, whatever the system: what is written into scripts for a cluster. */
export function quotedForShell(word: string): string {
  if (/^[\w./:,@+-][\w./:=,@+-]*$/.test(word)) return word;
  const inside = word.replaceAll("'", "'\\''");
  if (![...word].some((sign) => isControl(sign.codePointAt(0)!))) return `'${inside}'`;
  return `$'${[...word].map(escaped).join('')}'`;
}

/** A sign within $'...', where bash takes controls as they are written here. */
function escaped(sign: string): string {
  const code = sign.codePointAt(0)!;
  if (sign === "'" || sign === '\\') return `\\${sign}`;
  if (!isControl(code)) return sign;
  return code < 0x80 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A word for PowerShell, in which a comma makes a list and @ begins one. */
export function quotedForPowerShell(word: string): string {
  return /^[\w./\\:=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "''")}'`;
}

/** An option with its value; one that begins with a dash is tied to its name. */
export function optionWords(name: string, value: string): string[] {
  return value.startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, value];
}

/** A file or a folder as a word that is no option. */
export function pathWord(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}
