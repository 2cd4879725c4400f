/** `releases:` of the system: when each is available, and how much of the full scope it brings or adds. */
import type { ReleaseSettings } from '../../model/settings.js';
import { formatDate } from '../calendar/calendar.js';
import { dayAt, type Horizon } from '../calendar/dates.js';
import type { Issues } from '../text/issues.js';
import { child, type MapTree, mapAt, numberAt } from '../text/tree.js';

/** Reads all releases, in order of availability; the first must be a whole system that comes within the scenario. */
export function readReleases(file: MapTree, horizon: Horizon, issues: Issues): ReleaseSettings[] {
  const list = mapAt(file, 'releases');
  const releases = [...(list?.entries ?? [])].flatMap(([id, { value: tree }]): ReleaseSettings[] => {
    const availableDay = dayAt(tree, 'available', horizon);
    if (availableDay === undefined) return [];
    const adds = child(tree, 'adds')?.kind === 'list';
    if (availableDay >= horizon.days) {
      const end = formatDate(horizon.start + horizon.days);
      issues.error(child(tree, 'available')!.at, `releases.${id}.available`, `comes after the end, ${end}`);
    }
    return [{ id, availableDay, scopeShare: numberAt(tree, 'scope_share') ?? 1, adds }];
  });
  if (list !== undefined && releases.length > 0 && releases.every(({ adds }) => adds)) {
    issues.error(
      list.at,
      'releases',
      'every release adds to one before it; the first must be a whole system, without adds',
    );
  }
  return releases.sort((a, b) => a.availableDay - b.availableDay || (a.id < b.id ? -1 : 1));
}
