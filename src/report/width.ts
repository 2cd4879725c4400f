/**
 * Text in columns of a terminal: how wide it is, how it is padded and where it is broken. Wide and combining characters
 * are counted as terminals draw them.
 */

/** Columns that a terminal needs for a text without control characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (/\p{Mark}|\p{Format}/u.test(character)) continue;
    width += isWide(code) ? 2 : 1;
  }
  return width;
}

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

/** Text with spaces behind it, or in front, up to a width; longer text stays as it is. */
export function padded(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return side === 'left' ? text + space : space + text;
}

/**
 * Text in lines no wider than `width`, broken at spaces; a word that is wider is broken after `_`, `-`, `/` or `.`, else anywhere.
 * @param hang  columns by which every line after the first is set in
 */
export function wrapped(text: string, width: number, hang = 0): string[] {
  const lines: string[] = [];
  let line = '';
  const room = () => Math.max(1, lines.length === 0 ? width : width - hang);
  for (const word of text.split(' ')) {
    for (const [i, piece] of pieces(word, Math.max(1, width - hang)).entries()) {
      const joined = line === '' ? piece : i === 0 ? `${line} ${piece}` : line + piece;
      if (line !== '' && displayWidth(joined) > room()) {
        lines.push(line);
        line = piece;
      } else line = joined;
    }
  }
  lines.push(line);
  return lines.map((each, i) => (i === 0 ? each : ' '.repeat(hang) + each));
}

function pieces(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  return word
    .split(/(?<=[_\-/.])/)
    .flatMap((part) => (displayWidth(part) <= width ? [part] : splitAnywhere(part, width)));
}

function splitAnywhere(part: string, width: number): string[] {
  const split = [''];
  for (const character of part) {
    const last = split[split.length - 1]!;
    if (last !== '' && displayWidth(last + character) > width) split.push(character);
    else split[split.length - 1] = last + character;
  }
  return split;
}
