/** Paired differences: a dot for each replication, piled up where they lie close; a rule where the two are equal. */
import * as Plot from '@observablehq/plot';
import { largestOf } from '../../report/numbers.js';
import type { Paired } from '../../report/page/page-data.js';
import type { DrawChart } from './chart.js';
import { lookOf, placeOf, plot, tickOf } from './look.js';

/** Most dots of a strategy: the first replications. */
const MOST_DOTS = 400;
/** Height of a strategy's row, and radius of a dot, px. */
const ROW = 74;
const RADIUS = 2.6;

interface Dot {
  readonly strategy: string;
  readonly x: number;
  /** Place in its pile, from 0 at the bottom. */
  readonly height: number;
}

export const drawPaired: DrawChart = ({ data, key, width }) => {
  const own = data.paired.filter(({ metric }) => metric === key);
  const [first] = own;
  if (first === undefined) return [];
  const all = own.flatMap(({ differences }) => differences);
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)];
  const marginLeft = Math.min(180, Math.round(width * 0.36));
  const bins = Math.max(20, Math.floor((width - marginLeft) / (2 * RADIUS + 1)));
  const rows = own.map((one) => ({ one, dots: pile(one, least, most, bins) }));
  const dots = rows.flatMap((row) => row.dots);
  const highest = Math.max(1, ...dots.map(({ height }) => height));
  const labels = new Map(
    own.map(({ strategy }) => [strategy, wrapped(data.strategies[placeOf(data, strategy)]!.label)]),
  );
  return [
    plot(width, {
      height: ROW * own.length + 40,
      marginLeft,
      marginTop: 8,
      x: {
        domain: [least, most],
        label: null,
        nice: true,
        ticks: Math.max(3, Math.floor(width / 140)),
        tickFormat: tickOf(first.unit, largestOf([least, most])),
      },
      y: { domain: [-0.5, Math.max(8, highest) + 1], axis: null },
      fy: { domain: own.map(({ strategy }) => strategy), axis: null, padding: 0.08 },
      marks: [
        Plot.ruleX([0], { stroke: 'currentColor', strokeWidth: 1.5 }),
        Plot.dot(dots, {
          x: 'x',
          y: 'height',
          fy: 'strategy',
          r: RADIUS,
          fill: ({ strategy, x }: Dot) => (x <= 0 ? lookOf(placeOf(data, strategy)).colour : 'var(--ground)'),
          stroke: ({ strategy }: Dot) => lookOf(placeOf(data, strategy)).colour,
        }),
        Plot.tickX(own, {
          x: ({ differences }: Paired) => differences.reduce((sum, x) => sum + x, 0) / differences.length,
          fy: 'strategy',
          stroke: 'currentColor',
          strokeWidth: 2.5,
          insetTop: ROW * 0.5,
        }),
        Plot.text(own, {
          fy: 'strategy',
          frameAnchor: 'left',
          text: ({ strategy }: Paired) => labels.get(strategy)!,
          textAnchor: 'end',
          dx: -10,
        }),
      ],
    }),
  ];
};

/** Dots in bins, one above the other. */
function pile({ strategy, differences }: Paired, least: number, most: number, bins: number): Dot[] {
  const size = (most - least) / bins || 1;
  const heights = new Map<number, number>();
  return differences.slice(0, MOST_DOTS).map((x) => {
    const bin = Math.floor((x - least) / size);
    const height = heights.get(bin) ?? 0;
    heights.set(bin, height + 1);
    return { strategy, x, height };
  });
}

/** A label in lines of about so many characters. */
export function wrapped(text: string, most = 22, lines = 3): string {
  const found = [''];
  for (const word of text.split(' ')) {
    const last = found.at(-1)!;
    if (last !== '' && last.length + word.length >= most) found.push(word);
    else found[found.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return found
    .slice(0, lines)
    .map((line, i) =>
      line.length > most + 4 || (i === lines - 1 && found.length > lines) ? `${line.slice(0, most)}\u2026` : line,
    )
    .join('\n');
}
