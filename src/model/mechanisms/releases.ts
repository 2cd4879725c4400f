/**
 * Releases of the system: nobody goes live before one is there; a trust takes what exists or waits a while for the next;
 * a later release that adds to the system is asked for by live trusts as an upgrade, by each in its own time. A trust
 * takes those of its build.
 * Off: the system is there from the start, whole.
 */
import { decision, triangular } from '../parameter.js';
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
    upgrade_after_weeks: decision(
      {
        unit: 'weeks',
        range: [0, 5200],
        default: triangular(4, 12, 26),
        word: 'never',
        source: 'grade D: a month at the least to test it, half a year at the most to prepare it',
        means:
          'From the day a later release is available to the day on which a live trust asks for it; drawn for each trust and release; never: none.',
      },
      'per_go_live',
    ),
  },
  install(n, world, { forTrust }) {
    const { releases: all, builds } = world.settings;
    if (all.length === 0) return;
    const upgradeDays = world.trusts.map(
      (trust) =>
        new Map(
          all
            .filter(({ adds }) => adds)
            .map(({ id }, ordinal) => [id, Math.round(7 * forTrust('upgrade_after_weeks', trust, ordinal))]),
        ),
    );
    const dated = (releases: typeof all) =>
      datedReleases(releases, {
        waitDays: Math.round(7 * n.wait_weeks),
        upgradeDays: ({ index }, release) => upgradeDays[index]!.get(release)!,
      });
    const every = dated(all);
    const own = new Map(
      builds.flatMap(({ id, releases }) =>
        releases === null ? [] : [[id, dated(all.filter((release) => releases.includes(release.id)))] as const],
      ),
    );
    const releasesOf = (build: string) => own.get(build) ?? every;
    world.programme.releasesOf = releasesOf;
  },
});
