/** `delivery_pool: {shocks: [...]}`: experts lost at once between two dates. */
import type { PoolShock } from '../../model/settings.js';
import { poolKey } from '../keys/programme-keys.js';
import type { Tree } from '../text/tree.js';
import { type KeyReading, readKey } from './read-keys.js';

/** Reads the shocks of a `delivery_pool:`; undefined where the file has none. */
export function readShocks(pool: Tree | undefined, path: string, reading: KeyReading): PoolShock[] | undefined {
  return readKey(poolKey, pool, path, reading)?.said.shocks?.flatMap((shock): PoolShock[] => {
    const { from, until } = shock.said;
    if (from?.value == null || until?.value == null) return [];
    if (until.value <= from.value) reading.issues.error(until.at, until.path, 'until must come after from');
    return [{ from: from.value, until: until.value, lostShare: shock.numbers['lost_share']! }];
  });
}
