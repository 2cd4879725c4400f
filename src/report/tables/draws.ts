/**
 * draws.csv: every value drawn once in a replication. What describes the world is the same under every strategy and
 * stands once, without a strategy. Each names the row of inputs.csv that it was drawn by.
 */
import type { DrawnValue } from '../../model/draws.js';
import { memoize } from '../../model/memoize.js';
import type { Outcome } from '../../model/outcome.js';
import type { Scenario } from '../../scenario/scenario.js';
import { scopeIdOf } from './measure-columns.js';
import type { Table } from './table.js';

export interface Draw {
  readonly outcome: Outcome;
  readonly drawn: DrawnValue;
  /** Of the row of inputs.csv that says how it is distributed. */
  readonly path: string;
}

export const draws: Table<Draw> = {
  name: 'draws',
  title: 'Draws: the uncertain numbers of each replication',
  key: ['strategy', 'replication', 'scope', 'scope_id', 'path'],
  foreign: [{ columns: ['path'], table: 'inputs', of: ['path'] }],
  columns: [
    {
      name: 'strategy',
      type: 'string',
      mayBeEmpty: true,
      means: 'Id of the strategy; empty for a number of the world.',
      cell: ({ outcome, drawn }) => (drawn.about === 'world' ? undefined : outcome.strategy),
    },
    { name: 'replication', type: 'integer', means: 'From 0.', cell: ({ outcome }) => outcome.replication },
    {
      name: 'scope',
      type: 'string',
      among: ['programme', 'trust'],
      means: 'Whose: programme or trust.',
      cell: ({ drawn }) => drawn.scope,
    },
    {
      name: 'scope_id',
      type: 'string',
      means: 'Id of the trust; programme for the programme.',
      cell: ({ drawn }) => scopeIdOf(drawn),
    },
    {
      name: 'path',
      type: 'string',
      means: 'Path of the number in inputs.csv, which says how it is distributed.',
      cell: ({ path }) => path,
    },
    {
      name: 'value',
      type: 'number',
      means: 'The value drawn, in the unit that inputs.csv gives for the path.',
      cell: ({ drawn }) => drawn.value,
    },
  ],
};

/** The rows of one replication: strategies in the design's order, numbers of the world where they are first met. */
export function drawRows(scenario: Scenario, replication: readonly Outcome[]): Draw[] {
  const met = new Set<string>();
  const paths = inputPaths(scenario);
  return replication.flatMap((outcome) =>
    outcome.draws
      .filter((drawn) => {
        if (drawn.about === 'decision') return true;
        const key = `${drawn.scopeId} ${drawn.path}`;
        const first = !met.has(key);
        met.add(key);
        return first;
      })
      .map((drawn) => ({ outcome, drawn, path: pathOf(drawn, outcome.strategy, paths) })),
  );
}

const inputPaths = memoize(({ inputs }: Scenario): ReadonlySet<string> => new Set(inputs.map(({ path }) => path)));

/** The most particular row: of the trust under the strategy, of the strategy, of the trust, of everything. */
function pathOf({ about, scopeId, path }: DrawnValue, strategy: string, paths: ReadonlySet<string>): string {
  const ofTrust = scopeId === '' ? [] : [`trusts.${scopeId}.${path}`];
  const trustUnder = scopeId === '' ? [] : [`strategies.${strategy}.for_trusts.${scopeId}.${path}`];
  const decided = about === 'decision' ? [...trustUnder, `strategies.${strategy}.${path}`] : [];
  return [...decided, ...ofTrust].find((row) => paths.has(row)) ?? path;
}
