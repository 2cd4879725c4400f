/**
 * The trusts of the file: trust_defaults, below the template, below the trust itself. Services merge the same way; the
 * kind of a service is the one its highest level says. Here it is checked that each trust is whole.
 */
import { type ServiceKind, serviceKinds } from '../model/care/kinds.js';
import type { Parameters } from '../model/parameter.js';
import type { ServiceSettings } from '../model/settings.js';
import { trustFields } from '../model/trust-fields.js';
import type { Issues } from './issues.js';
import { didYouMean } from './nearest.js';
import { type Block, readBlock } from './resolve-mechanisms.js';
import { basisKeys } from './schema-values.js';
import { type Layer, type Resolved, readLayer, resolveTable } from './tables.js';
import { child, join, type MapTree, mapAt, type Place, placeOf, type Tree, textAt } from './tree.js';
import { type Basis, basisOf, noBasis } from './values.js';

/** A service of a trust, resolved, with where its numbers came from. */
export interface ServiceRead {
  readonly settings: ServiceSettings;
  readonly kind: ServiceKind;
  readonly resolved: Resolved;
}

/** A trust of the file, resolved but for its plan. */
export interface TrustRead {
  readonly id: string;
  readonly label: string;
  readonly at: Place;
  readonly fields: Resolved;
  readonly services: readonly ServiceRead[];
  /** The blocks of its template and of itself: how the world differs at this trust. */
  readonly blocks: readonly Block[];
  readonly known: MapTree | undefined;
}

/** A level of the file that says something about a trust. */
interface Level {
  readonly tree: MapTree;
  readonly path: string;
  readonly basis: Basis;
}

/** Reads all trusts, in file order. */
export function readTrusts(file: MapTree, issues: Issues): TrustRead[] {
  const cache: LayerCache = new Map();
  const trusts = mapAt(file, 'trusts');
  if (trusts === undefined) return [];
  if (trusts.entries.size === 0) issues.error(trusts.at, 'trusts', 'at least one trust is needed');
  return [...trusts.entries].map(([id, entry]) => readTrust(file, id, entry.key, entry.value, cache, issues));
}

/** What a level says about a table is read once, not once a trust. */
type LayerCache = Map<string, Layer>;

function readTrust(file: MapTree, id: string, at: Place, tree: Tree, cache: LayerCache, issues: Issues): TrustRead {
  const levels = levelsOf(file, id, tree, issues);
  const layers = levels.map((level) => cached(cache, level, trustFields, issues));
  const blocks = levels
    .filter(({ tree }) => child(tree, 'mechanisms') !== undefined)
    .map(({ tree, path, basis }) =>
      readBlock(child(tree, 'mechanisms'), join(path, 'mechanisms'), 'trust', basis, issues),
    );
  return {
    id,
    label: textAt(tree, 'label') ?? id,
    at,
    fields: resolveTable(trustFields, layers),
    services: readServices(id, at, levels, cache, issues),
    blocks,
    known: mapAt(tree, 'known'),
  };
}

function levelsOf(file: MapTree, id: string, tree: Tree, issues: Issues): Level[] {
  const levels: Level[] = [];
  const add = (level: Tree | undefined, path: string): void => {
    if (level?.kind === 'map') levels.push({ tree: level, path, basis: basisOf(level, noBasis) });
  };
  add(child(file, 'trust_defaults'), 'trust_defaults');
  const name = textAt(tree, 'template');
  if (name !== undefined) {
    const templates = mapAt(file, 'trust_templates');
    const template = child(templates, name);
    if (template === undefined) {
      const hint = didYouMean(name, templates?.entries.keys() ?? []);
      issues.error(placeOf(tree, 'template'), `trusts.${id}.template`, `no template is called \`${name}\`${hint}`);
    }
    add(template, `trust_templates.${name}`);
  }
  add(tree, `trusts.${id}`);
  return levels;
}

function cached(cache: LayerCache, level: Level, table: Parameters, issues: Issues): Layer {
  const known = cache.get(level.path);
  if (known !== undefined) return known;
  const layer = readLayer(level.tree, level.path, table, level.basis, issues);
  cache.set(level.path, layer);
  return layer;
}

function readServices(
  trust: string,
  at: Place,
  levels: readonly Level[],
  cache: LayerCache,
  issues: Issues,
): ServiceRead[] {
  const ids = new Set<string>();
  for (const { tree } of levels) for (const id of mapAt(tree, 'services')?.entries.keys() ?? []) ids.add(id);
  const services: ServiceRead[] = [];
  for (const id of ids) {
    const service = readService(trust, id, at, levels, cache, issues);
    if (service !== undefined) services.push(service);
  }
  const none = [...ids].every((id) => isOff(levels, id));
  if (none) issues.error(at, `trusts.${trust}.services`, 'a trust needs at least one service');
  return services;
}

function isOff(levels: readonly Level[], id: string): boolean {
  const top = levels.map(({ tree }) => child(mapAt(tree, 'services'), id)).findLast((tree) => tree !== undefined);
  return top?.kind === 'scalar' && top.value === 'off';
}

function readService(
  trust: string,
  id: string,
  at: Place,
  levels: readonly Level[],
  cache: LayerCache,
  issues: Issues,
): ServiceRead | undefined {
  if (isOff(levels, id)) return undefined;
  const here = levels.flatMap(({ tree, path, basis }) => {
    const services = mapAt(tree, 'services');
    const service = mapAt(services, id);
    return service === undefined
      ? []
      : [{ tree: service, path: `${path}.services.${id}`, basis: basisOf(services, basis) }];
  });
  const path = `trusts.${trust}.services.${id}`;
  const top = here.at(-1);
  if (top === undefined) return undefined;
  const name = here.map(({ tree }) => textAt(tree, 'kind')).findLast((kind) => kind !== undefined);
  const kind = serviceKinds.find((k) => k.id === name);
  if (kind === undefined) {
    const kinds = serviceKinds.map((k) => k.id).join(', ');
    if (name === undefined) issues.error(top.tree.at, `${path}.kind`, `a service needs a kind: ${kinds}`);
    return undefined;
  }
  for (const level of here) refuseOtherKinds(level, kind, issues);
  const layers = here.map((level) => cached(cache, level, kind.fields, issues));
  const resolved = resolveTable(kind.fields, layers);
  for (const key of resolved.missing) {
    if (here.some((level) => issues.within(`${level.path}.${key}`))) continue;
    const { unit, means } = kind.fields[key]!;
    issues.error(at, `${path}.${key}`, `missing: ${means} (${unit})`);
  }
  checkShares(kind.fields, resolved, here, at, issues);
  return { settings: { id, kind: kind.id, values: resolved.values }, kind, resolved };
}

/** Keys that another kind of service knows, but not this one. */
function refuseOtherKinds(level: Level, kind: ServiceKind, issues: Issues): void {
  const heads = new Set(Object.keys(kind.fields).map((key) => key.split('.')[0]!));
  for (const [key, entry] of level.tree.entries) {
    if (key === 'kind' || heads.has(key) || basisKeys.has(key)) continue;
    const elsewhere = serviceKinds.some((k) => Object.keys(k.fields).some((field) => field.split('.')[0] === key));
    if (!elsewhere) continue;
    const message = `a service of kind ${kind.id} has no \`${key}\`${didYouMean(key, heads)}`;
    issues.error(entry.key, `${level.path}.${key}`, message);
  }
}

/** Groups called `..._shares` divide a whole: they are plain numbers that add up to 1. */
function checkShares(table: Parameters, resolved: Resolved, levels: readonly Level[], at: Place, issues: Issues): void {
  const groups = new Set(Object.keys(table).flatMap((key) => /^(\w+_shares)\./.exec(key)?.[1] ?? []));
  for (const group of groups) {
    if (levels.some(({ path }) => issues.within(`${path}.${group}`))) continue;
    const keys = Object.keys(table).filter((key) => key.startsWith(`${group}.`));
    const given = keys.flatMap((key) => resolved.from.get(key) ?? []);
    const top = levels.findLast(({ tree }) => child(tree, group) !== undefined) ?? levels.at(-1);
    if (given.length < keys.length || top === undefined) continue;
    const place = mapAt(top.tree, group)?.at ?? at;
    const path = `${top.path}.${group}`;
    if (given.some((value) => value.distribution?.kind !== 'constant')) {
      issues.error(place, path, 'shares that must add up to 1 are plain numbers');
      continue;
    }
    let sum = 0;
    for (const value of given) sum += value.distribution!.args[0]!;
    if (Math.abs(sum - 1) <= 1e-9) continue;
    const names = keys.map((key) => key.slice(group.length + 1)).join(', ');
    issues.error(place, path, `${names} add up to ${Number(sum.toPrecision(6))}, not to 1`);
  }
}
