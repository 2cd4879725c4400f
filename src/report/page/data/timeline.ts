/** Every trust by phase: the stays of all replications, and how far the day of each go-live spreads over them. */
import type { Design } from '../../../experiment/design.js';
import { quantile } from '../../../stats/quantile.js';
import type { GoLiveSpread, Timeline } from '../page-data.js';
import { phases, type StayLog } from './stays.js';

export function timelineOf({ settings }: Design, { texts, goLives, added }: StayLog): Timeline {
  return {
    phases,
    stays: texts,
    spreads: goLives.map((byTrust, s) =>
      byTrust.map((days, t): GoLiveSpread => {
        const planned = settings.strategies[s]!.goLiveDay[t] ?? null;
        return { days: spreadOf(days), live: days.length, of: added, planned };
      }),
    ),
  };
}

function spreadOf(days: readonly number[]): GoLiveSpread['days'] {
  const sorted = Float64Array.from(days).sort();
  const [low, middle, high] = [0.05, 0.5, 0.95].map((share) => quantile(sorted, share));
  if (low === undefined || middle === undefined || high === undefined) return null;
  return [Math.round(low), Math.round(middle), Math.round(high)];
}
