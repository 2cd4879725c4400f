/** All metrics, in the order in which they stand in tables. */
import { activityShares, patientsNotDone } from './activity/activity-share.js';
import { weeksTo95PercentActivity, weeksToFullActivity } from './activity/weeks-to-activity.js';
import { electiveCancelledNoBed, electiveCancelledNoBedShare } from './beds/no-bed.js';
import { bedDays, bedOccupancyHighest, bedOccupancyMean } from './beds/occupancy.js';
import { nonElectiveUncoded, reportedMinusTrueEmergencyAdmissions } from './beds/spells.js';
import {
  bedWaitOver4h,
  bedWaitOver12h,
  bedWaitP90,
  emergency4hBreachesByBeds,
  emergencyBoarding12h,
} from './beds/waits-for-beds.js';
import { benefitsGbp } from './costs/benefits.js';
import { contributionLost, variableCostSaved } from './costs/contribution.js';
import { escalationCost } from './costs/escalation.js';
import { netCost } from './costs/net-cost.js';
import {
  bookingCost,
  costAtRisk,
  crisisCost,
  deliveryCost,
  holdCost,
  initiativeCost,
  legacyCost,
  recoveryCost,
  troubleCost,
} from './costs/spending.js';
import {
  emergency4hBreaches,
  emergencyTimeMean,
  emergencyTimeP95,
  emergencyWithin4hShare,
} from './emergency/time-in-department.js';
import { lostPerGoLive, lostPerPlanned, waitPerGoLive, waitPerPlanned } from './harm-for-each.js';
import { incomeShares } from './income/income-shares.js';
import { lostRevenue } from './income/lost-revenue.js';
import { penalties } from './income/penalties.js';
import { incomePending, incomeReceived } from './income/received.js';
import { incomeAtRisk, incomeDowngraded, incomeUncaptured, incomeUnrecorded } from './income/recording.js';
import { weeklyCashLow } from './income/weekly-cash-low.js';
import { incomeDeferred, incomeLost, incomeNotDone } from './income/work-not-done.js';
import { hiddenPatientDays, hiddenPatientsPeak, overdueFollowUps } from './list-quality/hidden-and-overdue.js';
import { reportedMinusTrueList, reportedOver18Weeks, reportingBlackoutDays } from './list-quality/reporting.js';
import type { Metric } from './metric.js';
import { trustsAlarmed } from './programme/alarms.js';
import {
  allLiveByDeadline,
  completionDay,
  deadlineMetShare,
  goLiveDay,
  slippageDays,
  trustMonthsOfSlippage,
  weeksToAllOnSystem,
} from './programme/dates.js';
import { expertUtilisation } from './programme/expert-utilisation.js';
import { trustsLive, trustsWithdrawn, weeksObserved } from './programme/exposure.js';
import { gateFalsePassShare, gateFalseStopShare } from './programme/gate-errors.js';
import { holdDays, holds, reEngagementDays } from './programme/holds.js';
import { lostWeekEquivalents } from './programme/lost-week-equivalents.js';
import { daysToStable, recoveredAt90DaysShare } from './programme/recovery.js';
import { severeGoLives } from './programme/severe-go-lives.js';
import { severeEarlyShare, severeLateShare } from './programme/severe-shares.js';
import {
  waitAdmittedP50Days,
  waitAdmittedP90Days,
  waitAdmittedP95Days,
  waitNonAdmittedP50Days,
  waitNonAdmittedP90Days,
  waitNonAdmittedP95Days,
} from './waits/at-clock-stop.js';
import { listsNotCleared } from './waits/lists-not-cleared.js';
import {
  over18WeeksPeak,
  over52Weeks,
  rttList,
  treatedWithin18WeeksShare,
  twoWeekWaitBreaches,
  within18WeeksShare,
} from './waits/time-limits.js';
import { waitingListPeak, waitPatientDays } from './waits/true-list.js';
import { weeksToClearBacklog } from './waits/weeks-to-clear-backlog.js';

export const metrics: readonly Metric[] = [
  waitPatientDays,
  waitingListPeak,
  weeksToClearBacklog,
  listsNotCleared,
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
  reportedOver18Weeks,
  reportingBlackoutDays,
  emergency4hBreaches,
  emergencyWithin4hShare,
  emergencyTimeMean,
  emergencyTimeP95,
  emergency4hBreachesByBeds,
  emergencyBoarding12h,
  bedWaitP90,
  bedWaitOver4h,
  bedWaitOver12h,
  bedOccupancyMean,
  bedOccupancyHighest,
  bedDays,
  electiveCancelledNoBed,
  electiveCancelledNoBedShare,
  reportedMinusTrueEmergencyAdmissions,
  ...activityShares,
  patientsNotDone,
  weeksTo95PercentActivity,
  weeksToFullActivity,
  incomeReceived,
  incomePending,
  incomeNotDone,
  incomeDeferred,
  incomeLost,
  incomeUncaptured,
  incomeDowngraded,
  penalties,
  lostRevenue,
  variableCostSaved,
  contributionLost,
  incomeUnrecorded,
  incomeAtRisk,
  nonElectiveUncoded,
  ...incomeShares,
  weeklyCashLow,
  troubleCost,
  recoveryCost,
  crisisCost,
  holdCost,
  bookingCost,
  initiativeCost,
  deliveryCost,
  costAtRisk,
  legacyCost,
  escalationCost,
  benefitsGbp,
  netCost,
  goLiveDay,
  slippageDays,
  trustMonthsOfSlippage,
  deadlineMetShare,
  allLiveByDeadline,
  trustsLive,
  trustsWithdrawn,
  weeksObserved,
  trustsAlarmed,
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
  weeksToAllOnSystem,
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
