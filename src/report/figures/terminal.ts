/** Figures on a terminal. It has no way yet to set the best off from the rest, so emphasis is left to other renderers. */
import type { Style } from '../style.js';
import { terminalTable } from '../terminal-table.js';
import type { FigureTable } from './figure.js';
import { written } from './written.js';

/** Lines without line ends, no wider than `width`. */
export function figureLines({ columns, sections }: FigureTable, width: number, style: Style): string[] {
  const rows = sections.flatMap(({ heading, rows }) => [
    { heading },
    ...rows.map(({ label, figures }) => ({ label, cells: figures.map(written) })),
  ]);
  return terminalTable(columns, rows, width, style);
}
