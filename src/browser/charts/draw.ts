/** Draws every chart of the page in its place, and again when the place gets another width. */
import type { PageData } from '../../report/page/page-data.js';
import { whenIdle } from '../idle.js';
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

/** How far from the screen a chart is drawn without delay: one screen. */
const NEAR = '100%';

/** What is drawn in each figure, and the width it was drawn for. */
const drawnFor = new WeakMap<HTMLElement, number>();

/** Figures that were not yet drawn, in the order of the page, and what begins each. */
const waiting = new Map<Element, () => void>();

addEventListener('beforeprint', () => {
  for (const begin of waiting.values()) begin();
});

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) waiting.get(target)?.();
  },
  { rootMargin: NEAR },
);

/**
 * Draws the charts of a part of the page from its data, in place of those that waited so far: what is near the screen at
 * once, the others when the browser is idle, all of them before they are printed.
 */
export function drawCharts(root: ParentNode, data: PageData): void {
  near.disconnect();
  waiting.clear();
  for (const figure of root.querySelectorAll<HTMLElement>('figure[data-chart]')) {
    const place = figure.querySelector<HTMLElement>('.plot');
    const draw = charts.get(figure.dataset['chart'] ?? '');
    if (place === null || draw === undefined) continue;
    const again = () => drawOne(figure, place, draw, data);
    figure.addEventListener('redraw', () => {
      if (waiting.has(figure)) return;
      drawnFor.delete(figure);
      again();
    });
    waiting.set(figure, () => {
      waiting.delete(figure);
      figure.classList.remove('waiting');
      near.unobserve(figure);
      new ResizeObserver(again).observe(place);
      again();
    });
    figure.classList.add('waiting');
    near.observe(figure);
  }
  whenIdle(drawNext);
}

function drawNext(): void {
  for (const begin of waiting.values()) {
    begin();
    whenIdle(drawNext);
    return;
  }
}

function drawOne(figure: HTMLElement, place: HTMLElement, draw: DrawChart, data: PageData): void {
  if (place.clientWidth === 0) return; // folded away: drawn when it is opened
  const width = Math.max(NARROWEST, Math.round(place.clientWidth));
  if (drawnFor.get(figure) === width) return;
  drawnFor.set(figure, width);
  place.replaceChildren(...draw({ data, key: figure.dataset['key'] ?? '', width, figure }));
}
