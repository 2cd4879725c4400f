/** How long the list was longer than without the go-live. */
import { trueListsTo } from '../folds/daily.js';
import { goLiveDays } from '../folds/facts-of-slice.js';
import { programmeLevel } from '../measures.js';
import type { Metric } from '../metric.js';
import { hasCare } from '../slice.js';

/** The excess is cleared when its mean over four weeks is within this share of the counterfactual's list. */
const CLEARED_SHARE = 0.01;
const SMOOTHED_DAYS = 28;

export const weeksToClearBacklog: Metric = {
  id: 'weeks_to_clear_backlog',
  unit: 'weeks',
  better: 'lower',
  label: 'Weeks to clear the backlog',
  definition:
    "Weeks from the first go-live until the four-week mean of the true list is back within 1% of the counterfactual's for good; 0 if it never left.",
  concerns: 'patients',
  runOut: 'counted',
  aggregation: 'of the sum of the lists',
  atEnd: 'counts_to_end',
  censoring: 'a backlog not cleared by then counts to the end of the window',
  unknown: 'where no go-live was made',
  ...programmeLevel((slice, base) => {
    const days = [...goLiveDays(slice).values()];
    if (days.length === 0) return { value: Number.NaN, censored: false };
    if (!hasCare(slice)) return { value: 0, censored: false };
    const first = Math.min(...days);
    const [own, usually] = trueListsTo(slice, base);
    let last = -1;
    let excess = 0;
    let usual = 0;
    for (let day = Math.max(slice.from, first); day < slice.from + own.length; day++) {
      const at = day - slice.from;
      excess += own[at]! - usually[at]!;
      usual += usually[at]!;
      const then = at - SMOOTHED_DAYS;
      if (then >= 0 && day - SMOOTHED_DAYS >= first) {
        excess -= own[then]! - usually[then]!;
        usual -= usually[then]!;
      }
      if (excess > CLEARED_SHARE * usual) last = day;
    }
    return { value: last < 0 ? 0 : (last + 1 - first) / 7, censored: last === slice.from + own.length - 1 };
  }),
};
