/** Numbers as a row of small bars, the lowest as the smallest, for a terminal. Unknown ones are gaps. */

const BARS = '▁▂▃▄▅▆▇█';

/** One character a number. */
export function sparkline(values: readonly (number | undefined)[]): string {
  const known = values.filter((x) => x !== undefined);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const bar = (x: number) => BARS[high > low ? Math.round(((x - low) / (high - low)) * (BARS.length - 1)) : 3]!;
  return values.map((x) => (x === undefined ? ' ' : bar(x))).join('');
}
