/**
 * Warns of what the file says and nobody follows: numbers and switches of mechanisms that every strategy has otherwise at
 * every trust, and templates that no trust has. Whatever the file says arrives in the settings, or is told here.
 */
import { mechanisms } from '../../../model/mechanisms/registry.js';
import type { Issues } from '../../text/issues.js';
import { type MapTree, mapAt, textAt } from '../../text/tree.js';
import { type Block, resolveMechanism } from '../resolve-mechanisms.js';
import type { TrustRead } from '../resolve-trusts.js';
import type { Strategies } from '../strategies.js';

/** Warns of numbers and of `off` of the `mechanisms:` blocks of the scenario, of trusts and of strategies. */
export function warnOfUnused(world: Block, trusts: readonly TrustRead[], strategies: Strategies, issues: Issues): void {
  if (strategies.own.length === 0) return;
  const used = usedPaths(world, trusts, strategies);
  const said = new Set([world, ...trusts.flatMap(({ blocks }) => blocks), ...strategies.own.flatMap(blocksOf)]);
  for (const layer of [...said].flatMap((block) => [...block.values()])) {
    if (layer.on === false && !used.has(layer.path)) {
      issues.warn(layer.at, layer.path, 'no strategy follows this `off`: each brings the mechanism back');
    }
    for (const given of layer.values.values()) {
      if (!used.has(given.path)) issues.warn(given.at, given.path, 'no strategy uses this value: each has its own');
    }
  }
}

function blocksOf({ layer, forTrusts }: Strategies['own'][number]): Block[] {
  return [layer, ...[...forTrusts.values()].map((trust) => trust.layer)].map(({ block }) => block);
}

/** Paths of the numbers of mechanisms that are on somewhere, and of the switches that are followed somewhere. */
function usedPaths(world: Block, trusts: readonly TrustRead[], strategies: Strategies): Set<string> {
  const used = new Set<string>();
  const use = (blocks: readonly Block[], scope: 'programme' | 'trust'): void => {
    for (const mechanism of mechanisms.filter((one) => one.scope === scope)) {
      const { on, switchedBy, from } = resolveMechanism(mechanism, blocks, 0); // where from, not what
      if (switchedBy) used.add(switchedBy.path);
      if (on) for (const { path } of from.values()) used.add(path);
    }
  };
  for (const strategy of strategies.own) {
    const own = strategies.blocks(strategy);
    use([world, ...own], 'programme');
    const seen = new Map<readonly Block[], Set<readonly Block[]>>();
    for (const { id, blocks } of trusts) {
      const forTrust = strategies.trustBlocks(strategy, id);
      const alike = seen.get(blocks) ?? new Set();
      if (alike.has(forTrust)) continue; // like a trust before it
      seen.set(blocks, alike.add(forTrust));
      use([world, ...blocks, ...own, ...forTrust], 'trust');
    }
  }
  return used;
}

/** Warns of templates that no trust has. */
export function warnOfUnusedTemplates(file: MapTree, issues: Issues): void {
  const trusts = [...(mapAt(file, 'trusts')?.entries.values() ?? [])];
  const named = new Set(trusts.map(({ value }) => textAt(value, 'template')));
  for (const [id, { key }] of mapAt(file, 'trust_templates')?.entries ?? []) {
    if (!named.has(id)) issues.warn(key, `trust_templates.${id}`, 'no trust has this template');
  }
}
