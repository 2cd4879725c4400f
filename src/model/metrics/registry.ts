/** All metrics, in the order in which they stand in tables. */
import { completionDay } from './completion-day.js';
import { daysToStable } from './days-to-stable.js';
import { goLiveDay } from './go-live-day.js';
import { holdCost } from './hold-cost.js';
import { holdDays } from './hold-days.js';
import { holds } from './holds.js';
import { incomeDeferred } from './income-deferred.js';
import { incomeLost } from './income-lost.js';
import { incomeNotDone } from './income-not-done.js';
import { incomeUncaptured } from './income-uncaptured.js';
import { lostRevenue } from './lost-revenue.js';
import { lostWeekEquivalents } from './lost-week-equivalents.js';
import type { Metric } from './metric.js';
import { over18WeeksPeak } from './over-18-weeks-peak.js';
import { over52Weeks } from './over-52-weeks.js';
import { reEngagementDays } from './re-engagement-days.js';
import { recoveredAt90DaysShare } from './recovered-at-90-days-share.js';
import { recoveryCost } from './recovery-cost.js';
import { severeGoLives } from './severe-go-lives.js';
import { slippageDays } from './slippage-days.js';
import { treatedWithin18WeeksShare } from './treated-within-18-weeks-share.js';
import { trustsLive } from './trusts-live.js';
import { trustsWithdrawn } from './trusts-withdrawn.js';
import { twoWeekWaitBreaches } from './two-week-wait-breaches.js';
import { waitPatientDays } from './wait-patient-days.js';
import { waitingListPeak } from './waiting-list-peak.js';
import { weeksObserved } from './weeks-observed.js';
import { weeksToClearBacklog } from './weeks-to-clear-backlog.js';

export const metrics: readonly Metric[] = [
  waitPatientDays,
  waitingListPeak,
  weeksToClearBacklog,
  treatedWithin18WeeksShare,
  over18WeeksPeak,
  over52Weeks,
  twoWeekWaitBreaches,
  incomeNotDone,
  incomeDeferred,
  incomeLost,
  incomeUncaptured,
  lostRevenue,
  recoveryCost,
  holdCost,
  goLiveDay,
  slippageDays,
  trustsLive,
  trustsWithdrawn,
  weeksObserved,
  severeGoLives,
  lostWeekEquivalents,
  holds,
  holdDays,
  daysToStable,
  recoveredAt90DaysShare,
  reEngagementDays,
  completionDay,
];

const byId = new Map(metrics.map((metric) => [metric.id, metric]));

/** The metric with this id; undefined if there is none. */
export function metricById(id: string): Metric | undefined {
  return byId.get(id);
}
