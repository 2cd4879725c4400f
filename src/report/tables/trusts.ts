/** trusts.csv: a row for each trust and strategy: when it goes live, what its patients and its money meet. */
import type { Results } from '../../experiment/run-design.js';
import type { Summary } from '../../experiment/summarise.js';
import { ALL } from '../../model/windows.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Table, TableColumn } from './table.js';

/** One trust under one strategy, and its summaries over the whole time. */
export interface TrustRow {
  readonly strategy: string;
  readonly trust: string;
  readonly label: string;
  /** ISO date of day 0. */
  readonly start: string;
  readonly replications: number;
  readonly level: (metric: string) => Summary | undefined;
  readonly excess: (metric: string) => Summary | undefined;
}

/** The mean of an excess with its 95% interval, and the value that one replication in twenty exceeds. */
function excessColumns(metric: string, what: string, unit: string): TableColumn<TrustRow>[] {
  const column = (suffix: string, means: string, of: (row: Summary) => number | undefined): TableColumn<TrustRow> => ({
    name: `${metric}_${suffix}`,
    type: 'number',
    means,
    unit,
    cell: (row) => {
      const summary = row.excess(metric);
      return summary && of(summary);
    },
  });
  return [
    column('mean', `${what} beyond the counterfactual, mean over the replications.`, ({ mean }) => mean),
    column('low', 'Lower end of the 95% interval of the mean.', ({ low }) => low),
    column('high', 'Upper end of it.', ({ high }) => high),
    column('q95', '95% quantile over the replications (type 7).', ({ q95 }) => q95),
  ];
}

export const trusts: Table<TrustRow> = {
  name: 'trusts',
  title: 'Trusts: each trust under each strategy',
  key: ['strategy', 'trust'],
  columns: [
    { name: 'strategy', type: 'string', means: 'Id of the strategy.', cell: ({ strategy }) => strategy },
    { name: 'trust', type: 'string', means: 'Id of the trust.', cell: ({ trust }) => trust },
    { name: 'label', type: 'string', means: 'Its name for people.', cell: ({ label }) => label },
    { name: 'replications', type: 'integer', means: 'How many were simulated.', cell: (row) => row.replications },
    {
      name: 'live',
      type: 'integer',
      means: 'Replications in which it is live before the end.',
      cell: (row) => row.level('go_live_day')?.n ?? 0,
    },
    {
      name: 'go_live_date_q50',
      type: 'date',
      means: 'Day of its go-live, median of the replications in which it is live.',
      cell: ({ start, level }) => {
        const day = level('go_live_day')?.q50;
        return day === undefined ? undefined : isoDate(start, day);
      },
    },
    ...excessColumns('wait_patient_days', 'Patient-days waited', 'patient-days'),
    ...excessColumns('lost_revenue_gbp', 'Revenue lost', 'GBP'),
    ...excessColumns('net_cost_gbp', 'Net cost', 'GBP'),
    {
      name: 'severe_go_lives_mean',
      type: 'number',
      means: 'Severe go-lives in a replication, mean.',
      unit: 'go-lives',
      cell: (row) => row.level('severe_go_lives')?.mean,
    },
  ],
};

/** The rows, strategies in the design's order; none where the measures of trusts were not kept (`--per-trust`). */
export function* trustRows({ start, settings }: Scenario, { design, summaries }: Results): Generator<TrustRow> {
  if (!design.perTrust) return;
  const key = (...parts: readonly string[]) => JSON.stringify(parts);
  const ofTrusts = summaries.filter(({ scope, window }) => scope === 'trust' && window === ALL.id);
  const byKey = new Map(ofTrusts.map((row) => [key(row.strategy, row.scopeId, row.metric, row.measure), row]));
  for (const strategy of design.strategies.slice(1)) {
    for (const { id: trust, label } of settings.trusts) {
      const of = (measure: string) => (metric: string) => byKey.get(key(strategy, trust, metric, measure));
      const replications = design.replications.length;
      yield { strategy, trust, label, start, replications, level: of('level'), excess: of('excess') };
    }
  }
}
