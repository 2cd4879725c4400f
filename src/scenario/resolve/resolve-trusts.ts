/**
 * The trusts of the file: trust_defaults, below the template, below the trust itself. Here it is checked that each trust
 * is whole; resolve-services does the same for its services.
 */
import { trustFields } from '../../model/trust-fields.js';
import { contractNameKey, preparingSinceKey } from '../keys/programme-keys.js';
import type { Issues } from '../text/issues.js';
import { child, type Entry, join, type MapTree, mapAt, type Place, placeOf, type Tree, textAt } from '../text/tree.js';
import { checkBeds } from './bed-checks.js';
import { checkPathways } from './pathway-checks.js';
import { readKey, type Stated } from './read-keys.js';
import { type Block, readBlock } from './resolve-mechanisms.js';
import { readServices, type ServiceRead } from './resolve-services.js';
import { type Resolved, resolveTable } from './tables.js';
import { type TrustLayer, TrustReading } from './trust-layers.js';
import { basisOf, noBasis } from './values.js';

/** A trust of the file, resolved but for its plan. */
export interface TrustRead {
  readonly id: string;
  readonly label: string;
  readonly at: Place;
  readonly fields: Resolved;
  readonly services: readonly ServiceRead[];
  /** The blocks of its template and of itself: how the world differs at this trust. */
  readonly blocks: readonly Block[];
  /** As the file has it. */
  readonly tree: Tree;
  /** The layers that say something about it, lowest first. */
  readonly levels: readonly TrustLayer[];
  /** The contract it names on the highest layer that names one. */
  readonly contract: Stated<string> | undefined;
  /** Day on which its preparation began or begins, where the file says. */
  readonly preparingSince: Stated<number | null> | undefined;
}

/**
 * Reads all trusts, in file order.
 * @param start  day number of day 0
 */
export function readTrusts(file: MapTree, start: number, issues: Issues): TrustRead[] {
  const reading = new TrustReading(issues, start);
  const trusts = mapAt(file, 'trusts');
  if (trusts === undefined) return [];
  if (trusts.entries.size === 0) issues.error(trusts.at, 'trusts', 'at least one trust is needed');
  return [...trusts.entries].map(([id, entry]) => readTrust(file, id, entry, reading));
}

function readTrust(file: MapTree, id: string, { key: at, value: tree }: Entry, reading: TrustReading): TrustRead {
  const { issues, start } = reading;
  const levels = levelsOf(file, id, tree, at, issues);
  const layers = levels.filter((level) => reading.layer(level, trustFields).size > 0);
  const having = (key: string) => levels.filter(({ tree }) => child(tree, key) !== undefined);
  const differing = having('mechanisms');
  const blocks = reading.shared('mechanisms', differing, () =>
    differing.map(({ tree, path, basis }) =>
      readBlock(child(tree, 'mechanisms'), join(path, 'mechanisms'), 'trust', basis, issues),
    ),
  );
  const services = reading.shared('services', having('services'), () => {
    const read = readServices(id, at, levels, reading);
    checkPathways(id, at, read, issues);
    checkBeds(id, read, start, issues);
    return read;
  });
  return {
    id,
    label: textAt(tree, 'label') ?? id,
    at,
    fields: reading.shared('fields', layers, () =>
      resolveTable(
        trustFields,
        layers.map((level) => reading.layer(level, trustFields)),
        start,
      ),
    ),
    services,
    blocks,
    tree,
    levels,
    contract: levels
      .map(({ tree, path }) => readKey(contractNameKey, child(tree, 'contract'), join(path, 'contract'), reading))
      .findLast((name) => name !== undefined),
    preparingSince: readKey(preparingSinceKey, child(tree, 'preparing_since'), `trusts.${id}.preparing_since`, reading),
  };
}

function levelsOf(file: MapTree, id: string, tree: Tree, at: Place, issues: Issues): TrustLayer[] {
  const levels: TrustLayer[] = [];
  const add = (level: Tree | undefined, path: string, key: Place): void => {
    if (level?.kind === 'map') levels.push({ tree: level, path, basis: basisOf(level, noBasis), key });
  };
  add(child(file, 'trust_defaults'), 'trust_defaults', file.entries.get('trust_defaults')?.key ?? at);
  const name = textAt(tree, 'template');
  if (name !== undefined) {
    const templates = mapAt(file, 'trust_templates');
    const template = child(templates, name);
    if (template === undefined) {
      const hint = issues.didYouMean(name, templates?.entries.keys() ?? []);
      issues.error(placeOf(tree, 'template'), `trusts.${id}.template`, `no template is called \`${name}\`${hint}`);
    }
    add(template, `trust_templates.${name}`, templates?.entries.get(name)?.key ?? at);
  }
  add(tree, `trusts.${id}`, at);
  return levels;
}
