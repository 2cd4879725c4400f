/** What is known of where the answer is read: how wide it is, whether it takes styles, and what pictures are made of. */
import { styleText } from 'node:util';
import { ascii, blocks, type Glyphs } from '../report/pictures/glyphs.js';
import type { Style } from '../report/style.js';
import { type System, system } from './system.js';

const NARROWEST = 40;
const WIDEST = 240;
const USUAL = 80;

/** Columns to write in: the terminal's, else those of COLUMNS, else 80; from 40 to 240. */
export function terminalWidth(): number {
  const stated = Number(process.env['COLUMNS']);
  const columns = process.stdout.columns ?? (Number.isInteger(stated) && stated > 0 ? stated : USUAL);
  return Math.max(NARROWEST, Math.min(WIDEST, columns));
}

/** Bold and dim where stdout takes them; obeys NO_COLOR, FORCE_COLOR and pipes. */
export const terminalStyle: Style = {
  strong: (text) => styled('bold', text),
  quiet: (text) => styled('dim', text),
};

function styled(format: 'bold' | 'dim', text: string): string {
  return text === '' ? '' : styleText(format, text, { stream: process.stdout, validateStream: true });
}

/**
 * What pictures are made of: blocks where the terminal has them, else plain signs; undefined where stdout is no terminal:
 * what a program or a file takes has no pictures.
 */
export function terminalGlyphs(
  { isTTY }: { readonly isTTY?: boolean } = process.stdout,
  env: NodeJS.ProcessEnv = process.env,
  { hasBlocks }: System = system,
): Glyphs | undefined {
  if (isTTY !== true) return undefined;
  return hasBlocks(env) ? blocks : ascii;
}
