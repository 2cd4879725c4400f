/** Panels beside each other where there is room, below each other on a phone: one for each strategy, all alike. */
import type { PageData } from '../../report/page/page-data.js';
import { type Look, lookOf, mark } from './look.js';

/** Narrowest panel, and the room between two, px. */
const NARROWEST = 300;
const GAP = 24;

/** Widths of panels, all the same. */
export function panelWidth(width: number, panels: number): number {
  const columns = Math.max(1, Math.min(panels, 3, Math.floor((width + GAP) / (NARROWEST + GAP))));
  return Math.floor((width - GAP * (columns - 1)) / columns);
}

/** A panel for each strategy, under its name. */
export function panels(
  { strategies }: PageData,
  width: number,
  draw: (place: number, look: Look, width: number) => Element,
): HTMLElement {
  const grid = document.createElement('div');
  grid.className = 'panels';
  const each = panelWidth(width, strategies.length);
  for (const [place, { label }] of strategies.entries()) {
    const panel = document.createElement('div');
    const title = document.createElement('p');
    title.className = 'panel-title';
    const name = document.createElement('bdi');
    name.textContent = label;
    title.append(mark(lookOf(place)), name);
    panel.append(title, draw(place, lookOf(place), each));
    grid.append(panel);
  }
  return grid;
}
