/**
 * What a difference of two strategies hangs on in the structure of the model, as a person reads it: its range with each
 * mechanism off in turn, and without which its sign would turn or be open.
 */
import type { Structure, StructureRow } from '../experiment/structure.js';
import { metricById } from '../model/metrics/registry.js';
import type { Scenario } from '../scenario/scenario.js';
import { show } from '../scenario/text/issues.js';
import { between, type Figure, type FigureTable, UNKNOWN } from './figures/figure.js';
import { figureLines } from './figures/terminal.js';
import { largestOf, percent, wordScaleFor } from './numbers.js';
import { plain, type Style } from './style.js';
import type { Table } from './tables/table.js';
import { wrapped } from './width.js';

/** Of what the lines are told. */
interface Told {
  readonly strategy: string;
  readonly reference: string;
  readonly replications: number;
}

/** The rows of `golive explain --against --format csv`. */
export const structureTable: Table<StructureRow> = {
  name: 'structure',
  title: 'The difference of two strategies with each mechanism off in turn',
  columns: [
    { name: 'metric', type: 'string', means: 'Id of the metric.', cell: ({ metric }) => metric },
    {
      name: 'without',
      type: 'string',
      means: 'Id of the mechanism that is off under both; empty for the model as it is.',
      cell: ({ without }) => (without === '' ? undefined : without),
    },
    { name: 'unit', type: 'string', means: 'Unit of the numbers that follow.', cell: ({ unit }) => unit },
    { name: 'n_pairs', type: 'integer', means: 'Replications in which both are known.', cell: ({ pairs }) => pairs },
    {
      name: 'mean_difference',
      type: 'number',
      means: 'Excess of the strategy less that of the other.',
      cell: ({ difference }) => difference,
    },
    { name: 'ci_low', type: 'number', means: 'Lower end of its 95% interval.', cell: ({ low }) => low },
    { name: 'ci_high', type: 'number', means: 'Upper end of it.', cell: ({ high }) => high },
    { name: 'interval', type: 'string', means: 'How the interval was found.', cell: (row) => row.interval },
  ],
};

/** Lines without line ends, no wider than `width`. */
export function structureLines(
  scenario: Scenario,
  { strategy, reference, replications }: Told,
  structures: readonly Structure[],
  width: number,
  style: Style = plain,
): string[] {
  const say = (text: string) => wrapped(show(text, 800), width);
  return [
    ...say(scenario.label).map(style.strong),
    ...say(
      `How far ${strategy} less ${reference} hangs on which mechanisms are in the model: each is off in turn under both. ` +
        `${replications} replications; mean differences, with 95% intervals below them.`,
    ),
    '',
    ...figureLines(structureFigures(structures), width, style),
    '',
    ...structures.flatMap((one) => wrapped(structureInWords(one), width - 2, 2).map((line) => `  ${line}`)),
  ];
}

/** A section a headline; mechanisms without which it does not move are left out. */
function structureFigures(structures: readonly Structure[]): FigureTable {
  const sections = structures.map(({ metric, rows: [full, ...others] }) => {
    const largest = largestOf([full!, ...others].map(({ difference }) => difference));
    const moved = others
      .filter(({ difference }) => difference !== full!.difference)
      .sort((a, b) => Math.abs(shift(b, full!)) - Math.abs(shift(a, full!)));
    return {
      heading: metricById(metric)!.label,
      rows: [
        { label: 'The model as it is', metric, figures: [figureOf(full!, largest)] },
        ...moved.map((row) => ({ label: `without ${row.without}`, metric, figures: [figureOf(row, largest)] })),
      ],
    };
  });
  return { columns: [['difference']], sections };
}

/** How far the difference moves without a mechanism; unknown ones last. */
function shift({ difference }: StructureRow, full: StructureRow): number {
  return difference === undefined || full.difference === undefined ? 0 : difference - full.difference;
}

function figureOf({ difference: value, low, high, unit }: StructureRow, largest: number): Figure {
  if (value === undefined) return UNKNOWN;
  return { kind: 'number', value, unit, interval: between(low, high), largest, emphasis: 'none' };
}

/**
 * For example: `Net cost: from GBP -9.1m (without hold) to GBP 2.0m (without benefits). Without benefits the sign turns;
 * without learning_dip it is open. Of the variance chance is 40% (30% to 51%), ...`
 */
export function structureInWords({ metric, unit, rows, range, spread }: Structure): string {
  const { label } = metricById(metric)!;
  if (range === undefined) return `${label}: unknown.`;
  const [full, ...others] = rows;
  if (others.every(({ difference }) => difference === full!.difference)) {
    return `${label}: no mechanism moves the difference.`;
  }
  const scale = wordScaleFor(unit, [range.low, range.high]);
  const nameOf = (place: number) => others[place]!.without;
  const end = (value: number, place: number | undefined) =>
    `${scale.full(value)}${place === undefined ? ' (as it is)' : ` (without ${nameOf(place)})`}`;
  const turns = range.turns.map(nameOf);
  const open = range.open.map(nameOf);
  const isOpen = full!.low !== undefined && full!.high !== undefined && full!.low <= 0 && full!.high >= 0;
  const said = [
    turns.length === 0 ? 'No mechanism turns the sign' : `The sign turns without ${turns.join(', ')}`,
    ...(open.length === 0 ? [] : [`it is open without ${open.join(', ')}`]),
  ];
  const sign = isOpen ? 'The sign is open in the model as it is.' : `${said.join('; ')}.`;
  const shares =
    spread === undefined
      ? ''
      : ` Of the variance, chance is ${shareOf(spread.chance)}, not knowing the numbers ${shareOf(spread.notKnowing)}, ` +
        `structure ${shareOf(spread.structure)}.`;
  return `${label}: from ${end(range.low, range.lowest)} to ${end(range.high, range.highest)}. ${sign}${shares}`;
}

function shareOf({ value, low, high }: { value: number; low: number; high: number }): string {
  return `${percent(value)} (${percent(low)} to ${percent(high)})`;
}
