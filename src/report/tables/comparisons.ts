/**
 * comparisons.csv: every strategy less the reference, and every other pair. Adjusted p-values and verdicts are of the
 * family alone: the headlines of every strategy against the reference.
 */
import type { BetterTiedWorse, Comparison } from '../../experiment/compare.js';
import { howOftenColumns, spreadColumns } from './estimate-columns.js';
import { measureColumns } from './measure-columns.js';
import type { Table, TableColumn } from './table.js';

export const comparisons: Table<Comparison> = {
  name: 'comparisons',
  title: 'Comparisons: differences of strategies, replication by replication',
  key: ['strategy', 'reference', 'scope', 'scope_id', 'window', 'metric'],
  foreign: [{ columns: ['metric'], table: 'metrics', of: ['metric'] }],
  columns: [
    { name: 'strategy', type: 'string', means: 'Id of the strategy.', cell: (row) => row.strategy },
    {
      name: 'reference',
      type: 'string',
      means: 'Id of what it is compared with: the declared reference, else the earlier of the two.',
      cell: (row) => row.reference,
    },
    ...measureColumns,
    { name: 'unit', type: 'string', means: 'Unit of the differences.', cell: (row) => row.unit },
    { name: 'n_pairs', type: 'integer', means: 'Replications in which both are known.', cell: (row) => row.pairs },
    {
      name: 'worlds',
      type: 'integer',
      means: 'Worlds in which both are known: what is independent of each other. With repeats fewer than n_pairs.',
      cell: (row) => row.worlds,
    },
    {
      name: 'n_censored',
      type: 'integer',
      means: 'Replications in which the end cut it short under either, so that what is known of them is a bound.',
      cell: (row) => row.censored,
    },
    {
      name: 'mean_difference',
      type: 'number',
      means: 'Excess of the strategy less that of the reference: the mean, or of a ratio the difference of ratios.',
      cell: (row) => row.difference,
    },
    { name: 'ci_low', type: 'number', means: 'Lower end of its 95% interval.', cell: (row) => row.low },
    { name: 'ci_high', type: 'number', means: 'Upper end of it.', cell: (row) => row.high },
    { name: 'ci_level', type: 'number', means: 'Confidence level of the interval.', cell: (row) => row.level },
    {
      name: 'interval',
      type: 'string',
      among: ['bootstrap_t', 't', 'jackknife'],
      means:
        'How the interval was found: bootstrap_t (holds for skewed differences; of the family), t (paired), or jackknife (of ratios, over pairs).',
      cell: (row) => row.interval,
    },
    {
      name: 'p_value',
      type: 'number',
      means: 'Two-sided, that the difference is 0; it inverts the same method as the interval.',
      cell: (row) => row.pValue,
    },
    {
      name: 'p_adjusted',
      type: 'number',
      means: 'Of the family: adjusted for the number of comparisons in it (Holm). Empty outside it.',
      cell: (row) => row.pAdjusted,
    },
    {
      name: 'correlation',
      type: 'number',
      means: 'Correlation of the two over replications; empty for ratios.',
      cell: (row) => row.correlation,
    },
    {
      name: 'variance_reduction',
      type: 'number',
      means: 'How many times more replications independent worlds would have needed; empty for ratios.',
      cell: (row) => row.varianceReduction,
    },
    ...shareColumns('better', 'does better'),
    ...shareColumns('tied', 'is within 1e-9 of the larger level'),
    ...shareColumns('worse', 'does worse'),
    ...howOftenColumns('the two differ', ({ rare }: Comparison) => rare),
    ...spreadColumns(({ spread }: Comparison) => spread),
    {
      name: 'verdict',
      type: 'string',
      among: ['better', 'worse', 'not_apart', 'same', 'unknown'],
      means:
        'Of the family, by p_adjusted at 0.05: better or worse than the reference, not_apart, same (tied in every pair) or unknown. Empty outside it.',
      cell: (row) => row.verdict,
    },
  ],
};

/** A share of the pairs, with its interval. */
function shareColumns(which: keyof BetterTiedWorse, does: string): TableColumn<Comparison>[] {
  return [
    {
      name: `${which}_share`,
      type: 'number',
      means: `Share of pairs in which the strategy ${does}; empty where neither direction is better.`,
      cell: ({ shares }) => shares?.[which].value,
    },
    {
      name: `${which}_low`,
      type: 'number',
      means: 'Lower end of its 95% interval (Wilson).',
      cell: ({ shares }) => shares?.[which].low,
    },
    { name: `${which}_high`, type: 'number', means: 'Upper end of it.', cell: ({ shares }) => shares?.[which].high },
  ];
}
