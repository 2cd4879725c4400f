/**
 * All tables of a run, in the order in which they are listed. Those with a row for each replication are written while
 * the simulation goes on; the others when it is done.
 */
import type { Design } from '../../experiment/design.js';
import { moneyReplications, monthlyBands } from '../../experiment/monthly-money.js';
import type { Results } from '../../experiment/run-design.js';
import { weeklyBands, weeklyReplications } from '../../experiment/weekly.js';
import type { Outcome } from '../../model/outcome.js';
import type { Scenario } from '../../scenario/scenario.js';
import { csvHeader, csvPieces, csvRows } from '../csv.js';
import { comparisons } from './comparisons.js';
import { drawRows, draws } from './draws.js';
import { inputs } from './inputs.js';
import { metricRows, metricsTable } from './metrics.js';
import { datedMonths, money } from './money.js';
import { outcomeRows, outcomes } from './outcomes.js';
import { phaseRows, phases } from './phases.js';
import { runRows, runs } from './runs.js';
import { sourceRows, sources } from './sources.js';
import { summary } from './summary.js';
import type { ForeignKey, Table, TableColumn } from './table.js';
import { datedBands, timeseries } from './timeseries.js';
import { trustRows, trusts } from './trusts.js';
import { weekly, weeklyRows } from './weekly.js';

/** What is described of a table whatever its rows are made of. */
export interface TableDescription {
  readonly name: string;
  readonly title: string;
  readonly key?: readonly string[];
  readonly foreign?: readonly ForeignKey[];
  readonly columns: readonly Omit<TableColumn<never>, 'cell'>[];
  /** What else must be known to read it; of this design. */
  readonly note?: (design: Design) => string;
  /** Whether it is written; absent: always. */
  readonly when?: (design: Design) => boolean;
}

/** A table that grows with every replication. */
export interface GrowingTable {
  readonly table: TableDescription;
  readonly header: string;
  /** The CSV lines of one replication. */
  readonly lines: (scenario: Scenario, design: Design, replication: readonly Outcome[]) => string;
}

/** A table that is made at the end. */
export interface FinalTable {
  readonly table: TableDescription;
  /** The CSV file in pieces, made as they are read. */
  readonly pieces: (scenario: Scenario, results: Results) => Iterable<string>;
}

function growing<R>(
  table: Table<R>,
  rows: (scenario: Scenario, design: Design, replication: readonly Outcome[]) => R[],
  when?: TableDescription['when'],
): GrowingTable {
  return {
    table: when === undefined ? table : { ...table, when },
    header: csvHeader(table),
    lines: (...from) => csvRows(table, rows(...from)),
  };
}

function final<R>(
  table: Table<R>,
  rows: (scenario: Scenario, results: Results) => Iterable<R>,
  note?: TableDescription['note'],
): FinalTable {
  const described = note === undefined ? table : { ...table, note };
  return { table: described, pieces: (...from) => csvPieces(table, rows(...from)) };
}

export const growingTables: readonly GrowingTable[] = [
  growing(runs, (_, design, replication) => runRows(design, replication)),
  growing(outcomes, (_, design, replication) => outcomeRows(design, replication)),
  growing(phases, (scenario, _, replication) => phaseRows(scenario.start, replication)),
  growing(draws, (scenario, _, replication) => drawRows(scenario, replication)),
  growing(
    weekly,
    ({ start }, design, replication) => weeklyRows(start, design, replication),
    (design) => design.weekly,
  ),
];

export const finalTables: readonly FinalTable[] = [
  final(
    timeseries,
    ({ start }, results) => datedBands(start, weeklyBands(results.weekly)),
    (design) => bandNote(design, weeklyReplications(design), 'week'),
  ),
  final(
    money,
    ({ start }, results) => datedMonths(start, monthlyBands(results.design, results.money)),
    (design) => bandNote(design, moneyReplications(design), 'month'),
  ),
  final(trusts, trustRows, ({ perTrust }) =>
    perTrust
      ? 'Every trust under every strategy.'
      : 'Empty: the measures of trusts were not kept; --per-trust keeps them.',
  ),
  final(summary, (_, results) => results.summaries),
  final(comparisons, (_, results) => results.comparisons),
  final(inputs, (scenario) => scenario.inputs),
  final(sources, (scenario) => sourceRows(scenario)),
  final(metricsTable, () => metricRows),
];

/** Descriptions of all of them. */
export const allTables: readonly TableDescription[] = [...growingTables, ...finalTables].map(({ table }) => table);

/** Whether a run writes a table. */
export function isWritten({ when }: TableDescription, design: Design): boolean {
  return when?.(design) ?? true;
}

function bandNote(design: Design, count: number, time: string): string {
  const all = design.replications.length;
  const which = count === 1 ? 'the first replication' : `the first ${count} replications`;
  return `Means and quantiles of ${which}, of ${all} simulated; quantiles are of each ${time} by itself.`;
}
