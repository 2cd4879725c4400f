/** Figures on a terminal. Emphasis is a sign before the number, so that it survives without colour. */
import type { Style } from '../style.js';
import { type TerminalCell, terminalTable } from '../terminal-table.js';
import type { Emphasis, Figure, FigureTable } from './figure.js';
import { written } from './written.js';

const signs: Readonly<Record<Emphasis, string>> = { best: '*', may_be_best: '~', none: '', muted: '' };

/** What the signs mean; said once below a table that has them. */
export const SIGNS = '* the best mean; ~ may be the best too: not excluded at 95%.';

/** Lines without line ends, no wider than `width`. */
export function figureLines({ columns, sections, isCompact }: FigureTable, width: number, style: Style): string[] {
  const rows = sections.flatMap(({ heading, rows }) => [
    ...(heading === '' ? [] : [{ heading }]),
    ...rows.map(({ label, note, figures }) => ({
      label,
      note,
      cells: figures.map((figure) => cellOf(figure, isCompact === true)),
    })),
  ]);
  return terminalTable(columns, rows, width, style);
}

/** Whether any figure is set off by a sign. */
export function hasSigns({ sections }: FigureTable): boolean {
  return sections.some(({ rows }) => rows.some(({ figures }) => figures.some((figure) => signOf(figure) !== '')));
}

function cellOf(figure: Figure, isCompact: boolean): TerminalCell {
  const { text, below } = written(figure);
  return { text: signOf(figure) + text, below: isCompact ? '' : below };
}

function signOf(figure: Figure): string {
  return figure.kind === 'number' ? signs[figure.emphasis] : '';
}
