/**
 * The `mechanisms:` blocks of the file and of the presets, and what they come to. Whether a mechanism is on is said by
 * the last block of the file that names it where it may be switched (a map brings it back); a preset has numbers and
 * switches nothing. Each number is said by the last block that names it.
 */
import type { Mechanism } from '../../model/mechanisms/mechanism.js';
import { mechanismById, mechanisms } from '../../model/mechanisms/registry.js';
import { distributionOf } from '../../model/parameter.js';
import type { MechanismSettings } from '../../model/settings.js';
import type { Preset } from '../../model/strategies/preset.js';
import { type MechanismsAt, mayName, maySwitch } from '../schema/schema-mechanisms.js';
import type { Issues } from '../text/issues.js';
import { child, join, nowhere, type Place, type Tree } from '../text/tree.js';
import { type Layer, type Resolved, readLayer, resolveTable } from './tables.js';
import { type Basis, basisOf, type Given, parameterBasis } from './values.js';

/** What one block says of one mechanism. */
export interface MechanismLayer {
  /** undefined: it does not say. */
  readonly on: boolean | undefined;
  readonly values: Layer;
  /** Where the block says so. */
  readonly at: Place;
  readonly path: string;
  readonly basis: Basis;
}

/** One `mechanisms:` block: mechanism id -> what it says. */
export type Block = ReadonlyMap<string, MechanismLayer>;

/** Reads a `mechanisms:` block; what may not stand there has been reported by the shape check and is left out. */
export function readBlock(tree: Tree | undefined, path: string, at: MechanismsAt, above: Basis, issues: Issues): Block {
  const block = new Map<string, MechanismLayer>();
  const basis = basisOf(tree, above);
  for (const mechanism of mechanisms) {
    const said = child(tree, mechanism.id);
    if (said === undefined || !mayName(mechanism, at)) continue;
    const here = join(path, mechanism.id);
    const world = at === 'scenario' || at === 'trust';
    const accepts = (p: { about: string }): boolean => world || p.about === 'decision';
    const values = readLayer(said, here, mechanism.parameters, basis, issues, accepts);
    const on = maySwitch(mechanism, at) ? !(said.kind === 'scalar' && said.value === 'off') : undefined;
    block.set(mechanism.id, { on, values, at: said.at, path: here, basis: basisOf(said, basis) });
  }
  return block;
}

/** A preset as blocks: the numbers of the build that it brings, and what else it decides. */
export function presetBlocks(preset: Preset): { readonly build: Block; readonly rest: Block } {
  const whole = [...presetBlock(preset)];
  const ofBuild = ([id]: readonly [string, MechanismLayer]): boolean => mechanismById(id)!.ofBuild === true;
  return { build: new Map(whole.filter(ofBuild)), rest: new Map(whole.filter((layer) => !ofBuild(layer))) };
}

function presetBlock(preset: Preset): Block {
  const block = new Map<string, MechanismLayer>();
  for (const [id, numbers] of Object.entries(preset.mechanisms)) {
    const values = new Map<string, Given>();
    const { parameters } = mechanismById(id)!;
    for (const [key, { value, source }] of Object.entries(numbers)) {
      values.set(key, {
        distribution: distributionOf(value),
        drawn: undefined,
        judgedAs: parameters[key]?.judgedAs === undefined ? undefined : preset.id,
        ...parameterBasis(source),
        at: nowhere,
        path: '',
      });
    }
    block.set(id, {
      on: undefined,
      values,
      at: nowhere,
      path: '',
      basis: { source: `preset ${preset.id}`, grade: '' },
    });
  }
  return block;
}

/** A mechanism as it stands after all blocks. */
export interface ResolvedMechanism extends Resolved {
  readonly mechanism: Mechanism;
  readonly on: boolean;
  /** The block that says whether it is on; undefined: none does, so it is. */
  readonly switchedBy: MechanismLayer | undefined;
}

/**
 * Resolves one mechanism from its blocks, lowest first. A mechanism that nobody names is on, with its defaults.
 * @param start  day number of day 0
 */
export function resolveMechanism(mechanism: Mechanism, blocks: readonly Block[], start: number): ResolvedMechanism {
  const layers = blocks.map((block) => block.get(mechanism.id)).filter((layer) => layer !== undefined);
  const resolved = resolveTable(
    mechanism.parameters,
    layers.map((layer) => layer.values),
    start,
  );
  const switchedBy = layers.findLast(({ on }) => on !== undefined);
  return { mechanism, on: switchedBy?.on ?? true, switchedBy, ...resolved };
}

/**
 * The settings of all mechanisms of a scope that are on, in registry order.
 * @param start  day number of day 0
 */
export function settingsOf(scope: Mechanism['scope'], blocks: readonly Block[], start: number): MechanismSettings[] {
  return mechanisms
    .filter((mechanism) => mechanism.scope === scope)
    .map((mechanism) => resolveMechanism(mechanism, blocks, start))
    .filter(({ on }) => on)
    .map(({ mechanism, values }) => ({ id: mechanism.id, values }));
}
