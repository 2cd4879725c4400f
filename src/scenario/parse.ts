/**
 * A scenario file read from text: limits, tree, `--set`, shape, then what the shape cannot see. Every issue of one pass
 * is reported together; a scenario comes out whole or not at all.
 */
import { mechanismById } from '../model/mechanisms/registry.js';
import type { Settings, TrustSettings } from '../model/settings.js';
import { ALL } from '../model/windows.js';
import { formatDate, makeCalendar, parseDate } from './calendar.js';
import { checkShape } from './explain.js';
import { inputRows } from './inputs.js';
import { Issues } from './issues.js';
import { warnOfLoads } from './load.js';
import { didYouMean } from './nearest.js';
import { readObserved } from './observed.js';
import { applyOverrides, type Override } from './overrides.js';
import type { PlanFrame } from './plan.js';
import { readTree } from './read.js';
import { type Block, readBlock, resolveMechanism } from './resolve-mechanisms.js';
import { counterfactualSettings, strategySettings, warnOfUnused } from './resolve-strategies.js';
import { readTrusts, type TrustRead } from './resolve-trusts.js';
import type { Scenario } from './scenario.js';
import { fileSchema } from './schema.js';
import { closedNumbers } from './session-days.js';
import { readStrategies, type Strategies } from './strategies.js';
import { child, type MapTree, placeOf, plain, textAt } from './tree.js';
import { noBasis } from './values.js';

/** The mechanism by which builds differ; a known go-live fixes its settings. */
const BUILD = 'local_configuration';

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
  const known = knownDays(trusts, start, days, issues);
  warnOfUnused(world, strategies, issues);
  if (!issues.any) warnOfLoads(trusts, start, days, issues);
  const frame: PlanFrame = { start, days, trusts: ids, known };
  const settings: Settings = {
    scenario: textAt(file, 'scenario') ?? '',
    seed: textAt(file, 'seed') ?? '',
    days,
    calendar: makeCalendar(start, days, closedNumbers(file, start, days, issues)),
    trusts: trusts.map((trust) => trustSettings(trust, known, world, strategies, issues)),
    counterfactual: counterfactualSettings(trusts, world, days),
    strategies: strategySettings(file, trusts, world, strategies, frame, issues),
    windows: [ALL],
    noise: true,
  };
  const replications = child(file, 'replications');
  return {
    id: settings.scenario,
    label: textAt(file, 'label') ?? settings.scenario,
    question: textAt(file, 'question') ?? '',
    start: formatDate(start),
    end: formatDate(start + days),
    seed: settings.seed,
    replications: replications?.kind === 'scalar' && typeof replications.value === 'number' ? replications.value : 50,
    strategies: strategies.own.map(({ id, label }) => ({ id, label })),
    settings,
    observed: readObserved(file, { ...frame, strategies: strategies.own.map(({ id }) => id) }, issues),
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

/** The days of known go-lives, which lie within the horizon. */
function knownDays(trusts: readonly TrustRead[], start: number, days: number, issues: Issues): Map<string, number> {
  const known = new Map<string, number>();
  for (const trust of trusts) {
    if (trust.known === undefined) continue;
    const said = child(trust.known, 'go_live');
    const text = said?.kind === 'map' ? textAt(said, 'value') : textAt(trust.known, 'go_live');
    const number = parseDate(text ?? '');
    if (said === undefined || number === undefined) continue;
    const day = number - start;
    if (day < 0 || day >= days) {
      const span = `${formatDate(start)} to ${formatDate(start + days - 1)}`;
      issues.error(said.at, `trusts.${trust.id}.known.go_live`, `${text} is not within the scenario, ${span}`);
    }
    known.set(trust.id, day);
  }
  return known;
}

function trustSettings(
  trust: TrustRead,
  known: ReadonlyMap<string, number>,
  world: Block,
  strategies: Strategies,
  issues: Issues,
): TrustSettings {
  const { id, label } = trust;
  const day = known.get(id);
  const settings = { id, label, values: trust.fields.values, services: trust.services.map((s) => s.settings) };
  if (day === undefined || trust.known === undefined) return { ...settings, known: null };
  const name = textAt(trust.known, 'build');
  const source = name === undefined ? undefined : strategies.find(name);
  if (source === undefined) {
    if (name !== undefined) {
      const hint = didYouMean(name, strategies.names());
      const path = `trusts.${id}.known.build`;
      issues.error(placeOf(trust.known, 'build'), path, `no strategy or preset is called \`${name}\`${hint}`);
    }
    return { ...settings, known: { day, build: null } };
  }
  const blocks = [world, ...trust.blocks, ...strategies.blocks(source), ...strategies.trustBlocks(source, id)];
  const build = resolveMechanism(mechanismById(BUILD)!, blocks);
  return { ...settings, known: { day, build: build.on ? { id: BUILD, values: build.values } : null } };
}
