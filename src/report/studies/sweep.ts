/** A sweep as a person reads it: the ranking, no more than a screen of it, and a picture of each measure. */
import type { Sweep, SweepRow } from '../../experiment/studies/sweep.js';
import type { Scenario } from '../../scenario/scenario.js';
import { show } from '../../scenario/text/issues.js';
import { between, type Figure, type FigureRow, type FigureTable, UNKNOWN } from '../figures/figure.js';
import { figureLines, SIGNS } from '../figures/terminal.js';
import { scaleFor } from '../numbers.js';
import { sparkline } from '../pictures/sparkline.js';
import { plain, type Style } from '../style.js';
import type { Table } from '../tables/table.js';
import { displayWidth, padded, wrapped } from '../width.js';
import { settingName } from './setting-name.js';

/** Rows that a screen has room for. */
const MOST_ROWS = 12;

/** Values in one picture. */
const MOST_BARS = 60;

/** Lines without line ends, no wider than `width`. */
export function sweepLines(scenario: Scenario, sweep: Sweep, width: number, style: Style = plain): string[] {
  const { table, left } = sweepFigures(sweep, MOST_ROWS);
  const say = (text: string) => wrapped(show(text, 2000), width);
  return [
    ...say(scenario.label).map(style.strong),
    ...say(sweepInWords(sweep)),
    '',
    ...figureLines(table, width, style),
    ...(left > 0 ? say(`and ${left} more: --format csv has all.`) : []),
    ...say(SIGNS).map(style.quiet),
    ...pictures(sweep, strategiesOf(sweep), width),
  ];
}

/** What the figures of a sweep are. */
export function sweepInWords({ measures, rankedBy, rows, paths, replications }: Sweep): string {
  return (
    `${rows.length} ${rows.length === 1 ? 'setting' : 'settings'} of ${paths.join(', ')}, by ${measures[rankedBy]!.of.label.toLowerCase()}; ` +
    `${replications} replications of each, the same random numbers in all; beyond the same future without go-lives, with 95% intervals.`
  );
}

function strategiesOf({ rows }: Sweep): string[] {
  return [...new Set(rows.map(({ strategy }) => strategy))];
}

/**
 * The ranking as far as there is room: what no other beats comes first into it, then what ranks before.
 * @param most  rows
 * @returns     the figures, and how many rows are left out
 */
export function sweepFigures(sweep: Sweep, most: number): { table: FigureTable; left: number } {
  const { measures, rankedBy, rows } = sweep;
  const picked = new Set(rows.filter(({ unbeaten }) => unbeaten).slice(0, most));
  for (const row of rows) if (picked.size < most) picked.add(row);
  const largest = measures.map((_, k) => Math.max(...rows.map(({ measures }) => Math.abs(measures[k]!.mean ?? 0))));
  const figure = (row: SweepRow, k: number): Figure => {
    const { mean, low, high } = row.measures[k]!;
    if (mean === undefined) return UNKNOWN;
    const emphasis = k !== rankedBy ? 'none' : row.best ? 'best' : row.mayBeBest ? 'may_be_best' : 'none';
    return {
      kind: 'number',
      value: mean,
      unit: measures[k]!.of.unit,
      interval: between(low, high),
      largest: largest[k]!,
      emphasis,
    };
  };
  const isOfMany = strategiesOf(sweep).length > 1;
  const figureRows = rows
    .filter((row) => picked.has(row))
    .map((row): FigureRow => {
      return {
        label: show(settingName(row, isOfMany), 200),
        metric: '',
        figures: [...measures.map((_, k) => figure(row, k)), { kind: 'word', text: row.unbeaten ? 'yes' : '' }],
      };
    });
  const columns = [...measures.map(({ of }) => [of.label]), ['no other', 'beats it']];
  return { table: { columns, sections: [{ heading: '', rows: figureRows }] }, left: rows.length - picked.size };
}

/** Of each measure a row of bars a strategy, in the order of the points. */
function pictures({ measures, rows }: Sweep, strategies: readonly string[], width: number): string[] {
  const points = rows.toSorted((a, b) => a.point - b.point);
  const count = points.length / strategies.length;
  if (count < 3 || count > Math.min(MOST_BARS, width - 24)) return [];
  const ends =
    points[0]!.set.length === 1 ? ` from ${points[0]!.set[0]!.value} to ${points.at(-1)!.set[0]!.value}` : '';
  return [
    '',
    `In the order of the settings${show(ends, 60)}`,
    ...measures.flatMap(({ of }, k) =>
      strategies.map((strategy) => {
        const means = points.filter((row) => row.strategy === strategy).map(({ measures }) => measures[k]!.mean);
        const known = means.filter((x) => x !== undefined);
        const scale = scaleFor(of.unit, known);
        const range =
          known.length === 0 ? '' : `  ${scale.short(Math.min(...known))} to ${scale.short(Math.max(...known))}`;
        const name = strategies.length > 1 ? `${of.label}, ${strategy}` : of.label;
        const line = `  ${padded(name, 26)} ${sparkline(means)}${range}`;
        return displayWidth(line) <= width ? line : `  ${sparkline(means)} ${name}`.slice(0, width);
      }),
    ),
  ];
}

/** The rows of `golive sweep --format csv`: one for each setting, strategy and measure. */
export const sweepTable = (paths: readonly string[]): Table<SweepMeasure> => ({
  name: 'sweep',
  title: 'Measures of each strategy at each setting',
  columns: [
    { name: 'point', type: 'integer', means: 'Number of the setting, from 0.', cell: ({ row }) => row.point },
    ...paths.map((path, i) => ({
      name: path,
      type: 'string' as const,
      means: 'Value of this path.',
      cell: ({ row }: SweepMeasure) => row.set[i]!.value,
    })),
    { name: 'strategy', type: 'string', means: 'Id of the strategy.', cell: ({ row }) => row.strategy },
    { name: 'metric', type: 'string', means: 'Id of the metric.', cell: ({ metric }) => metric },
    { name: 'measure', type: 'string', means: 'level or excess.', cell: ({ measure }) => measure },
    { name: 'n', type: 'integer', means: 'Replications in which it is known.', cell: ({ mean }) => mean.n },
    { name: 'mean', type: 'number', means: 'Mean over them.', cell: ({ mean }) => mean.mean },
    { name: 'ci_low', type: 'number', means: 'Lower end of its 95% interval.', cell: ({ mean }) => mean.low },
    { name: 'ci_high', type: 'number', means: 'Upper end of it.', cell: ({ mean }) => mean.high },
    {
      name: 'unbeaten',
      type: 'boolean',
      means: 'No other row beats it on all.',
      cell: ({ row }) => String(row.unbeaten),
    },
  ],
});

/** One measure of a row. */
export interface SweepMeasure {
  readonly row: SweepRow;
  readonly metric: string;
  readonly measure: string;
  readonly mean: SweepRow['measures'][number];
}

export function sweepMeasureRows({ rows, measures }: Sweep): SweepMeasure[] {
  return rows
    .toSorted((a, b) => a.point - b.point)
    .flatMap((row) => measures.map(({ metric, measure }, k) => ({ row, metric, measure, mean: row.measures[k]! })));
}
