/** Panels beside each other where there is room, below each other on a phone: one for each strategy, all alike. */
import type { PageData } from '../../report/page/page-data.js';
import { type Look, lookOf, mark } from './look.js';

/** Narrowest panel, and the room between two, px. */
const NARROWEST = 280;
const GAP = 24;

/** How many panels stand beside each other. */
function columnsOf(width: number, panels: number): number {
  return Math.max(1, Math.min(panels, 3, Math.floor((width + GAP) / (NARROWEST + GAP))));
}

/** A panel for each strategy, under its name. */
export function panels(
  { strategies }: PageData,
  width: number,
  draw: (place: number, look: Look, width: number) => Element,
): HTMLElement {
  const grid = document.createElement('div');
  grid.className = 'panels';
  const columns = columnsOf(width, strategies.length);
  const each = Math.floor((width - GAP * (columns - 1)) / columns);
  grid.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
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
