/** `releases:` of the system: when each is available, and how much of the full scope it brings or adds. */
import type { ReleaseSettings } from '../../model/settings.js';
import { formatDate } from '../calendar/calendar.js';
import { releasesKey } from '../keys/programme-keys.js';
import type { Issues } from '../text/issues.js';
import { child, type MapTree, placeOf } from '../text/tree.js';
import type { Horizon } from './horizon.js';
import { readKey } from './read-keys.js';

/** Reads all releases, in order of availability; the first must be a whole system that comes within the scenario. */
export function readReleases(file: MapTree, { start, days }: Horizon, issues: Issues): ReleaseSettings[] {
  const read = readKey(releasesKey, child(file, 'releases'), 'releases', { start, issues });
  const releases = [...(read ?? [])].flatMap(([id, { value: release }]): ReleaseSettings[] => {
    const { available, scope_share: scope, adds } = release.said;
    if (available?.value == null) return [];
    if (available.value >= days) {
      issues.error(available.at, available.path, `comes after the end, ${formatDate(start + days)}`);
    }
    const scopeShare = scope?.value ?? releasesKey.of.keys.scope_share.default;
    return [{ id, availableDay: available.value, scopeShare, adds: adds !== undefined }];
  });
  if (releases.length > 0 && releases.every(({ adds }) => adds)) {
    issues.error(
      placeOf(file, 'releases'),
      'releases',
      'every release adds to one before it; the first must be a whole system, without adds',
    );
  }
  return releases.sort((a, b) => a.availableDay - b.availableDay || (a.id < b.id ? -1 : 1));
}
