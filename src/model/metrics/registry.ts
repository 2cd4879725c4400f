/** All metrics, in the order in which they stand in tables. */
import { benefitsGbp } from './benefits.js';
import { bookingCost } from './booking-cost.js';
import { completionDay } from './completion-day.js';
import { costAtRisk } from './cost-at-risk.js';
import { daysToStable } from './days-to-stable.js';
import { deadlineMetShare } from './deadline-met-share.js';
import { deliveryCost } from './delivery-cost.js';
import { emergency4hBreaches } from './emergency-4h-breaches.js';
import { emergencyTimeMean } from './emergency-time-mean-minutes.js';
import { emergencyTimeP95 } from './emergency-time-p95-minutes.js';
import { emergencyWithin4hShare } from './emergency-within-4h-share.js';
import { expertUtilisation } from './expert-utilisation.js';
import { gateFalsePassShare, gateFalseStopShare } from './gate-errors.js';
import { goLiveDay } from './go-live-day.js';
import { lostPerGoLive, lostPerPlanned, waitPerGoLive, waitPerPlanned } from './harm-for-each.js';
import { hiddenPatientDays } from './hidden-patient-days.js';
import { hiddenPatientsPeak } from './hidden-patients.js';
import { holdCost } from './hold-cost.js';
import { holdDays } from './hold-days.js';
import { holds } from './holds.js';
import { incomeAtRisk } from './income-at-risk.js';
import { incomeDeferred } from './income-deferred.js';
import { incomeDowngraded } from './income-downgraded.js';
import { incomeLost } from './income-lost.js';
import { incomeNotDone } from './income-not-done.js';
import { incomeUncaptured } from './income-uncaptured.js';
import { incomeUnrecorded } from './income-unrecorded.js';
import { initiativeCost } from './initiative-cost.js';
import { legacyCost } from './legacy-cost.js';
import { lostRevenue } from './lost-revenue.js';
import { lostWeekEquivalents } from './lost-week-equivalents.js';
import type { Metric } from './metric.js';
import { netCost } from './net-cost.js';
import { over18WeeksPeak } from './over-18-weeks-peak.js';
import { over52Weeks } from './over-52-weeks.js';
import { overdueFollowUps } from './overdue-follow-ups.js';
import { penalties } from './penalties.js';
import { reEngagementDays } from './re-engagement-days.js';
import { recoveredAt90DaysShare } from './recovered-at-90-days-share.js';
import { recoveryCost } from './recovery-cost.js';
import { reportedMinusTrueList } from './reported-minus-true-list.js';
import { reportingBlackoutDays } from './reporting-blackout-days.js';
import { rttList } from './rtt-list.js';
import { severeGoLives } from './severe-go-lives.js';
import { severeEarlyShare, severeLateShare } from './severe-shares.js';
import { slippageDays } from './slippage-days.js';
import { treatedWithin18WeeksShare } from './treated-within-18-weeks-share.js';
import { trustMonthsOfSlippage } from './trust-months-of-slippage.js';
import { trustsLive } from './trusts-live.js';
import { trustsWithdrawn } from './trusts-withdrawn.js';
import { twoWeekWaitBreaches } from './two-week-wait-breaches.js';
import { waitAdmittedP50Days } from './wait-admitted-p50-days.js';
import { waitAdmittedP90Days } from './wait-admitted-p90-days.js';
import { waitAdmittedP95Days } from './wait-admitted-p95-days.js';
import { waitNonAdmittedP50Days } from './wait-non-admitted-p50-days.js';
import { waitNonAdmittedP90Days } from './wait-non-admitted-p90-days.js';
import { waitNonAdmittedP95Days } from './wait-non-admitted-p95-days.js';
import { waitPatientDays } from './wait-patient-days.js';
import { waitingListPeak } from './waiting-list-peak.js';
import { weeklyCashLow } from './weekly-cash-low.js';
import { weeksObserved } from './weeks-observed.js';
import { weeksToClearBacklog } from './weeks-to-clear-backlog.js';
import { within18WeeksShare } from './within-18-weeks-share.js';

export const metrics: readonly Metric[] = [
  waitPatientDays,
  waitingListPeak,
  weeksToClearBacklog,
  treatedWithin18WeeksShare,
  over18WeeksPeak,
  over52Weeks,
  twoWeekWaitBreaches,
  rttList,
  within18WeeksShare,
  waitAdmittedP50Days,
  waitAdmittedP90Days,
  waitAdmittedP95Days,
  waitNonAdmittedP50Days,
  waitNonAdmittedP90Days,
  waitNonAdmittedP95Days,
  hiddenPatientsPeak,
  hiddenPatientDays,
  overdueFollowUps,
  reportedMinusTrueList,
  reportingBlackoutDays,
  emergency4hBreaches,
  emergencyWithin4hShare,
  emergencyTimeMean,
  emergencyTimeP95,
  incomeNotDone,
  incomeDeferred,
  incomeLost,
  incomeUncaptured,
  incomeDowngraded,
  penalties,
  lostRevenue,
  incomeUnrecorded,
  incomeAtRisk,
  weeklyCashLow,
  recoveryCost,
  holdCost,
  bookingCost,
  initiativeCost,
  deliveryCost,
  costAtRisk,
  legacyCost,
  benefitsGbp,
  netCost,
  goLiveDay,
  slippageDays,
  trustMonthsOfSlippage,
  deadlineMetShare,
  trustsLive,
  trustsWithdrawn,
  weeksObserved,
  severeGoLives,
  severeEarlyShare,
  severeLateShare,
  lostWeekEquivalents,
  holds,
  holdDays,
  daysToStable,
  recoveredAt90DaysShare,
  reEngagementDays,
  completionDay,
  gateFalsePassShare,
  gateFalseStopShare,
  expertUtilisation,
  waitPerGoLive,
  lostPerGoLive,
  waitPerPlanned,
  lostPerPlanned,
];

const byId = new Map(metrics.map((metric) => [metric.id, metric]));

/** The metric with this id; undefined if there is none. */
export function metricById(id: string): Metric | undefined {
  return byId.get(id);
}
