/**
 * The strategies of a file as one answers for them: whom they extend and which builds their trusts take, whatever file they
 * were read from (read-strategies). A name means the file's own strategy of that name or else the preset; a strategy that
 * extends its own name means the preset. Blocks come lowest first, ready to be laid over the scenario's: what is
 * extended, the numbers of the build that is named, what the strategy itself says.
 */
import type { Preset } from '../../model/strategies/preset.js';
import { presets } from '../../model/strategies/registry.js';
import type { Place, Tree } from '../text/tree.js';
import type { BuildRead, Builds, NamedBuild } from './builds.js';
import { type Block, presetBlocks } from './resolve-mechanisms.js';

/** What a strategy decides otherwise for one trust. */
export interface ForTrust {
  readonly extends: Reference | undefined;
  readonly build: NamedBuild | undefined;
  readonly layer: Layer;
}

/** A name that something extends, and where it says so. */
export interface Reference {
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
  readonly layer: Layer;
  /** As the file has it, for the keys that are read when all strategies are. */
  readonly tree: Tree;
  readonly forTrusts: ReadonlyMap<string, ForTrust>;
}

type Source = StrategyRead | Preset;

/** How many strategies may extend each other in a row: more is a mistake, and each is laid over all before it. */
export const MOST_IN_A_ROW = 32;

/** One layer of what is decided: the build that is named there, and what is said beside it. */
export interface Layer {
  readonly taken: BuildRead | undefined;
  readonly block: Block;
}

/** All strategies of a file, and the questions asked of them. */
export class Strategies {
  readonly own: readonly StrategyRead[];
  readonly builds: Builds;
  readonly #byId: ReadonlyMap<string, StrategyRead>;
  /** What was found before: one strategy is asked about once for each trust, and for each that extends it. */
  readonly #chains = new Map<StrategyRead, readonly StrategyRead[]>();
  readonly #found = new Map<Source, readonly Layer[]>();
  readonly #foundOfTrusts = new Map<Source, Map<string, readonly Layer[]>>();
  readonly #blocks = new Map<readonly Layer[], readonly Block[]>();

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
  chain(strategy: StrategyRead): readonly StrategyRead[] {
    return remembered(this.#chains, strategy, () => {
      const chain: StrategyRead[] = [];
      let here: Source | undefined = strategy;
      while (here !== undefined && 'forTrusts' in here && !chain.includes(here) && chain.length <= MOST_IN_A_ROW) {
        chain.unshift(here);
        here = here.extends === undefined ? undefined : this.find(here.extends.name, here.id);
      }
      return chain;
    });
  }

  /** The blocks of a preset or strategy for the whole programme; the same list each time. */
  blocks(source: Source): readonly Block[] {
    return this.#blocksOf(this.#layers(source));
  }

  /** The blocks by which single trusts differ under a source, on top of its own: none for most. */
  trustBlocks(source: Source, trust: string): readonly Block[] {
    return this.#blocksOf(this.#trustLayers(source, trust));
  }

  #blocksOf(layers: readonly Layer[]): readonly Block[] {
    return remembered(this.#blocks, layers, () => layers.flatMap(blocksOf));
  }

  /** The build that a trust takes under a source; without a trust, that of those for which it says nothing else. */
  buildOf(source: Source, trust?: string): BuildRead {
    const own = trust === undefined ? [] : this.#trustLayers(source, trust);
    const naming = [...this.#layers(source), ...own].findLast(({ taken }) => taken !== undefined);
    return naming?.taken ?? this.builds.standard;
  }

  #layers(source: Source): readonly Layer[] {
    return remembered(this.#found, source, () => this.#layersFrom(source));
  }

  #layersFrom(source: Source): readonly Layer[] {
    if (!('forTrusts' in source)) return [this.#presetLayer(source)];
    const chain = this.chain(source);
    const bottom = chain[0]!;
    const under = bottom.extends === undefined ? undefined : this.find(bottom.extends.name, bottom.id);
    const preset = under !== undefined && !('forTrusts' in under) ? [this.#presetLayer(under)] : [];
    return [...preset, ...chain.map(({ layer }) => layer)];
  }

  #presetLayer(preset: Preset): Layer {
    return { taken: this.builds.find(preset.id), block: presetBlocks(preset).rest };
  }

  #trustLayers(source: Source, trust: string): readonly Layer[] {
    const chain = 'forTrusts' in source ? this.chain(source) : [];
    if (chain.every(({ forTrusts }) => !forTrusts.has(trust))) return none;
    const ofSource = remembered(this.#foundOfTrusts, source, () => new Map<string, readonly Layer[]>());
    return remembered(ofSource, trust, () => {
      const layers = chain.flatMap((strategy) => {
        const differs = strategy.forTrusts.get(trust);
        if (differs === undefined) return [];
        const base = differs.extends === undefined ? undefined : this.find(differs.extends.name, strategy.id);
        const below = base === undefined ? [] : [...this.#layers(base), ...this.#trustLayers(base, trust)];
        return [...below, differs.layer];
      });
      // Of a layer that comes several times only the last counts: it lies over the others.
      return [...new Set(layers.reverse())].reverse();
    });
  }
}

const none: readonly Layer[] = [];

/** What a map holds for a key, made if it holds nothing. */
function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

function blocksOf({ taken, block }: Layer): Block[] {
  return [...(taken?.blocks ?? []), block];
}
