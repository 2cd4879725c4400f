/**
 * The strategies of the file, whom they extend and which builds their trusts take. A name means the file's own strategy
 * of that name or else the preset; a strategy that extends its own name means the preset. Blocks come lowest first, ready
 * to be laid over the scenario's: what is extended, the numbers of the build that is named, what the strategy itself says.
 */
import { COUNTERFACTUAL } from '../../model/settings.js';
import type { Preset } from '../../model/strategies/preset.js';
import { presets } from '../../model/strategies/registry.js';
import type { Issues } from '../text/issues.js';
import { didYouMean } from '../text/nearest.js';
import { child, join, type MapTree, mapAt, type Place, placeOf, type Tree, textAt } from '../text/tree.js';
import { type BuildRead, type Builds, type NamedBuild, namedBuild } from './builds.js';
import { type Block, presetBlocks, readBlock } from './resolve-mechanisms.js';
import { basisOf, noBasis } from './values.js';

/** What a strategy decides otherwise for one trust. */
interface ForTrust {
  readonly extends: Reference | undefined;
  readonly build: NamedBuild | undefined;
  readonly block: Block;
}

/** A name that something extends, and where it says so. */
interface Reference {
  readonly name: string;
  readonly at: Place;
  readonly path: string;
}

/** A strategy of the file, read but not yet laid over what it extends. */
export interface StrategyRead {
  readonly id: string;
  readonly label: string;
  readonly at: Place;
  readonly extends: Reference | undefined;
  readonly build: NamedBuild | undefined;
  readonly block: Block;
  /** As the file has it, for the keys that are read when all strategies are. */
  readonly tree: Tree;
  readonly forTrusts: ReadonlyMap<string, ForTrust>;
}

type Source = StrategyRead | Preset;

/** One layer of what is decided: the build that is named there, and what is said beside it. */
interface Layer {
  readonly taken: BuildRead | undefined;
  readonly block: Block;
}

/** All strategies of a file, and the questions asked of them. */
export class Strategies {
  readonly own: readonly StrategyRead[];
  readonly builds: Builds;
  readonly #byId: ReadonlyMap<string, StrategyRead>;

  constructor(own: readonly StrategyRead[], builds: Builds) {
    this.own = own;
    this.builds = builds;
    this.#byId = new Map(own.map((strategy) => [strategy.id, strategy]));
  }

  /** Every name that can be extended. */
  names(): string[] {
    return [...new Set([...this.#byId.keys(), ...presets.map((p) => p.id)])];
  }

  /** What a name means, said within a strategy; undefined when there is nothing of that name. */
  find(name: string, within?: string): Source | undefined {
    const own = name === within ? undefined : this.#byId.get(name);
    return own ?? presets.find((p) => p.id === name);
  }

  /** The strategy and those it extends, lowest first; presets are left out. */
  chain(strategy: StrategyRead): StrategyRead[] {
    const chain: StrategyRead[] = [];
    let here: Source | undefined = strategy;
    while (here !== undefined && 'forTrusts' in here && !chain.includes(here)) {
      chain.unshift(here);
      here = here.extends === undefined ? undefined : this.find(here.extends.name, here.id);
    }
    return chain;
  }

  /** The blocks of a preset or strategy for the whole programme. */
  blocks(source: Source): Block[] {
    return this.#layers(source).flatMap(blocksOf);
  }

  /** The blocks by which single trusts differ under a source, on top of its own: none for most. */
  trustBlocks(source: Source, trust: string): Block[] {
    return this.#trustLayers(source, trust).flatMap(blocksOf);
  }

  /** The build that a trust takes under a source; without a trust, that of those for which it says nothing else. */
  buildOf(source: Source, trust?: string): BuildRead {
    const own = trust === undefined ? [] : this.#trustLayers(source, trust);
    const naming = [...this.#layers(source), ...own].findLast(({ taken }) => taken !== undefined);
    return naming?.taken ?? this.builds.standard;
  }

  #layers(source: Source): Layer[] {
    if (!('forTrusts' in source)) return [this.#presetLayer(source)];
    const chain = this.chain(source);
    const bottom = chain[0]!;
    const under = bottom.extends === undefined ? undefined : this.find(bottom.extends.name, bottom.id);
    const preset = under !== undefined && !('forTrusts' in under) ? [this.#presetLayer(under)] : [];
    return [...preset, ...chain.map(layerOf)];
  }

  #presetLayer(preset: Preset): Layer {
    return { taken: this.builds.find(preset.id), block: presetBlocks(preset).rest };
  }

  #trustLayers(source: Source, trust: string): Layer[] {
    if (!('forTrusts' in source)) return [];
    return this.chain(source).flatMap((strategy) => {
      const differs = strategy.forTrusts.get(trust);
      if (differs === undefined) return [];
      const base = differs.extends === undefined ? undefined : this.find(differs.extends.name, strategy.id);
      const below = base === undefined ? [] : [...this.#layers(base), ...this.#trustLayers(base, trust)];
      return [...below, layerOf(differs)];
    });
  }
}

function layerOf({ build, block }: ForTrust): Layer {
  return { taken: build?.build, block };
}

function blocksOf({ taken, block }: Layer): Block[] {
  return [...(taken?.blocks ?? []), block];
}

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
      const others = strategies.names().filter((name) => strategies.find(name, strategy.id) !== undefined);
      const hint = didYouMean(reference.name, others);
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
      issues.error(entry.key, here, `no trust is called \`${trust}\`${didYouMean(trust, trusts)}`);
      continue;
    }
    const block = child(entry.value, 'mechanisms');
    forTrusts.set(trust, {
      extends: referenceAt(entry.value, here),
      build: namedBuild(entry.value, here, builds, issues),
      block: readBlock(block, join(here, 'mechanisms'), 'for_trusts', basisOf(entry.value, basis), issues),
    });
  }
  const preset = presets.find((p) => p.id === id);
  const base = referenceAt(tree, path);
  if (preset !== undefined && base === undefined && tree.kind === 'map') {
    issues.warn(at, path, `is called like the preset \`${id}\` but does not extend it`);
  }
  return {
    id,
    label: textAt(tree, 'label') ?? (base?.name === id ? preset?.label : undefined) ?? id,
    at,
    extends: base,
    build: namedBuild(tree, path, builds, issues),
    block: readBlock(child(tree, 'mechanisms'), join(path, 'mechanisms'), 'strategy', basis, issues),
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
