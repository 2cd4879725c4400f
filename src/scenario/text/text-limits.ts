/**
 * What is refused before the text is parsed at all: too large, too deep, too many values, controls, tags, directives.
 * The parser recurses, and a process that runs out of stack cannot be caught; so depth is counted here, on the lexer's
 * flat list of tokens. The count of block levels is an upper bound; the tree's exact depth is checked when it is built.
 */
import { Lexer } from 'yaml';
import { type Issues, isControl, WHOLE_FILE } from './issues.js';
import type { Place } from './tree.js';

/** Largest file accepted: 8 MiB, in UTF-16 code units here, in bytes by the command line. */
export const MAX_SIZE = 8 * 1024 * 1024;

/** Deepest nesting of maps and lists accepted. */
export const MAX_DEPTH = 32;

/** Most aliases accepted. */
export const MAX_ALIASES = 1000;

/** Most tokens (values, keys, signs, blanks) accepted: about 25,000 lines. */
const MAX_TOKENS = 500_000;

/** What the lexer says without taking a character of the text. */
const ZERO_WIDTH = new Set(['\x02', '\x18', '\x1f']);

/** Reports what is refused in a text before parsing it; true when the text may be parsed. */
export function checkText(text: string, issues: Issues): boolean {
  if (text.length > MAX_SIZE) {
    issues.error({ line: 1, column: 1 }, WHOLE_FILE, 'the file is larger than 8 MiB, the most that is read');
    return false;
  }
  return checkCharacters(text, issues) && checkTokens(text, issues);
}

/** Whether a character may stand in a text as it is; `\t`, `\n` and `\r` may, other controls may not. */
export function isRefused(code: number): boolean {
  return isControl(code) && code !== 0x09 && code !== 0x0a && code !== 0x0d;
}

function checkCharacters(text: string, issues: Issues): boolean {
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x0a) {
      line++;
      lineStart = i + 1;
    } else if (code < 0x20 || code >= 0x7f) {
      const whole = text.codePointAt(i)!;
      if (isRefused(whole)) {
        const at = { line, column: i - lineStart + 1 };
        issues.error(at, WHOLE_FILE, `the control character \\u{${whole.toString(16)}} is refused`);
        return false;
      }
      if (whole > 0xffff) i++;
    }
  }
  return true;
}

/** Walks over the lexer's tokens, keeping the place and the depth. */
function checkTokens(text: string, issues: Issues): boolean {
  const at = { line: 1, column: 1 };
  const here = (): Place => ({ line: at.line, column: at.column });
  const refuse = (message: string): false => {
    issues.error(here(), WHOLE_FILE, message);
    return false;
  };
  const blocks: number[] = [];
  let flow = 0;
  let tokens = 0;
  let aliases = 0;
  let scalar = false;
  let opens = true; // whether a token here may open a block level: first in its line, or after `- `, `? ` or `: `
  for (const token of new Lexer().lex(text)) {
    if (++tokens > MAX_TOKENS) return refuse('the file holds more values than are read (about 25,000 lines)');
    if (ZERO_WIDTH.has(token)) {
      scalar = token === '\x1f';
      continue;
    }
    const first = token[0];
    const blank = !scalar && (first === ' ' || first === '\t' || first === '\n' || first === '\r' || first === '#');
    const inBlock = flow === 0; // an opening bracket that ends this still stands in a block itself
    if (!scalar) {
      if (first === '!')
        return refuse(`the tag \`${token}\` is refused: values are plain numbers, text, lists and maps`);
      if (first === '%') return refuse('YAML directives are refused');
      if (first === '*' && ++aliases > MAX_ALIASES) return refuse(`more than ${MAX_ALIASES} aliases are refused`);
      if (token === '[' || token === '{') flow++;
      if ((token === ']' || token === '}') && flow > 0) flow--;
    }
    if (opens && !blank && inBlock) {
      while (blocks.length > 0 && blocks[blocks.length - 1]! > at.column) blocks.pop();
      if (blocks[blocks.length - 1] !== at.column) blocks.push(at.column);
    }
    if (flow > MAX_DEPTH || blocks.length > 2 * MAX_DEPTH) return refuse(tooDeep);
    if (!blank) opens = !scalar && (token === '-' || token === '?' || token === ':');
    scalar = false;
    const lastBreak = token.lastIndexOf('\n');
    if (lastBreak < 0) at.column += token.length;
    else {
      at.column = token.length - lastBreak;
      for (let i = token.indexOf('\n'); i >= 0; i = token.indexOf('\n', i + 1)) at.line++;
      if (flow === 0) opens = true;
    }
  }
  return true;
}

/** What is said of nesting that is too deep. */
export const tooDeep = `maps and lists may be nested ${MAX_DEPTH} deep, this is deeper`;
