/** phases.csv: every stay of every trust in a phase of its go-live. */
import type { Outcome, PhaseStay } from '../../model/outcome.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import { type Table, textOrNothing } from './table.js';

export interface Stay {
  /** ISO date of day 0. */
  readonly start: string;
  readonly outcome: Outcome;
  readonly stay: PhaseStay;
}

export const phases: Table<Stay> = {
  name: 'phases',
  title: 'Phases: what each trust went through, and when',
  key: ['strategy', 'replication', 'trust', 'phase', 'enter_day'],
  foreign: [{ columns: ['strategy', 'replication'], table: 'runs', of: ['strategy', 'replication'] }],
  columns: [
    { name: 'strategy', type: 'string', means: 'Id of the strategy.', cell: ({ outcome }) => outcome.strategy },
    { name: 'replication', type: 'integer', means: 'From 0.', cell: ({ outcome }) => outcome.replication },
    { name: 'trust', type: 'string', means: 'Id of the trust.', cell: ({ stay }) => stay.trust },
    { name: 'phase', type: 'string', means: 'Name of the phase.', cell: ({ stay }) => stay.phase },
    {
      name: 'enter_day',
      type: 'number',
      means: 'Day on which the phase began, from the start of the scenario.',
      unit: 'days',
      cell: ({ stay }) => stay.enterDay,
    },
    {
      name: 'enter_date',
      type: 'date',
      means: 'The same as a date.',
      cell: ({ start, stay }) => isoDate(start, stay.enterDay),
    },
    {
      name: 'exit_day',
      type: 'number',
      means: 'Day on which it ended; the end of the scenario if it had not.',
      unit: 'days',
      cell: ({ stay }) => stay.exitDay,
    },
    {
      name: 'exit_reason',
      type: 'string',
      means: 'Why it ended; empty if it had not.',
      cell: ({ stay }) => textOrNothing(stay.exitReason),
    },
    {
      name: 'censored',
      type: 'boolean',
      means: '1 if it had not ended at the end of the scenario, else 0.',
      cell: ({ stay }) => (stay.censored ? 1 : 0),
    },
  ],
};

/** The rows of one replication: strategies in the design's order, stays as they came. */
export function phaseRows(start: string, replication: readonly Outcome[]): Stay[] {
  return replication.flatMap((outcome) => outcome.phases.map((stay) => ({ start, outcome, stay })));
}
