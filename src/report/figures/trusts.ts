/** A row a trust, strategy by strategy: when it goes live, what its patients and its money meet. */

import type { Results } from '../../experiment/run-design.js';
import type { Summary } from '../../experiment/summarise.js';
import { ALL } from '../../model/windows.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import type { Scenario } from '../../scenario/scenario.js';
import { largestOf } from '../numbers.js';
import { withWidth } from './board.js';
import { type Figure, type FigureTable, UNKNOWN } from './figure.js';

const columns = [
  { metric: 'wait_patient_days', measure: 'excess', head: ['patient-days', 'waited'] },
  { metric: 'lost_revenue_gbp', measure: 'excess', head: ['revenue', 'lost'] },
  { metric: 'net_cost_gbp', measure: 'excess', head: ['net cost'] },
  { metric: 'severe_go_lives', measure: 'level', head: ['severe', '(mean)'] },
] as const;

/** Undefined where the measures of trusts were not kept. */
export function trustFigures({ start, settings }: Scenario, { design, summaries }: Results): FigureTable | undefined {
  if (!design.perTrust) return undefined;
  const key = (...parts: readonly string[]) => JSON.stringify(parts);
  const ofTrusts = summaries.filter(({ scope, window }) => scope === 'trust' && window === ALL.id);
  const byKey = new Map(ofTrusts.map((row) => [key(row.strategy, row.scopeId, row.metric, row.measure), row]));
  const sections = design.strategies.slice(1).map((strategy) => {
    const summaryOf = (trust: string, metric: string, measure: string) =>
      byKey.get(key(strategy, trust, metric, measure));
    const largest = columns.map(({ metric, measure }) =>
      largestOf(settings.trusts.flatMap(({ id }) => numbersOf(summaryOf(id, metric, measure)))),
    );
    const rows = settings.trusts.map(({ id, label }) => ({
      label: id,
      note: label === id ? undefined : label,
      metric: '',
      figures: [
        medianDay(start, summaryOf(id, 'go_live_day', 'level'), design.replications.length),
        ...columns.map(({ metric, measure }, c) => numberOf(summaryOf(id, metric, measure), largest[c]!)),
      ],
    }));
    return { heading: `Trusts under ${strategy}`, rows };
  });
  return { columns: [['live', '(median)'], ...columns.map(({ head }) => head)], sections };
}

/** The day by which it is live in half of the replications. */
function medianDay(start: string, summary: Summary | undefined, replications: number): Figure {
  if (summary?.q50 === undefined) return { kind: 'word', text: 'never' };
  const { n, q50 } = summary;
  const date = 2 * n > replications ? isoDate(start, q50) : undefined;
  return { kind: 'date', date, reached: n === replications ? undefined : [n, replications] };
}

function numberOf(summary: Summary | undefined, largest: number): Figure {
  if (summary?.mean === undefined) return UNKNOWN;
  const { mean: value, unit, measure, low, high } = summary;
  const interval = measure === 'excess' ? withWidth(low, high) : undefined;
  return { kind: 'number', value, unit, interval, largest, emphasis: 'none' };
}

function numbersOf(summary: Summary | undefined): (number | undefined)[] {
  return summary === undefined ? [] : [summary.mean, summary.low, summary.high];
}
