/**
 * The services of a trust, merged over the levels of the file; the kind of a service is the one its highest level says.
 * Here it is checked that each service is whole and says nothing that only another kind knows.
 */
import { serviceKinds } from '../../model/care/kinds.js';
import type { ServiceKind } from '../../model/care/service-kind.js';
import type { Parameters } from '../../model/parameter.js';
import type { ServiceSettings } from '../../model/settings.js';
import { basisKeys } from '../schema/schema-basics.js';
import { LISTED_FROM } from '../schema/schema-services.js';
import type { Issues } from '../text/issues.js';
import { child, mapAt, type Place, textAt } from '../text/tree.js';
import { type ListedFrom, listedSettings, readListedFrom } from './listed-from.js';
import { type Resolved, resolveTable } from './tables.js';
import type { TrustLayer, TrustReading } from './trust-layers.js';
import { basisOf } from './values.js';

/** A service of a trust, resolved, with where its numbers came from. */
export interface ServiceRead {
  readonly settings: ServiceSettings;
  readonly kind: ServiceKind;
  readonly resolved: Resolved;
  /** What an elective service says of the services that list its patients. */
  readonly listed: ReadonlyMap<string, ListedFrom>;
  /** The levels that say something about it, lowest first. */
  readonly levels: readonly TrustLayer[];
}

/** Reads the services of a trust that are not off. */
export function readServices(
  trust: string,
  at: Place,
  levels: readonly TrustLayer[],
  reading: TrustReading,
): ServiceRead[] {
  const ids = new Set<string>();
  for (const { tree } of levels) for (const id of mapAt(tree, 'services')?.entries.keys() ?? []) ids.add(id);
  const services: ServiceRead[] = [];
  for (const id of ids) {
    const service = readService(trust, id, at, levels, reading);
    if (service !== undefined) services.push(service);
  }
  const none = [...ids].every((id) => isOff(levels, id));
  if (none) reading.issues.error(at, `trusts.${trust}.services`, 'a trust needs at least one service');
  return services;
}

function isOff(levels: readonly TrustLayer[], id: string): boolean {
  const top = levels.map(({ tree }) => child(mapAt(tree, 'services'), id)).findLast((tree) => tree !== undefined);
  return top?.kind === 'scalar' && top.value === 'off';
}

function readService(
  trust: string,
  id: string,
  at: Place,
  levels: readonly TrustLayer[],
  reading: TrustReading,
): ServiceRead | undefined {
  if (isOff(levels, id)) return undefined;
  const { issues, start } = reading;
  const here = levels.flatMap(({ tree, path, basis }): TrustLayer[] => {
    const services = mapAt(tree, 'services');
    const entry = services?.entries.get(id);
    if (entry?.value.kind !== 'map') return [];
    return [{ tree: entry.value, path: `${path}.services.${id}`, basis: basisOf(services, basis), key: entry.key }];
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
  const layers = here.map((level) => reading.layer(level, kind.fields));
  const resolved = resolveTable(kind.fields, layers, start);
  for (const key of resolved.missing) {
    if (here.some((level) => issues.within(`${level.path}.${key}`))) continue;
    const { unit, means } = kind.fields[key]!;
    issues.error(at, `${path}.${key}`, `missing: ${means} (${unit})`);
  }
  checkShares(kind.fields, resolved, here, at, issues);
  const listed = kind.listed ? readListedFrom(here, reading) : new Map<string, ListedFrom>();
  const settings = { id, kind: kind.id, values: resolved.values, listedFrom: listedSettings(listed, start) };
  return { settings, kind, resolved, listed, levels: here };
}

/** Keys that another kind of service knows, but not this one. */
function refuseOtherKinds(level: TrustLayer, kind: ServiceKind, issues: Issues): void {
  const heads = keysOf(kind);
  for (const [key, entry] of level.tree.entries) {
    if (key === 'kind' || heads.has(key) || basisKeys.has(key)) continue;
    if (!serviceKinds.some((k) => keysOf(k).has(key))) continue;
    const message = `a service of kind ${kind.id} has no \`${key}\`${issues.didYouMean(key, heads)}`;
    issues.error(entry.key, `${level.path}.${key}`, message);
  }
}

/** The keys that a service of a kind may have, beside those that every service may. */
function keysOf(kind: ServiceKind): Set<string> {
  const keys = Object.keys(kind.fields).map((key) => key.split('.')[0]!);
  return new Set(kind.listed ? [LISTED_FROM, ...keys] : keys);
}

/** Groups called `..._shares` divide a whole: they are plain numbers that add up to 1. */
function checkShares(
  table: Parameters,
  resolved: Resolved,
  levels: readonly TrustLayer[],
  at: Place,
  issues: Issues,
): void {
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
