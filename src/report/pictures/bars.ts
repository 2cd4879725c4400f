/** Numbers with intervals as bars side by side: a line for each strategy, a column of bars for each measure. */
import type { Figure, NumberFigure } from '../figures/figure.js';
import { padded, wrapped } from '../width.js';
import type { Glyphs } from './glyphs.js';

/** One measure: a bar for each strategy, all on one scale. */
export interface Measure {
  readonly head: string;
  readonly figures: readonly Figure[];
}

/** A heading of one line or more, then a line for each label; no wider than `width`. */
export function barLines(
  labels: readonly string[],
  measures: readonly Measure[],
  width: number,
  glyphs: Glyphs,
): string[] {
  const label = Math.max(...labels.map(({ length }) => length));
  const room = Math.floor((width - label) / measures.length) - 1;
  const scales = measures.map(({ figures }) => Math.max(0, ...figures.flatMap(endsOf).map(Math.abs)));
  const heads = measures.map(({ head }) => wrapped(head, room));
  const height = Math.max(...heads.map(({ length }) => length));
  return [
    ...Array.from({ length: height }, (_, i) => {
      const words = heads.map((lines) => padded(lines[i - height + lines.length] ?? '', room));
      return `${' '.repeat(label)} ${words.join(' ')}`;
    }),
    ...labels.map((name, s) => {
      const bars = measures.map(({ figures }, m) => padded(bar(figures[s]!, scales[m]!, room, glyphs), room));
      return `${padded(name, label)} ${bars.join(' ')}`;
    }),
  ].map((line) => line.trimEnd());
}

/** Up to the near end of the interval the bar is solid, up to the far end light. */
function bar(figure: Figure, scale: number, room: number, { solid, light, below }: Glyphs): string {
  if (figure.kind !== 'number' || scale === 0) return '';
  const [near, far] = lengthsOf(figure).map((size) => Math.round((size / scale) * room));
  return (figure.value < 0 ? below : solid).repeat(near!) + light.repeat(far! - near!);
}

/** Sizes of the ends of its interval without sign, the nearer to 0 first; it is 0 where 0 is within it. */
function lengthsOf({ value, interval }: NumberFigure): readonly [near: number, far: number] {
  const [low, high] = interval ?? [value, value];
  return value < 0 ? [Math.max(0, -high), -low] : [Math.max(0, low), high];
}

function endsOf(figure: Figure): number[] {
  return figure.kind === 'number' ? [figure.value, ...(figure.interval ?? [])] : [];
}
