/**
 * A scenario file read from text: limits, tree, `--set`, shape, then what the shape cannot see. Every issue of one pass
 * is reported together; a scenario comes out whole or not at all.
 */
import type { Issue } from '../errors.js';
import type { Settings } from '../model/settings.js';
import { ALL } from '../model/windows.js';
import { formatDate, makeCalendar } from './calendar/calendar.js';
import { runKeys } from './keys/run-keys.js';
import { readBuilds } from './resolve/builds.js';
import { checkTaken } from './resolve/builds-taken.js';
import { contractOf, readContracts } from './resolve/contracts.js';
import { readDecideFrom, readHorizon, readPerGoLiveDays } from './resolve/horizon.js';
import { readJudgements } from './resolve/judgements.js';
import { knownOfStrategy, knownOfTrusts } from './resolve/known.js';
import { readMargins } from './resolve/margins.js';
import { readObserved } from './resolve/observed.js';
import type { PlanFrame } from './resolve/plan.js';
import { readKey } from './resolve/read-keys.js';
import { readStrategies } from './resolve/read-strategies.js';
import { readReleases } from './resolve/releases.js';
import { readBlock } from './resolve/resolve-mechanisms.js';
import { counterfactualSettings, strategySettings } from './resolve/resolve-strategies.js';
import { readTrusts } from './resolve/resolve-trusts.js';
import { inputRows } from './resolve/rows/inputs.js';
import { closedNumbers } from './resolve/session-days.js';
import { readShocks } from './resolve/shocks.js';
import type { Strategies, StrategyRead } from './resolve/strategies.js';
import { readStudies } from './resolve/studies.js';
import { noBasis } from './resolve/values.js';
import { warnOfIncomes } from './resolve/warnings/income-warnings.js';
import { warnOfUnused, warnOfUnusedTemplates } from './resolve/warnings/unused.js';
import { warnOfWorkload } from './resolve/warnings/workload-warnings.js';
import { readWindows } from './resolve/windows.js';
import type { InputRow, Scenario } from './scenario.js';
import { applyOverrides, type Override } from './schema/overrides.js';
import { DEFAULT_REPLICATIONS, fileSchema } from './schema/schema.js';
import { checkShape } from './schema/shape-messages.js';
import { checkSize } from './schema/size-limits.js';
import { isReserved } from './text/ids.js';
import { Issues } from './text/issues.js';
import { readTree } from './text/read.js';
import { child, type MapTree, numberOf, placeOf, textAt } from './text/tree.js';

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
  return scenarioOf(tree, options.set ?? [], issues);
}

/** The same text at many settings: what is given comes out as from `parseScenario`, but a text without fault is read once. */
export function scenarioReader(text: string): (set: readonly Override[]) => Scenario {
  const issues = new Issues();
  const tree = readTree(text, issues);
  if (tree?.kind !== 'map' || issues.said > 0) return (set) => parseScenario(text, { set });
  return (set) => scenarioOf(tree, set, new Issues());
}

function scenarioOf(text: MapTree, set: readonly Override[], issues: Issues): Scenario {
  const given = applyOverrides(fileSchema, text, set, issues);
  if (!checkSize(given, issues)) issues.throwIfAny();
  const tree = checkShape(fileSchema, given, issues);
  if (issues.full) issues.throwIfAny();
  const { rows, ...resolved } = resolve(tree, issues);
  issues.throwIfAny();
  let inputs: readonly InputRow[] | undefined;
  return {
    ...resolved.scenario,
    warnings: issues.warnings.map((warning) => ofStrategies(warning, resolved.strategies)),
    get inputs() {
      inputs ??= rows();
      return inputs;
    },
  };
}

/** The scenario's id names the folder of its results, on every system. */
function refuseReserved(file: MapTree, issues: Issues): void {
  const id = textAt(file, 'scenario') ?? '';
  if (isReserved(id))
    issues.error(
      placeOf(file, 'scenario'),
      'scenario',
      `\`${id}\` is a device on Windows, where no folder can have its name`,
    );
}

/** A warning of what a strategy says is about it and those that extend it. */
function ofStrategies(warning: Issue, strategies: Strategies): Issue {
  const id = /^strategies\.([^.]+)/.exec(warning.path)?.[1];
  if (id === undefined || warning.strategies !== undefined) return warning;
  const about = strategies.own.filter((strategy) => strategies.chain(strategy).some((one) => one.id === id));
  return { ...warning, strategies: about.map((strategy) => strategy.id) };
}

interface Resolved {
  readonly scenario: Omit<Scenario, 'warnings' | 'inputs'>;
  readonly strategies: Strategies;
  readonly rows: () => InputRow[];
}

/** Everything the shape does not see; tolerates holes, so that one pass reports all. */
function resolve(file: MapTree, issues: Issues): Resolved {
  refuseReserved(file, issues);
  const horizon = readHorizon(file, issues);
  const { start, days, careDays } = horizon;
  const world = readBlock(child(file, 'mechanisms'), 'mechanisms', 'scenario', noBasis, issues);
  const trusts = readTrusts(file, start, issues);
  const ids = new Set(trusts.map((trust) => trust.id));
  const contracts = readContracts(file, horizon, issues);
  const releases = readReleases(file, horizon, issues);
  const builds = readBuilds(file, horizon, releases, issues);
  const strategies = readStrategies(file, ids, builds, issues);
  const decideFrom = readDecideFrom(file, horizon, issues);
  const knowing = { ...horizon, decideFrom, releases, world, strategies };
  const goLives = knownOfTrusts(trusts, knowing, issues);
  const known = new Map(trusts.flatMap(({ id }, i): [string, number][] => (goLives[i] ? [[id, goLives[i].day]] : [])));
  const shocks = readShocks(child(file, 'delivery_pool'), 'delivery_pool', { start, issues }) ?? [];
  warnOfUnusedTemplates(file, issues);
  warnOfUnused(world, trusts, strategies, issues);
  if (!issues.any) warnOfWorkload(trusts, start, days, issues);
  warnOfIncomes(trusts, issues);
  const frame: PlanFrame = { ...horizon, trusts: ids, known, decideFrom, contracts, releases };
  const knownUnder = (strategy: StrategyRead) => knownOfStrategy(strategy, trusts, goLives, knowing, issues);
  const settings: Settings = {
    scenario: textAt(file, 'scenario') ?? '',
    seed: textAt(file, 'seed') ?? '',
    days,
    careDays,
    untilComplete: horizon.noLaterThan !== undefined,
    perGoLiveDays: readPerGoLiveDays(file, issues),
    calendar: makeCalendar(start, careDays, closedNumbers(file, horizon, issues)),
    trusts: trusts.map(({ id, label, fields, services, contract }, index) => ({
      id,
      label,
      values: fields.values,
      services: services.map((service) => service.settings),
      goLiveOnRecord: goLives[index] ?? null,
      contract: contractOf(contract, contracts, issues),
    })),
    contracts,
    releases,
    builds: builds.own.map(({ id, label, releases }) => ({ id, label, releases })),
    counterfactual: counterfactualSettings(trusts, world, strategies, horizon, shocks),
    strategies: strategySettings(file, trusts, world, strategies, frame, { shocks, knownUnder }, issues),
    windows: [ALL, ...readWindows(file, horizon, issues).filter(({ id }) => id !== ALL.id)],
    noise: true,
    judgedTogether: readJudgements(file, issues),
    repeats: numberOf(child(file, 'repeats')) ?? runKeys.repeats.default,
  };
  checkTaken(strategies, trusts, settings, issues);
  const scenario = {
    id: settings.scenario,
    label: textAt(file, 'label') ?? settings.scenario,
    question: textAt(file, 'question') ?? '',
    start: formatDate(start),
    end: formatDate(start + days),
    seed: settings.seed,
    replications: numberOf(child(file, 'replications')) ?? DEFAULT_REPLICATIONS,
    strategies: strategies.own.map(({ id, label }) => ({ id, label })),
    reference: referenceOf(
      file,
      strategies.own.map(({ id }) => id),
      issues,
    ),
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
    studies: readStudies(
      file,
      strategies.own.map(({ id }) => id),
      issues,
    ),
  };
  return { scenario, strategies, rows: () => inputRows(file, world, trusts, strategies, start) };
}

/** The strategy that the others are compared with, if the file names one; a name that no strategy has is reported. */
function referenceOf(file: MapTree, strategies: readonly string[], issues: Issues): string | undefined {
  const tree = child(file, 'reference');
  const stated = readKey(runKeys.reference, tree, 'reference', { start: 0, issues });
  if (stated === undefined || strategies.includes(stated.value)) return stated?.value;
  const message = `no strategy is called \`${stated.value}\`${issues.didYouMean(stated.value, strategies)}`;
  issues.error(stated.at, 'reference', message);
  return undefined;
}
