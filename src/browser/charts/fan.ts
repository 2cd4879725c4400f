/** Fans over time: of each strategy the mean in the band that holds nine in ten, beside the future without go-lives. */
import * as Plot from '@observablehq/plot';
import { largestOf, scaleFor } from '../../report/numbers.js';
import type { Fan, OverTime, PageData } from '../../report/page/page-data.js';
import type { DrawChart } from './chart.js';
import { dater, type Look, plot, tickOf, usualLook } from './look.js';
import { panels } from './panels.js';

/** Below this share of the largest, the smallest number is far enough from 0 for an axis without it. */
const FAR_FROM_NOTHING = 0.35;

export const drawFan: DrawChart = ({ data, key, width }) => {
  const one = data.overTime.find(({ id }) => id === key);
  return one === undefined ? [] : [fans(data, one, width)];
};

export const drawMonths: DrawChart = ({ data, width }) =>
  data.money === null ? [] : [fans(data, data.money.revenueLost, width)];

function fans(data: PageData, one: OverTime, width: number): HTMLElement {
  const domain = domainOf(one);
  return panels(data, width, (place, look, each) => panel(data, one, place, look, each, domain));
}

/** Ends of the axis of all panels. */
function domainOf({ fans: all, usual, reported }: OverTime): [number, number] {
  const numbers = [...all, ...(usual === null ? [] : [usual])].flatMap(({ low, high }) => [...low, ...high]);
  const known = [...numbers, ...(reported ?? []).flat()].filter((x) => x !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (least < 0 || most < 0) return [least, Math.max(0, most)];
  return [least < FAR_FROM_NOTHING * most ? 0 : least, most === 0 ? 1 : most];
}

function panel(
  { start, strategies }: PageData,
  { days, usual, fans: all, reported, unit }: OverTime,
  place: number,
  { colour, dash }: Look,
  width: number,
  domain: [number, number],
): Element {
  const at = dater(start);
  const dates = days.map(at);
  const fan = all[place]!;
  const points = dates.map((date, i) => ({ date, ...pointOf(fan, i), usual: usual?.mean[i] ?? null }));
  const books = reported?.[place];
  const scale = scaleFor(unit, [largestOf(domain)], 1);
  const told = (i: number) => {
    const { mean, low, high, usual: base } = points[i]!;
    const say = (x: number | null) => (x === null ? '-' : scale.full(x));
    const beside = usual === null ? [] : [`Without go-lives: ${say(base)}`];
    const inBooks = books === undefined ? [] : [`Reported: ${say(books[i] ?? null)}`];
    return [
      days[i] === undefined ? '' : isoOf(dates[i]!),
      `Mean: ${say(mean)}`,
      `Nine in ten: ${say(low)} to ${say(high)}`,
      ...inBooks,
      ...beside,
    ].join('\n');
  };
  const indices = dates.map((_, i) => i).filter((i) => points[i]!.mean !== null);
  return plot(width, {
    height: Math.round(Math.min(240, Math.max(170, width * 0.55))),
    marginRight: 10,
    x: { type: 'utc', label: null, ticks: Math.max(2, Math.floor(width / 90)) },
    y: { domain, label: null, grid: true, ticks: 4, tickFormat: tickOf(unit, largestOf(domain)), nice: true },
    marks: [
      Plot.areaY(points, { x: 'date', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.2, curve: 'linear' }),
      ...(usual === null
        ? []
        : [
            Plot.line(points, {
              x: 'date',
              y: 'usual',
              stroke: usualLook.colour,
              strokeWidth: 1.75,
              strokeDasharray: usualLook.dash,
            }),
          ]),
      ...(books === undefined
        ? []
        : [
            Plot.line(dates, {
              x: (d: Date) => d,
              y: (_: Date, i: number) => books[i] ?? null,
              stroke: colour,
              strokeWidth: 2,
              strokeDasharray: '1 4',
              strokeLinecap: 'round',
            }),
          ]),
      Plot.line(points, { x: 'date', y: 'mean', stroke: colour, strokeWidth: 2.25, strokeDasharray: dash }),
      Plot.ruleX(indices, Plot.pointerX({ x: (i: number) => dates[i]!, stroke: 'currentColor', strokeOpacity: 0.4 })),
      Plot.tip(
        indices,
        Plot.pointerX({
          x: (i: number) => dates[i]!,
          y: (i: number) => points[i]!.mean,
          title: told,
          fill: 'var(--raised)',
          stroke: 'var(--line)',
          fontSize: 12,
          lineWidth: 24,
        }),
      ),
    ],
    ariaLabel: strategies[place]!.label,
  });
}

function pointOf({ mean, low, high }: Fan, i: number) {
  return { mean: mean[i] ?? null, low: low[i] ?? null, high: high[i] ?? null };
}

function isoOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
