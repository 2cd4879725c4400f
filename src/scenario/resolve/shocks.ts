/** `delivery_pool: {shocks: [...]}`: experts lost at once between two dates. */
import { shockFields } from '../../model/programme/staffing.js';
import type { PoolShock } from '../../model/settings.js';
import { dayAt, type Horizon } from '../calendar/dates.js';
import type { Issues } from '../text/issues.js';
import { child, join, placeOf, type Tree } from '../text/tree.js';
import { readLayer, resolveTable } from './tables.js';
import { basisOf, noBasis } from './values.js';

/** Reads the shocks of a `delivery_pool:`; undefined where the file has none. */
export function readShocks(
  pool: Tree | undefined,
  path: string,
  horizon: Horizon,
  issues: Issues,
): PoolShock[] | undefined {
  const list = child(pool, 'shocks');
  if (list?.kind !== 'list') return undefined;
  const basis = basisOf(pool, noBasis);
  return list.items.flatMap((tree, i): PoolShock[] => {
    const here = join(path, `shocks.${i}`);
    const from = dayAt(tree, 'from', horizon);
    const until = dayAt(tree, 'until', horizon);
    if (from === undefined || until === undefined) return [];
    if (until <= from) issues.error(placeOf(tree, 'until'), join(here, 'until'), 'until must come after from');
    const { values } = resolveTable(shockFields, [readLayer(tree, here, shockFields, basis, issues)], horizon.start);
    return [{ from, until, lostShare: values['lost_share']! }];
  });
}
