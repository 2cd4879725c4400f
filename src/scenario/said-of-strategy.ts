/**
 * What a file itself says of a strategy, where the resolved settings no longer tell: what it extends, and whose go-lives
 * have dates of their own, which win over the waves. For whoever offers changes to it.
 */
import { presets } from '../model/strategies/registry.js';
import { applyOverrides, type Override } from './schema/overrides.js';
import { fileSchema } from './schema/schema.js';
import { Issues } from './text/issues.js';
import { readTree } from './text/read.js';
import { child, type MapTree, mapAt, type Tree, textAt } from './text/tree.js';

export interface SaidOfStrategy {
  /** The preset that it extends itself; undefined: none, or a strategy of the file. */
  readonly preset: string | undefined;
  /** Trusts with a date of their own, in its plan, in those of what it extends or in that of the scenario. */
  readonly dated: readonly string[];
}

/**
 * Reads what a file says of its strategies, by id.
 * @param text  of a file that was read without fault
 * @param set   values set in it
 */
export function saidOfStrategies(text: string, set: readonly Override[]): (strategy: string) => SaidOfStrategy {
  const issues = new Issues();
  const read = readTree(text, issues);
  if (read?.kind !== 'map') return () => ({ preset: undefined, dated: [] });
  const file = applyOverrides(fileSchema, read, set, issues);
  const strategies = mapAt(file, 'strategies');
  return (strategy) => {
    const plans = [file, ...chainOf(strategies, strategy)].map((one) => mapAt(mapAt(one, 'plan'), 'go_live'));
    const below = extendedBy(child(strategies, strategy));
    const isOwn = below !== undefined && below !== strategy && child(strategies, below) !== undefined;
    const isPreset = !isOwn && presets.some(({ id }) => id === below);
    return {
      preset: isPreset ? below : undefined,
      dated: [...new Set(plans.flatMap((plan) => [...(plan?.entries.keys() ?? [])]))],
    };
  };
}

/** The strategy and those of the file that it extends. */
function chainOf(strategies: MapTree | undefined, strategy: string): Tree[] {
  const chain: Tree[] = [];
  const seen = new Set<string>();
  for (let id: string | undefined = strategy; id !== undefined && !seen.has(id); ) {
    const tree = child(strategies, id);
    if (tree === undefined) break;
    seen.add(id);
    chain.push(tree);
    id = extendedBy(tree);
  }
  return chain;
}

function extendedBy(tree: Tree | undefined): string | undefined {
  return textAt(tree, 'extends');
}
