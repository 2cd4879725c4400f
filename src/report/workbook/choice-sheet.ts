/**
 * The choice and what stands behind it as a sheet: a measure in each row, and for each strategy the number with both ends
 * of its interval. What is told as one text on a screen (3 of 50: GBP 0.6m) stands in several rows, as numbers.
 */
import type { Answer } from '../figures/answer.js';
import type { EventFigure, Figure, FigureRow, FigureSection, FigureTable } from '../figures/figure.js';
import { dateCell, formatOf, numberCell, type Sheet, type SheetCell, sheetOf, textCell, WHOLE } from './sheet.js';

/** A number, then the ends of its interval. */
type Triple = readonly [SheetCell, SheetCell, SheetCell];

const NOTHING: Triple = [undefined, undefined, undefined];

/** @param labels what people call each strategy */
export function choiceSheet({ choice, figures }: Answer, labels: readonly string[]): Sheet {
  const names = figures.columns.map((lines) => lines.join(' '));
  const named = labels.map((label): Triple => [textCell(label), undefined, undefined]);
  const sections: FigureSection[] = [
    ...byMeasure(choice).map((section) => ({ ...section, heading: section.heading || 'The choice' })),
    ...figures.sections,
  ];
  return sheetOf(
    'choice',
    ['about', 'measure', 'unit', ...names.flatMap((name) => [name, `${name}: from`, `${name}: to`])],
    [
      lineOf('', 'Name', '', named),
      ...sections.flatMap(({ heading, rows }) => rows.flatMap((row) => linesOf(heading, row))),
    ],
    { frozen: 3 },
  );
}

/** The sections with a row for each measure; where strategies stand in rows, turned over. */
function byMeasure({ columns, sections, isCompact }: FigureTable): readonly FigureSection[] {
  if (isCompact !== true) return sections;
  return sections.map(({ heading, rows }) => ({
    heading,
    rows: columns.map((lines, c) => ({
      label: lines.join(' '),
      metric: '',
      figures: rows.flatMap(({ figures }) => figures[c] ?? []),
    })),
  }));
}

function lineOf(about: string, label: string, unit: string, triples: readonly Triple[]): SheetCell[] {
  return [textCell(about), textCell(label), textCell(unit), ...triples.flat()];
}

/** A row of figures as one or more lines: numbers, days and words; shares of the usual; what is mostly 0. */
function linesOf(about: string, { label, figures }: FigureRow): SheetCell[][] {
  const line = (note: string, unit: string, triple: (figure: Figure) => Triple) =>
    lineOf(about, note === '' ? label : `${label}: ${note}`, unit, figures.map(triple));
  const isSaid = ({ kind }: Figure) => kind === 'number' || kind === 'date' || kind === 'word';
  const hasShare = figures.some((figure) => figure.kind === 'number' && figure.ofUsual !== undefined);
  const [of] = figures.flatMap((figure) => (figure.kind === 'date' && figure.reached ? [figure.reached[1]] : []));
  const event = figures.find((figure) => figure.kind === 'event');
  return [
    ...(figures.some(isSaid) ? [line('', unitOf(figures), saidOf)] : []),
    ...(hasShare ? [line('of the usual', 'share', shareOf)] : []),
    ...(of === undefined ? [] : [line('done', `replications of ${of}`, (figure) => reachedOf(figure, of))]),
    ...(event === undefined ? [] : [line('happens', 'share of replications', happensOf)]),
    ...(event === undefined ? [] : [line('where it happens', event.unit, amountOf)]),
  ];
}

function unitOf(figures: readonly Figure[]): string {
  const [first] = figures.flatMap((figure) =>
    figure.kind === 'number' ? [figure.unit] : figure.kind === 'date' ? ['date'] : [],
  );
  return first ?? '';
}

function saidOf(figure: Figure): Triple {
  if (figure.kind === 'date') return [dateCell(figure.date) ?? textCell('not done'), undefined, undefined];
  if (figure.kind === 'word') return [wordCell(figure.text), undefined, undefined];
  if (figure.kind !== 'number') return NOTHING;
  const { value, unit, interval = [], largest, emphasis } = figure;
  const format = formatOf(unit, largest);
  return [
    numberCell(value, format, emphasis === 'best'),
    numberCell(interval[0], format),
    numberCell(interval[1], format),
  ];
}

/** A word; the number of a replication as a number. */
function wordCell(text: string): SheetCell {
  return /^\d+$/.test(text) ? numberCell(Number(text), '0') : textCell(text);
}

function shareOf(figure: Figure): Triple {
  return [
    numberCell(figure.kind === 'number' ? figure.ofUsual : undefined, formatOf('share', 1)),
    undefined,
    undefined,
  ];
}

/** In how many replications the day is reached, in all of them where nothing is said. */
function reachedOf(figure: Figure, of: number): Triple {
  return [numberCell(figure.kind === 'date' ? (figure.reached?.[0] ?? of) : undefined, WHOLE), undefined, undefined];
}

function happensOf(figure: Figure): Triple {
  if (figure.kind !== 'event') return NOTHING;
  const format = formatOf('share', 1);
  const { count, of, low, high } = figure;
  return [numberCell(count / of, format), numberCell(low, format), numberCell(high, format)];
}

function amountOf(figure: Figure): Triple {
  if (figure.kind !== 'event') return NOTHING;
  return [numberCell(figure.amount, formatOf(figure.unit, sizeOf(figure))), undefined, undefined];
}

function sizeOf({ amount = 0 }: EventFigure): number {
  return Math.abs(amount);
}
