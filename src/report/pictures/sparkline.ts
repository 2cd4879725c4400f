/** Numbers as a row of small bars, the lowest as the smallest, for a terminal. Unknown ones are gaps. */
import { blocks } from './glyphs.js';

interface Scaled {
  /** Numbers of the lowest and of the highest bar; where they are not given, those of the row itself. */
  readonly low?: number;
  readonly high?: number;
  /** Bars from the lowest to the highest. */
  readonly levels?: string;
}

/** One character a number. */
export function sparkline(values: readonly (number | undefined)[], scaled: Scaled = {}): string {
  const known = values.filter((x) => x !== undefined);
  const { low = Math.min(...known), high = Math.max(...known), levels = blocks.levels } = scaled;
  const bar = (x: number) => levels[high > low ? Math.round(((x - low) / (high - low)) * (levels.length - 1)) : 3]!;
  return values.map((x) => (x === undefined ? ' ' : bar(x))).join('');
}

/** A row of numbers as so many, each the mean of those in its part; unknown where none of them is known. */
export function inCells(values: readonly (number | undefined)[], cells: number): (number | undefined)[] {
  return Array.from({ length: Math.min(cells, values.length) }, (_, cell, count = Math.min(cells, values.length)) => {
    const from = Math.floor((cell * values.length) / count);
    const own = values.slice(from, Math.floor(((cell + 1) * values.length) / count)).filter((x) => x !== undefined);
    return own.length === 0 ? undefined : own.reduce((sum, x) => sum + x, 0) / own.length;
  });
}
