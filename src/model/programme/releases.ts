/**
 * Releases of the system: which one a trust takes, how much of the full scope it brings, and which later ones a live
 * trust upgrades to.
 */
import type { ReleaseSettings } from '../settings.js';

/** What a trust goes live with. */
export interface TakenRelease {
  /** Id of the release; empty where the scenario names none. */
  readonly id: string;
  readonly scope: number;
}

/** What a live trust is asked for its upgrades. */
interface LiveTrust {
  readonly index: number;
  readonly goLiveDay: number;
}

export interface Releases {
  /** First day from the planned one on which the trust's release is there; infinite if it never is. */
  readyFrom(plannedDay: number): number;
  /** What a trust that goes live on a day takes. */
  takenOn(day: number): TakenRelease;
  /** The release of this id, as somebody went live with it. */
  named(id: string): TakenRelease;
  /** The next release that a live trust upgrades to, after those it has had, and the day on which it asks; null: none. */
  upgradeAfter(trust: LiveTrust, had: number): { readonly taken: TakenRelease; readonly day: number } | null;
}

const WHOLE: TakenRelease = { id: '', scope: 1 };

export const oneRelease: Releases = {
  readyFrom: (day) => day,
  takenOn: () => WHOLE,
  named: () => WHOLE,
  upgradeAfter: () => null,
};

export interface ReleaseNumbers {
  /** A trust waits for the next release if it comes within so many days of its planned go-live. */
  readonly waitDays: number;
  /** Days from a release's availability to the day on which a live trust asks for it; NaN: never. */
  readonly upgradeDays: (trust: LiveTrust, release: string) => number;
}

/** @param releases in order of availability */
export function datedReleases(releases: readonly ReleaseSettings[], n: ReleaseNumbers): Releases {
  const whole = releases.filter(({ adds }) => !adds);
  const added = releases.filter(({ adds }) => adds);
  const takenOn = (day: number): TakenRelease => {
    const base = whole.filter(({ availableDay }) => availableDay <= day).at(-1) ?? whole[0];
    let scope = base?.scopeShare ?? 0;
    for (const { availableDay, scopeShare } of added) if (availableDay <= day) scope += scopeShare;
    return { id: base?.id ?? '', scope };
  };
  return {
    takenOn,
    readyFrom(planned) {
      const first = whole[0]?.availableDay ?? Number.POSITIVE_INFINITY;
      const day = Math.max(planned, first);
      const next = whole.find(({ availableDay }) => availableDay > day);
      return next !== undefined && next.availableDay <= day + n.waitDays ? next.availableDay : day;
    },
    named(id) {
      const release = releases.find((one) => one.id === id);
      return release === undefined ? WHOLE : { id, scope: release.scopeShare };
    },
    upgradeAfter(trust, had) {
      const later = added.filter(({ availableDay }) => availableDay > trust.goLiveDay)[had];
      if (later === undefined) return null;
      const days = n.upgradeDays(trust, later.id);
      if (Number.isNaN(days)) return null;
      return { taken: { id: later.id, scope: later.scopeShare }, day: later.availableDay + days };
    },
  };
}
