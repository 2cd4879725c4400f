/**
 * draws.csv: every value drawn once in a replication. What describes the world is the same under every strategy and
 * stands once, without a strategy.
 */
import type { DrawnValue } from '../../model/draws.js';
import type { Outcome } from '../../model/outcome.js';
import { scopeIdOf } from './measure-columns.js';
import type { Table } from './table.js';

export interface Draw {
  readonly outcome: Outcome;
  readonly drawn: DrawnValue;
}

export const draws: Table<Draw> = {
  name: 'draws',
  title: 'Draws: the uncertain numbers of each replication',
  columns: [
    {
      name: 'strategy',
      type: 'string',
      means: 'Id of the strategy; empty for a number of the world.',
      cell: ({ outcome, drawn }) => (drawn.about === 'world' ? undefined : outcome.strategy),
    },
    { name: 'replication', type: 'integer', means: 'From 0.', cell: ({ outcome }) => outcome.replication },
    { name: 'scope', type: 'string', means: 'Whose: programme or trust.', cell: ({ drawn }) => drawn.scope },
    {
      name: 'scope_id',
      type: 'string',
      means: 'Id of the trust; programme for the programme.',
      cell: ({ drawn }) => scopeIdOf(drawn),
    },
    { name: 'path', type: 'string', means: 'Path of the number, as in inputs.csv.', cell: ({ drawn }) => drawn.path },
    {
      name: 'value',
      type: 'number',
      means: 'The value drawn, in the unit that inputs.csv gives for the path.',
      cell: ({ drawn }) => drawn.value,
    },
  ],
};

/** The rows of one replication: strategies in the design's order, numbers of the world where they are first met. */
export function drawRows(replication: readonly Outcome[]): Draw[] {
  const met = new Set<string>();
  return replication.flatMap((outcome) =>
    outcome.draws
      .filter((drawn) => {
        if (drawn.about === 'decision') return true;
        const key = `${drawn.scopeId} ${drawn.path}`;
        const first = !met.has(key);
        met.add(key);
        return first;
      })
      .map((drawn) => ({ outcome, drawn })),
  );
}
