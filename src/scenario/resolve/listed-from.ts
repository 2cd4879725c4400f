/**
 * `listed_from: {outpatients: 0.18}`: which outpatient services of the trust list patients for admission in an elective
 * service, and what share of their first attendances.
 */
import type { ServiceSettings } from '../../model/settings.js';
import { LISTED_FROM, listedShare } from '../schema/schema-services.js';
import { join, mapAt, type Place } from '../text/tree.js';
import { settingOf } from './tables.js';
import type { TrustLayer, TrustReading } from './trust-layers.js';
import { basisOf, type Given, readValue } from './values.js';

/** An entry of the map as the file has it at the highest level. */
export interface ListedFrom {
  readonly given: Given;
  /** Where the key of the entry stands, and its path. */
  readonly key: Place;
  readonly path: string;
}

/** Reads the map of a service over its levels: entries merge, `off` takes one away. */
export function readListedFrom(levels: readonly TrustLayer[], reading: TrustReading): ReadonlyMap<string, ListedFrom> {
  const listed = new Map<string, ListedFrom>();
  for (const { tree, path, basis } of levels) {
    const above = basisOf(tree, basis);
    for (const [service, { key, value }] of mapAt(tree, LISTED_FROM)?.entries ?? []) {
      const here = join(path, `${LISTED_FROM}.${service}`);
      if (value.kind === 'scalar' && value.value === 'off') {
        listed.delete(service);
        continue;
      }
      const given = readValue(value, here, listedShare, above, reading.issues);
      if (given !== undefined) listed.set(service, { given, key, path: here });
    }
  }
  return listed;
}

/** The settings of a service's map, in the order of the ids: the order of the file has no part in a sum. */
export function listedSettings(listed: ReadonlyMap<string, ListedFrom>, start: number): ServiceSettings['listedFrom'] {
  return [...listed]
    .map(([service, { given }]) => ({ service, share: settingOf(given, listedShare, start)! }))
    .sort((a, b) => (a.service < b.service ? -1 : 1));
}
