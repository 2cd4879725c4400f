/** What is known of where the answer is read: how wide it is, and whether it takes styles. */
import { styleText } from 'node:util';
import type { Style } from '../report/style.js';

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
