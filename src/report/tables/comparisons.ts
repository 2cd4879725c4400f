/** comparisons.csv: every strategy less every earlier one, in pairs. What no command has worked out yet is empty. */
import type { Comparison } from '../../experiment/compare.js';
import { measureColumns } from './measure-columns.js';
import type { Table } from './table.js';

export const comparisons: Table<Comparison> = {
  name: 'comparisons',
  title: 'Comparisons: differences of strategies, replication by replication',
  columns: [
    { name: 'strategy', type: 'string', means: 'Id of the later strategy.', cell: (row) => row.strategy },
    { name: 'reference', type: 'string', means: 'Id of the earlier one.', cell: (row) => row.reference },
    ...measureColumns,
    { name: 'unit', type: 'string', means: 'Unit of the differences.', cell: (row) => row.unit },
    { name: 'n_pairs', type: 'integer', means: 'Replications in which both are known.', cell: (row) => row.pairs },
    {
      name: 'mean_difference',
      type: 'number',
      means: 'Mean excess of the strategy less that of the reference.',
      cell: (row) => row.difference,
    },
    { name: 'ci_low', type: 'number', means: 'Lower end of its 95% interval (paired t).', cell: (row) => row.low },
    { name: 'ci_high', type: 'number', means: 'Upper end of it.', cell: (row) => row.high },
    { name: 'p_value', type: 'number', means: 'Two-sided, of the paired t test.', cell: (row) => row.pValue },
    {
      name: 'p_adjusted',
      type: 'number',
      means: 'Adjusted for several comparisons; empty unless they were asked for together.',
      cell: () => undefined,
    },
    {
      name: 'correlation',
      type: 'number',
      means: 'Correlation of the two over replications.',
      cell: (row) => row.correlation,
    },
    {
      name: 'variance_reduction',
      type: 'number',
      means: 'How many times more replications independent worlds would have needed.',
      cell: (row) => row.varianceReduction,
    },
    {
      name: 'probability_better',
      type: 'number',
      means: 'Share of pairs in which the strategy is strictly better; empty where neither direction is better.',
      cell: (row) => row.betterShare,
    },
    {
      name: 'verdict',
      type: 'string',
      means: 'Of a test against a margin; empty unless it was asked for.',
      cell: () => undefined,
    },
  ],
};
