/** metrics.csv: what each metric is. */
import { kindOf } from '../../experiment/over-replications.js';
import type { Metric } from '../../model/metrics/metric.js';
import { metrics } from '../../model/metrics/registry.js';
import { series } from '../../model/series.js';
import type { Table } from './table.js';

/** What is said of a metric, of a window or by week. */
export type MetricRow = Pick<
  Metric,
  'id' | 'label' | 'definition' | 'unit' | 'better' | 'aggregation' | 'censoring' | 'unknown' | 'event' | 'ratio'
>;

export const metricsTable: Table<MetricRow> = {
  name: 'metrics',
  title: 'Metrics: what is measured',
  key: ['metric'],
  columns: [
    { name: 'metric', type: 'string', means: 'Id of the metric.', cell: (metric) => metric.id },
    { name: 'label', type: 'string', means: 'Its name for people.', cell: (metric) => metric.label },
    { name: 'definition', type: 'string', means: 'What is counted.', cell: (metric) => metric.definition },
    { name: 'unit', type: 'string', means: 'Unit of its values.', cell: (metric) => metric.unit },
    {
      name: 'better',
      type: 'string',
      among: ['lower', 'higher', 'neither'],
      means: 'lower, higher or neither.',
      cell: (metric) => metric.better,
    },
    {
      name: 'aggregation',
      type: 'string',
      means: 'How trusts are put together for the programme.',
      cell: (metric) => metric.aggregation,
    },
    {
      name: 'over_replications',
      type: 'string',
      means:
        'How replications are put together: mean; ratio of means (of numerators over denominators); or probability, of what happens or not.',
      cell: kindOf,
    },
    {
      name: 'censoring',
      type: 'string',
      means: 'What the end of the scenario does to it.',
      cell: (metric) => metric.censoring,
    },
    {
      name: 'unknown',
      type: 'string',
      means: 'Where it is unknown, and its cells are empty; empty: it is known everywhere.',
      cell: (metric) => metric.unknown ?? '',
    },
  ],
};

/** Every metric, then those of timeseries.csv that are counted by week only. */
export const metricRows: readonly MetricRow[] = [
  ...metrics,
  ...series
    .filter(({ id }) => !metrics.some((metric) => metric.id === id))
    .map(({ id, label, definition, unit }) => ({
      id,
      label,
      definition,
      unit: unit as MetricRow['unit'],
      better: 'neither' as const,
      aggregation: unit === 'share' ? 'mean of the trusts' : 'sum of the trusts',
      censoring: 'none: each week is counted by itself',
    })),
];
