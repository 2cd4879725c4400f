/**
 * Releases of the system: nobody goes live before one is there; a trust takes what exists or waits a while for the next;
 * a later release that adds to the system is taken by live trusts as an upgrade. A trust takes those of its build.
 * Off: the system is there from the start, whole.
 */
import { decision } from '../parameter.js';
import { datedReleases } from '../programme/releases.js';
import { mechanism } from './mechanism.js';

export const releases = mechanism({
  id: 'releases',
  means: 'Releases become available, with their scope; trusts take what exists, wait, upgrade later.',
  about: 'decision',
  scope: 'programme',
  parameters: {
    wait_weeks: decision({
      unit: 'weeks',
      range: [0, 520],
      default: 0,
      source: 'grade D: trusts take what exists',
      means: 'A trust waits for the next release if it comes within this time of the planned go-live.',
    }),
    upgrade_after_weeks: decision({
      unit: 'weeks',
      range: [0, 5200],
      default: 26,
      word: 'never',
      source: 'grade D: half a year to prepare it',
      means: 'From the day a later release is available to the upgrade of a trust that is live; never: none.',
    }),
  },
  install(n, world) {
    const { releases: all, builds } = world.settings;
    if (all.length === 0) return;
    const dated = (releases: typeof all) =>
      datedReleases(releases, {
        waitDays: Math.round(7 * n.wait_weeks),
        upgradeDays: Number.isNaN(n.upgrade_after_weeks)
          ? Number.POSITIVE_INFINITY
          : Math.round(7 * n.upgrade_after_weeks),
      });
    const every = dated(all);
    const own = new Map(
      builds.flatMap(({ id, releases }) =>
        releases === null ? [] : [[id, dated(all.filter((release) => releases.includes(release.id)))] as const],
      ),
    );
    world.programme.releasesOf = (build) => own.get(build) ?? every;
  },
});
