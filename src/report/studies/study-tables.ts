/** The tables of a study: its design, the measures of every replication of every point, and what points are less others. */
import type { KeptColumn } from '../../experiment/design.js';
import type { PointComparison } from '../../experiment/studies/study.js';
import type { Outcome } from '../../model/outcome.js';
import type { Override } from '../../scenario/schema/overrides.js';
import { measureColumns } from '../tables/measure-columns.js';
import { outcomes } from '../tables/outcomes.js';
import type { Table, TableColumn } from '../tables/table.js';

/** A point of the design. */
export interface PointRow {
  readonly point: number;
  readonly set: readonly Override[];
}

/** One measure of a strategy in a replication at a point. */
export interface PointMeasure extends PointRow {
  readonly outcome: Outcome;
  readonly kept: KeptColumn;
}

/** The number of the point, then the value of each path there. */
function pointColumns(paths: readonly string[]): TableColumn<PointRow>[] {
  return [
    { name: 'point', type: 'integer', means: 'Number of the point, from 0.', cell: ({ point }) => point },
    ...paths.map((path, i) => ({
      name: path,
      type: 'string' as const,
      means: 'Value of this path of the scenario file.',
      cell: ({ set }: PointRow) => set[i]!.value,
    })),
  ];
}

/** points.csv. */
export function pointsTable(paths: readonly string[]): Table<PointRow> {
  return { name: 'points', title: 'Points of the study', key: ['point'], columns: pointColumns(paths) };
}

/** outcomes.csv. */
export function pointOutcomesTable(paths: readonly string[]): Table<PointMeasure> {
  return {
    name: 'outcomes',
    title: 'Outcomes: every measure of every replication of every point',
    key: ['point', ...outcomes.key!],
    columns: [...pointColumns(paths), ...outcomes.columns],
  };
}

/** comparisons.csv. */
export function pointComparisonsTable(paths: readonly string[]): Table<PointComparison> {
  return {
    name: 'comparisons',
    title: 'Comparisons: strategies at a point less the reference there, and less themselves at the first point',
    key: ['point', 'strategy', 'reference_point', 'reference', 'scope', 'scope_id', 'window', 'metric'],
    columns: [
      ...pointColumns(paths),
      { name: 'strategy', type: 'string', means: 'Id of the strategy.', cell: (row) => row.strategy },
      {
        name: 'reference_point',
        type: 'integer',
        means: 'Point of what it is compared with.',
        cell: (row) => row.referencePoint,
      },
      { name: 'reference', type: 'string', means: 'Strategy it is compared with.', cell: (row) => row.reference },
      ...measureColumns.map((column) => ({
        ...column,
        cell: ({ kept }: PointComparison) => column.cell(kept.column),
      })),
      { name: 'unit', type: 'string', means: 'Unit of the differences.', cell: ({ kept }) => kept.metric.unit },
      { name: 'n_pairs', type: 'integer', means: 'Replications in which both are known.', cell: (row) => row.pairs },
      {
        name: 'mean_difference',
        type: 'number',
        means: 'Excess less that of the reference: the mean, or of a ratio the difference of ratios.',
        cell: (row) => row.difference,
      },
      { name: 'ci_low', type: 'number', means: 'Lower end of its 95% interval.', cell: (row) => row.low },
      { name: 'ci_high', type: 'number', means: 'Upper end of it.', cell: (row) => row.high },
      { name: 'p_value', type: 'number', means: 'Two-sided, that the difference is 0.', cell: (row) => row.pValue },
    ],
  };
}
