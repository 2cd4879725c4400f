/** What the head answers: a scenario that was read, or a run, as plain values that the page shows. */
import { type Issue, ScenarioError } from '../../errors.js';
import type { Design } from '../../experiment/design.js';
import { comparedValues } from '../../experiment/paired-change.js';
import type { Collected, Results } from '../../experiment/run-design.js';
import type { Settings } from '../../model/settings.js';
import { traceOf } from '../../model/trace.js';
import { pageDataOf } from '../../report/page/data/page-data-of.js';
import type { StayLog } from '../../report/page/data/stays.js';
import { toTell } from '../../report/page/data/told.js';
import type { Compared, PageData, Reproduce, Told } from '../../report/page/page-data.js';
import { quotedForShell } from '../../report/shell-words.js';
import { traceEvents } from '../../report/trace.js';
import { type Decisions, decisionsOf } from '../../report/what-if/decisions.js';
import { commandOf } from '../../report/what-if/permanent.js';
import { parseScenario } from '../../scenario/parse.js';
import { saidOfStrategies } from '../../scenario/said-of-strategy.js';
import type { Scenario, StrategyLabel } from '../../scenario/scenario.js';
import { withValues } from '../../scenario/text/with-values.js';
import type { RunRequest, Source, TellRequest } from './messages.js';
import type { ZipTables } from './zip-tables.js';

/** A scenario, read and checked. */
export interface Read {
  readonly kind: 'read';
  readonly id: string;
  readonly label: string;
  readonly start: string;
  readonly seed: string;
  readonly replications: number;
  readonly strategies: readonly StrategyLabel[];
  /** Of each strategy. */
  readonly decisions: readonly Decisions[];
  readonly warnings: readonly Issue[];
  /** The file's text with the values that were set put into it; undefined where none are, or it cannot be done. */
  readonly permanent: string | undefined;
}

/** A scenario, simulated. */
export interface Ran {
  readonly kind: 'ran';
  readonly start: string;
  readonly replications: number;
  /** Replications in a row that share their drawn numbers. */
  readonly repeats: number;
  readonly compared: readonly Compared[];
  /** The report, where it was asked for. */
  readonly page: PageData | undefined;
  /** The tables, where they were asked for. */
  readonly zip: Blob | undefined;
}

/** A replication, told. */
export interface ToldAnswer {
  readonly kind: 'told';
  readonly told: Told;
}

export type Answer = Read | Ran | ToldAnswer;

/** What happened in one replication, as `golive trace` tells it. */
export function toldAnswer(scenario: Scenario, { strategy, replication, seed }: TellRequest): ToldAnswer {
  return { kind: 'told', told: told(scenario, { ...scenario.settings, seed }, strategy, replication) };
}

function told(scenario: Scenario, settings: Settings, strategy: string, replication: number): Told {
  const events = traceEvents(scenario, traceOf(settings, strategy, replication));
  return { strategy, replication, events: events.map(({ date, text }) => [date, text] as const) };
}

/** A scenario as the page needs it. */
export function readAnswer(scenario: Scenario, { text, set }: Source): Read {
  const { id, label, start, seed, replications, strategies, warnings } = scenario;
  const said = saidOfStrategies(text, set);
  return {
    kind: 'read',
    id,
    label,
    start,
    seed,
    replications,
    strategies,
    decisions: strategies.map((strategy) => decisionsOf(scenario, strategy.id, said(strategy.id))),
    warnings,
    permanent: set.length === 0 ? undefined : permanentText(scenario, text, set),
  };
}

/** The file with the values put into it, if what it then says is the same. */
function permanentText(scenario: Scenario, text: string, set: Source['set']): string | undefined {
  const changed = withValues(text, set);
  if (changed === undefined) return undefined;
  try {
    return JSON.stringify(parseScenario(changed).settings) === JSON.stringify(scenario.settings) ? changed : undefined;
  } catch (error) {
    if (error instanceof ScenarioError) return undefined;
    throw error;
  }
}

/** A run as the page needs it. */
export function ranAnswer({ scenario, source, run, design, collected, results, stays, tables }: Finished): Ran {
  const { version } = run;
  return {
    kind: 'ran',
    start: scenario.start,
    replications: design.replications.length,
    repeats: design.settings.repeats,
    compared: design.strategies.slice(1).map((strategy) => ({
      strategy,
      values: comparedValues(design, collected.collection, strategy),
    })),
    page:
      run.page && results !== undefined
        ? pageDataOf({
            scenario,
            collected,
            results,
            stays,
            told: toldIn(scenario, results),
            reproduce: reproduceOf(scenario, source, run, results),
          })
        : undefined,
    zip: results && tables?.finish(results, source.text, version),
  };
}

/** A run that is done. */
export interface Finished {
  readonly scenario: Scenario;
  readonly source: Source;
  readonly run: RunRequest;
  readonly design: Design;
  readonly collected: Collected;
  /** Undefined where nothing is made of them. */
  readonly results: Results | undefined;
  readonly stays: StayLog;
  readonly tables: ZipTables | undefined;
}

/** The replications that the page tells, simulated again. */
function toldIn(scenario: Scenario, results: Results): Told[] {
  const { settings } = results.design;
  return toTell(results).map(({ strategy, replication }) => told(scenario, settings, strategy, replication));
}

/** How to get the run again: on a command line with the scenario file. */
function reproduceOf(
  scenario: Scenario,
  { text, set }: Source,
  { file, version }: RunRequest,
  { design }: Results,
): Reproduce {
  const { seed } = design.settings;
  const { perTrust } = design;
  const own = design.strategies.slice(1);
  const choices = {
    file,
    replications: design.replications.length,
    seed: seed === scenario.seed ? undefined : seed,
    strategies: own.length === scenario.strategies.length ? undefined : own,
    perTrust,
  };
  const commands = [commandOf(choices, set, quotedForShell)];
  return { version, code: '', key: '', seed, set: set.map(({ path, value }) => `${path}=${value}`), commands, text };
}
