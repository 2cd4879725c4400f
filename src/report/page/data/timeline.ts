/** Every trust by phase: the stays of all replications, and how far the day of each go-live spreads over them. */
import type { Design } from '../../../experiment/design.js';
import { quantile } from '../../../stats/quantile.js';
import type { GoLiveSpread, Timeline } from '../page-data.js';
import { entriesOf, goLiveOf, phases, type StayLog } from './stays.js';

export function timelineOf({ settings }: Design, { texts }: StayLog): Timeline {
  return {
    phases,
    stays: texts,
    spreads: texts.map((replications, s) => {
      const live = replications.map((text) => entriesOf(text).map(goLiveOf));
      return settings.trusts.map((_, t): GoLiveSpread => {
        const days = live.flatMap((each) => each[t] ?? []);
        const planned = settings.strategies[s]!.goLiveDay[t] ?? null;
        return { days: spreadOf(days), live: days.length, of: replications.length, planned };
      });
    }),
  };
}

function spreadOf(days: readonly number[]): GoLiveSpread['days'] {
  const sorted = Float64Array.from(days).sort();
  const [low, middle, high] = [0.05, 0.5, 0.95].map((share) => quantile(sorted, share));
  if (low === undefined || middle === undefined || high === undefined) return null;
  return [Math.round(low), Math.round(middle), Math.round(high)];
}
