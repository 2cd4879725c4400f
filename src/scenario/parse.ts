/**
 * A scenario file read from text: limits, tree, `--set`, shape, then what the shape cannot see. Every issue of one pass
 * is reported together; a scenario comes out whole or not at all.
 */
import type { Settings } from '../model/settings.js';
import { ALL } from '../model/windows.js';
import { formatDate, makeCalendar, parseDate } from './calendar/calendar.js';
import { closedNumbers } from './calendar/session-days.js';
import { contractOf, readContracts } from './resolve/contracts.js';
import { inputRows } from './resolve/inputs.js';
import { knownOfStrategy, knownOfTrusts, readDecideFrom } from './resolve/known.js';
import { readMargins } from './resolve/margins.js';
import { readObserved } from './resolve/observed.js';
import type { PlanFrame } from './resolve/plan.js';
import { readReleases } from './resolve/releases.js';
import { readBlock } from './resolve/resolve-mechanisms.js';
import { counterfactualSettings, strategySettings, warnOfUnused } from './resolve/resolve-strategies.js';
import { readTrusts } from './resolve/resolve-trusts.js';
import { readShocks } from './resolve/shocks.js';
import { readStrategies, type StrategyRead } from './resolve/strategies.js';
import { noBasis } from './resolve/values.js';
import { warnOfLoads } from './resolve/workload-warnings.js';
import type { Scenario } from './scenario.js';
import { fileSchema } from './schema/schema.js';
import { checkShape } from './schema/shape-messages.js';
import { Issues } from './text/issues.js';
import { applyOverrides, type Override } from './text/overrides.js';
import { readTree } from './text/read.js';
import { child, type MapTree, placeOf, plain, textAt, wholeAt } from './text/tree.js';

/** Longest horizon in days: a century. */
const MAX_DAYS = 36_525;

/**
 * Reads and checks a scenario.
 * @param text     the YAML text of the file
 * @param options  `set`: values to set by dotted path, as `--set path=value` does
 * @throws ScenarioError with every issue found
 */
export function parseScenario(text: string, options: { set?: readonly Override[] } = {}): Scenario {
  const issues = new Issues();
  const tree = readTree(text, issues);
  if (tree?.kind !== 'map') {
    if (tree !== undefined) issues.error(tree.at, '', 'a scenario file is a map: golive, scenario, start, end, ...');
    issues.throwIfAny();
    throw new Error('unreachable: a tree that is no map has been reported');
  }
  applyOverrides(fileSchema, tree, options.set ?? [], issues);
  checkShape(fileSchema, tree, plain(tree), issues);
  const resolved = resolve(tree, issues);
  issues.throwIfAny();
  return { ...resolved, warnings: issues.warnings };
}

/** Everything the shape does not see; tolerates holes, so that one pass reports all. */
function resolve(file: MapTree, issues: Issues): Omit<Scenario, 'warnings'> {
  const { start, days } = horizon(file, issues);
  const world = readBlock(child(file, 'mechanisms'), 'mechanisms', 'scenario', noBasis, issues);
  const trusts = readTrusts(file, start, issues);
  const ids = new Set(trusts.map((trust) => trust.id));
  const strategies = readStrategies(file, ids, issues);
  const horizonOf = { start, days };
  const contracts = readContracts(file, horizonOf, issues);
  const releases = readReleases(file, horizonOf, issues);
  const decideFrom = readDecideFrom(file, horizonOf, issues);
  const knowing = { ...horizonOf, decideFrom, releases, world, strategies };
  const goLives = knownOfTrusts(trusts, knowing, issues);
  const known = new Map(trusts.flatMap(({ id }, i): [string, number][] => (goLives[i] ? [[id, goLives[i].day]] : [])));
  const shocks = readShocks(child(file, 'delivery_pool'), 'delivery_pool', horizonOf, issues) ?? [];
  warnOfUnused(world, strategies, issues);
  if (!issues.any) warnOfLoads(trusts, start, days, issues);
  const frame: PlanFrame = { start, days, trusts: ids, known, decideFrom };
  const knownUnder = (strategy: StrategyRead) => knownOfStrategy(strategy, trusts, goLives, knowing, issues);
  const settings: Settings = {
    scenario: textAt(file, 'scenario') ?? '',
    seed: textAt(file, 'seed') ?? '',
    days,
    calendar: makeCalendar(start, days, closedNumbers(file, start, days, issues)),
    trusts: trusts.map(({ id, label, fields, services, contract }, index) => ({
      id,
      label,
      values: fields.values,
      services: services.map((service) => service.settings),
      goLiveOnRecord: goLives[index] ?? null,
      contract: contractOf(contract, id, contracts, issues),
    })),
    contracts,
    releases,
    counterfactual: counterfactualSettings(trusts, world, days, shocks),
    strategies: strategySettings(file, trusts, world, strategies, frame, { shocks, knownUnder }, issues),
    windows: [ALL],
    noise: true,
    repeats: wholeAt(file, 'repeats') ?? 1,
  };
  return {
    id: settings.scenario,
    label: textAt(file, 'label') ?? settings.scenario,
    question: textAt(file, 'question') ?? '',
    start: formatDate(start),
    end: formatDate(start + days),
    seed: settings.seed,
    replications: wholeAt(file, 'replications') ?? 50,
    strategies: strategies.own.map(({ id, label }) => ({ id, label })),
    settings,
    observed: readObserved(
      file,
      {
        ...frame,
        strategies: settings.strategies.map(({ id }) => id),
        records: settings.strategies.map((strategy) => strategy.record),
        trustIds: trusts.map(({ id }) => id),
      },
      issues,
    ),
    margins: readMargins(file, issues),
    inputs: issues.any ? [] : inputRows(file, world, trusts, strategies),
  };
}

function horizon(file: MapTree, issues: Issues): { start: number; days: number } {
  const start = parseDate(textAt(file, 'start') ?? '');
  const end = parseDate(textAt(file, 'end') ?? '');
  for (const key of ['start', 'end']) {
    const text = textAt(file, key);
    if (text !== undefined && /^\d{4}-/.test(text) && parseDate(text) === undefined) {
      issues.error(placeOf(file, key), key, `"${text}" is no date: years run from 1900 to 2199`);
    }
  }
  if (start === undefined || end === undefined) return { start: start ?? 0, days: 1 };
  const days = end - start;
  if (days <= 0)
    issues.error(placeOf(file, 'end'), 'end', 'end must come after start; it is the first day not simulated');
  if (days > MAX_DAYS) issues.error(placeOf(file, 'end'), 'end', `a scenario lasts ${MAX_DAYS} days at most`);
  return { start, days: Math.min(Math.max(1, days), MAX_DAYS) };
}
