/** Draws every chart of the page in its place, and again when the place gets another width. */
import type { PageData } from '../../report/page/page-data.js';
import type { DrawChart } from './chart.js';
import { drawFan, drawMonths } from './fan.js';
import { drawFinish } from './finish.js';
import { drawGantt } from './gantt.js';
import { drawPaired } from './paired.js';
import { drawWaterfall } from './waterfall.js';

const charts = new Map<string, DrawChart>([
  ['gantt', drawGantt],
  ['fan', drawFan],
  ['months', drawMonths],
  ['waterfall', drawWaterfall],
  ['paired', drawPaired],
  ['finish', drawFinish],
]);

/** Narrowest drawing, px. */
const NARROWEST = 260;

/** What is drawn in each figure, and the width it was drawn for. */
const drawnFor = new WeakMap<HTMLElement, number>();

/** Draws the charts of a part of the page from its data; the charts of parts that are replaced go with them. */
export function drawCharts(root: ParentNode, data: PageData): void {
  for (const figure of root.querySelectorAll<HTMLElement>('figure[data-chart]')) {
    const place = figure.querySelector<HTMLElement>('.plot');
    const draw = charts.get(figure.dataset['chart'] ?? '');
    if (place === null || draw === undefined) continue;
    const again = () => drawOne(figure, place, draw, data);
    figure.addEventListener('redraw', () => {
      drawnFor.delete(figure);
      again();
    });
    new ResizeObserver(again).observe(place);
    again();
  }
}

function drawOne(figure: HTMLElement, place: HTMLElement, draw: DrawChart, data: PageData): void {
  if (place.clientWidth === 0) return; // folded away: drawn when it is opened
  const width = Math.max(NARROWEST, Math.round(place.clientWidth));
  if (drawnFor.get(figure) === width) return;
  drawnFor.set(figure, width);
  place.replaceChildren(...draw({ data, key: figure.dataset['key'] ?? '', width, figure }));
}
