/**
 * `observed:` what was published of the programme, beside which `golive validate --observed` puts what the model gives:
 * a metric of one strategy, for the programme or one trust, over a window of days, with the range that is accepted.
 */
import { metricById, metrics } from '../../model/metrics/registry.js';
import { COUNTERFACTUAL, type StrategyRecord } from '../../model/settings.js';
import { ALL, type Window } from '../../model/windows.js';
import type { Issues } from '../text/issues.js';
import { child, join, type MapTree, numberOf, placeOf, type Tree, textAt } from '../text/tree.js';
import { type Condition, readCondition } from './observed-condition.js';
import type { PlanFrame } from './plan.js';
import { readWindow } from './windows.js';

/** A published value, and what of the model it is compared with. */
export interface Observation {
  readonly id: string;
  readonly label: string;
  /** Id of a strategy, or of the counterfactual. */
  readonly strategy: string;
  /** Id of a trust; null: the programme. */
  readonly trust: string | null;
  /** Id of a metric. */
  readonly metric: string;
  /** `relative`: the excess as a share of the counterfactual's level. */
  readonly measure: 'level' | 'excess' | 'relative';
  readonly window: Window;
  /** Null: of every replication. */
  readonly where: Condition | null;
  readonly value: number;
  /** The range in which a simulated value is accepted. */
  readonly range: readonly [low: number, high: number];
  readonly source: string;
  readonly grade: string;
}

/** What the entries refer to. */
export interface ObservedFrame extends PlanFrame {
  /** Ids of the strategies of the file. */
  readonly strategies: readonly string[];
  /** What the record fixes under each of them. */
  readonly records: readonly StrategyRecord[];
  /** Ids of the trusts, by index. */
  readonly trustIds: readonly string[];
}

/** The names that an entry may give, each with its index; the counterfactual is behind the strategies. */
interface Names {
  readonly strategy: ReadonlyMap<string, number>;
  readonly trust: ReadonlyMap<string, number>;
  readonly metric: ReadonlyMap<string, number>;
}

/** Reads all entries, in file order; what they refer to is there, or is reported. */
export function readObserved(file: MapTree, frame: ObservedFrame, issues: Issues): Observation[] {
  const list = child(file, 'observed');
  const names: Names = {
    strategy: indexed([...frame.strategies, COUNTERFACTUAL]),
    trust: indexed(frame.trustIds),
    metric: indexed(metrics.map(({ id }) => id)),
  };
  const ids = new Set<string>();
  return (list?.kind === 'list' ? list.items : []).flatMap((tree, i) => {
    const path = `observed.${i}`;
    const id = textAt(tree, 'id');
    if (tree.kind !== 'map' || id === undefined) return [];
    if (ids.has(id)) issues.error(placeOf(tree, 'id'), `${path}.id`, `two observations are called \`${id}\``);
    ids.add(id);
    return readOne(id, tree, path, { ...frame, names }, issues) ?? [];
  });
}

function readOne(
  id: string,
  tree: MapTree,
  path: string,
  frame: ObservedFrame & { readonly names: Names },
  issues: Issues,
): Observation | undefined {
  const strategy = named(tree, 'strategy', path, frame.names, issues);
  const trust = named(tree, 'trust', path, frame.names, issues) ?? null;
  const metric = named(tree, 'metric', path, frame.names, issues);
  const counterfactual = strategy === COUNTERFACTUAL;
  const measure = (textAt(tree, 'measure') ?? (counterfactual ? 'level' : 'excess')) as Observation['measure'];
  if (counterfactual && measure !== 'level') {
    const message = `${measure} is counted over \`${COUNTERFACTUAL}\`, which has none over itself: write level`;
    issues.error(placeOf(tree, 'measure'), `${path}.measure`, message);
  }
  if (measure !== 'excess' && metricById(metric ?? '')?.excess === 'by_nature') {
    const place = child(tree, 'measure') === undefined ? 'metric' : 'measure';
    const message = `\`${metric}\` is a difference by nature, which has no level: ${counterfactual ? 'observe another metric' : 'write excess'}`;
    issues.error(placeOf(tree, place), `${path}.${place}`, message);
  }
  if (metric !== undefined && onRecord(strategy, trust, metric, frame)) {
    const message = `\`${metric}\` is on record under \`${strategy}\`: what is known may not be observed`;
    issues.error(placeOf(tree, 'metric'), `${path}.metric`, message);
  }
  const window = windowOf(tree, path, frame, issues);
  const where = readCondition(tree, path, issues);
  const [low, high] = numbersOf(child(tree, 'range'));
  if (low !== undefined && high !== undefined && low > high) {
    issues.error(placeOf(tree, 'range'), `${path}.range`, `the range runs from ${low} down to ${high}`);
  }
  const value = numberOf(child(tree, 'value'));
  if (value === undefined || issues.within(path)) return undefined;
  return {
    id,
    label: textAt(tree, 'label') ?? metricById(metric!)!.label,
    strategy: strategy!,
    trust,
    metric: metric!,
    measure,
    window: window!,
    where: where!,
    value,
    range: [low!, high!],
    source: [textAt(tree, 'source'), textAt(tree, 'reason')].filter(Boolean).join(': '),
    grade: textAt(tree, 'grade') ?? '',
  };
}

/** Its window; all days where it has none. */
function windowOf(entry: MapTree, path: string, frame: ObservedFrame, issues: Issues): Window | undefined {
  const tree = child(entry, 'window');
  if (tree === undefined) return ALL;
  const trust = textAt(entry, 'trust');
  const noGoLive =
    textAt(entry, 'strategy') === COUNTERFACTUAL
      ? `nobody goes live under \`${COUNTERFACTUAL}\`: write a date`
      : trust === undefined
        ? 'the programme has no go-live of its own: name a trust, or write a date'
        : undefined;
  return readWindow(tree, `${path}.window`, { ...frame, noGoLive, goLive: frame.known.get(trust ?? '') }, issues);
}

/** Whether a metric only repeats what the record fixes. */
function onRecord(
  strategy: string | undefined,
  trust: string | null,
  metric: string,
  frame: ObservedFrame & { readonly names: Names },
): boolean {
  const record = frame.records[frame.names.strategy.get(strategy ?? '') ?? -1];
  if (record === undefined) return false;
  const { recordOf } = metricById(metric) ?? {};
  if (recordOf === 'holds') return record.hold !== null;
  if (recordOf !== 'go_lives' || trust === null) return false;
  return frame.known.has(trust) || record.goLives[frame.names.trust.get(trust) ?? -1] != null;
}

/** The name at a key, which must be one of these ids. */
function named(
  tree: MapTree,
  key: 'strategy' | 'trust' | 'metric',
  path: string,
  { [key]: names }: Names,
  issues: Issues,
): string | undefined {
  const name = textAt(tree, key);
  if (name === undefined || names.has(name)) return name;
  const message = `no ${key} is called \`${name}\`${issues.didYouMean(name, names.keys())}`;
  issues.error(placeOf(tree, key), join(path, key), message);
  return undefined;
}

function indexed(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}

function numbersOf(tree: Tree | undefined): number[] {
  return tree?.kind === 'list' ? tree.items.flatMap((item) => numberOf(item) ?? []) : [];
}
