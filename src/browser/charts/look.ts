/**
 * What charts look alike in: the colour, dash and sign of each strategy, sizes, dates and numbers on axes. Colours are
 * names of the page's style, so that one drawing does in light, dark and on paper.
 */
import * as Plot from '@observablehq/plot';
import { scaleFor } from '../../report/numbers.js';
import type { PageData } from '../../report/page/page-data.js';

/** Colours of strategies; from the ninth on they begin again, with their dashes and signs. */
const COLOURS = 8;
const dashes = ['', '7 3', '2 3', '9 3 2 3', '12 4', '4 2 1 2', '1 4', '14 3 3 3'] as const;
const symbols = ['circle', 'square', 'triangle', 'diamond', 'cross', 'star', 'wye', 'times'] as const;

export interface Look {
  readonly colour: string;
  /** As of stroke-dasharray; empty: a whole line. */
  readonly dash: string;
  readonly symbol: (typeof symbols)[number];
}

/** How the strategy in this place is drawn. */
export function lookOf(place: number): Look {
  return {
    colour: `var(--s${place % COLOURS})`,
    dash: dashes[place % dashes.length]!,
    symbol: symbols[place % symbols.length]!,
  };
}

/** The place of a strategy among those of the page. */
export function placeOf({ strategies }: PageData, id: string): number {
  return strategies.findIndex((one) => one.id === id);
}

/** What the future without go-lives is drawn as. */
export const usualLook = { colour: 'var(--usual)', dash: '4 3' } as const;

/** Days from the start as dates, which axes write. */
export function dater(start: string): (day: number) => Date {
  const first = Date.parse(`${start}T00:00:00Z`);
  return (day) => new Date(first + day * 86_400_000);
}

/** How the numbers of an axis are written: those of one chart alike. */
export function tickOf(unit: string, largest: number): (x: number) => string {
  const scale = scaleFor(unit, [largest], unit === 'share' && largest < 0.1 ? 1 : 0);
  return (x) => scale.short(x).replace(/\.0+(?=\D*$)/, '');
}

/** A drawing as every chart begins it. */
export function plot(width: number, options: Plot.PlotOptions): SVGElement {
  const drawn = Plot.plot({
    width,
    marginLeft: 56,
    marginRight: 16,
    marginTop: 18,
    marginBottom: 32,
    className: 'drawn',
    ...options,
  }) as SVGElement;
  // Its own style element is not the page's, whose policy would refuse it.
  for (const own of drawn.querySelectorAll('style')) own.remove();
  drawn.setAttribute('aria-hidden', 'true');
  return drawn;
}

/** A list that says which strategy is drawn how. */
export function legend(
  entries: readonly { readonly label: string; readonly look: Pick<Look, 'colour' | 'dash'> }[],
): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'legend';
  for (const { label, look } of entries) {
    const item = document.createElement('li');
    const name = document.createElement('bdi');
    name.textContent = label;
    item.append(mark(look), name);
    list.append(item);
  }
  return list;
}

/** A short line as a strategy is drawn. */
export function mark({ colour, dash }: Pick<Look, 'colour' | 'dash'>): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('width', '34');
  svg.setAttribute('height', '10');
  svg.setAttribute('aria-hidden', 'true');
  const stroke = document.createElementNS('http://www.w3.org/2000/svg', 'line');
  for (const [key, value] of Object.entries({
    x1: 0,
    x2: 34,
    y1: 5,
    y2: 5,
    stroke: colour,
    'stroke-width': 3,
    'stroke-dasharray': dash,
  }))
    stroke.setAttribute(key, String(value));
  svg.append(stroke);
  return svg;
}
