/**
 * Reads the strategies of a file: what they name is there and runs in no circle, or is reported.
 */
import { COUNTERFACTUAL } from '../../model/settings.js';
import { presets } from '../../model/strategies/registry.js';
import type { Issues } from '../text/issues.js';
import { child, join, type MapTree, mapAt, type Place, placeOf, type Tree, textAt } from '../text/tree.js';
import { type Builds, namedBuild } from './builds.js';
import { readBlock } from './resolve-mechanisms.js';
import { type ForTrust, MOST_IN_A_ROW, type Reference, Strategies, type StrategyRead } from './strategies.js';
import { basisOf, noBasis } from './values.js';

/** Reads the strategies of a file; what they extend exists and runs in no circle, or is reported. */
export function readStrategies(file: MapTree, trusts: ReadonlySet<string>, builds: Builds, issues: Issues): Strategies {
  const own: StrategyRead[] = [];
  const tree = mapAt(file, 'strategies');
  for (const [id, entry] of tree?.entries ?? [])
    own.push(readStrategy(id, entry.key, entry.value, { trusts, builds }, issues));
  if (tree?.entries.size === 0) issues.error(tree.at, 'strategies', 'at least one strategy is needed');
  const strategies = new Strategies(own, builds);
  const references = new Map(own.map((strategy) => [strategy, referencesOf(strategy)]));
  const broken = new Set<StrategyRead>();
  for (const [strategy, list] of references) {
    for (const reference of list) {
      if (strategies.find(reference.name, strategy.id) !== undefined) continue;
      const others = issues.full
        ? []
        : strategies.names().filter((name) => strategies.find(name, strategy.id) !== undefined);
      const hint = issues.didYouMean(reference.name, others);
      const itself = reference.name === strategy.id ? ' but this strategy itself' : '';
      issues.error(
        reference.at,
        reference.path,
        `no strategy or preset is called \`${reference.name}\`${itself}${hint}`,
      );
      broken.add(strategy);
    }
  }
  const circle = own.filter((strategy) => reaches(strategies, references, strategy, strategy));
  for (const strategy of circle) {
    const reference = references.get(strategy)![0]!;
    issues.error(
      reference.at,
      reference.path,
      `strategies extend each other in a circle: ${circle.map((s) => s.id).join(', ')}`,
    );
  }
  for (const strategy of own) {
    if (circle.length > 0 || strategies.chain(strategy).length <= MOST_IN_A_ROW) continue;
    const { at, path } = strategy.extends!;
    issues.error(at, path, `more than ${MOST_IN_A_ROW} strategies extend each other in a row`);
  }
  return circle.length === 0
    ? strategies
    : new Strategies(
        own.filter((s) => !circle.includes(s) && !broken.has(s)),
        builds,
      );
}

function readStrategy(
  id: string,
  at: Place,
  tree: Tree,
  { trusts, builds }: { readonly trusts: ReadonlySet<string>; readonly builds: Builds },
  issues: Issues,
): StrategyRead {
  const path = join('strategies', id);
  if (id === COUNTERFACTUAL) issues.error(at, path, `\`${id}\` is the counterfactual's own name; choose another`);
  const basis = basisOf(tree, noBasis);
  const forTrusts = new Map<string, ForTrust>();
  for (const [trust, entry] of mapAt(tree, 'for_trusts')?.entries ?? []) {
    const here = join(path, `for_trusts.${trust}`);
    if (!trusts.has(trust)) {
      issues.error(entry.key, here, `no trust is called \`${trust}\`${issues.didYouMean(trust, trusts)}`);
      continue;
    }
    const said = child(entry.value, 'mechanisms');
    const block = readBlock(said, join(here, 'mechanisms'), 'for_trusts', basisOf(entry.value, basis), issues);
    const build = namedBuild(entry.value, here, builds, issues);
    forTrusts.set(trust, {
      extends: referenceAt(entry.value, here),
      build,
      layer: { taken: build?.build, block },
    });
  }
  const preset = presets.find((p) => p.id === id);
  const base = referenceAt(tree, path);
  const build = namedBuild(tree, path, builds, issues);
  const block = readBlock(child(tree, 'mechanisms'), join(path, 'mechanisms'), 'strategy', basis, issues);
  if (preset !== undefined && base === undefined && tree.kind === 'map') {
    issues.warn(at, path, `is called like the preset \`${id}\` but does not extend it`);
  }
  return {
    id,
    label: textAt(tree, 'label') ?? (base?.name === id ? preset?.label : undefined) ?? id,
    at,
    extends: base,
    build,
    layer: { taken: build?.build, block },
    tree,
    forTrusts,
  };
}

function referenceAt(tree: Tree, path: string): Reference | undefined {
  const name = textAt(tree, 'extends');
  return name === undefined ? undefined : { name, at: placeOf(tree, 'extends'), path: join(path, 'extends') };
}

function referencesOf(strategy: StrategyRead): Reference[] {
  return [strategy, ...strategy.forTrusts.values()].flatMap((s) => s.extends ?? []);
}

/** Whether following what a strategy extends leads to a strategy of the file. */
function reaches(
  strategies: Strategies,
  references: ReadonlyMap<StrategyRead, readonly Reference[]>,
  from: StrategyRead,
  to: StrategyRead,
): boolean {
  const seen = new Set<StrategyRead>();
  const waiting = [from];
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    for (const { name } of references.get(here) ?? []) {
      const next = strategies.find(name, here.id);
      if (next === to) return true;
      if (next === undefined || !('forTrusts' in next) || seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return false;
}
