/** Waits against the times allowed: 18 weeks, 52 weeks, and two weeks for suspected cancer. */
import { dailyOver18Weeks, dailyOver52Weeks, peak } from '../folds/daily.js';
import { total, withClock } from '../folds/ledger-sums.js';
import { levelAndExcess, ratioAndExcess, shareWithin } from '../measures.js';
import { type Metric, UNTIL_CLEARED } from '../metric.js';

/** The share of clocks stopped within 18 weeks. */
export const treatedWithin18WeeksShare: Metric = {
  id: 'treated_within_18_weeks_share',
  unit: 'share',
  better: 'higher',
  label: 'Treated within 18 weeks',
  definition: 'Of the clocks stopped by treatment or decision, the share that had run 126 days or less.',
  concerns: 'patients',
  ofCare: true,
  runOut: 'windows',
  aggregation: 'share of the sums',
  atEnd: 'later_not_counted',
  censoring: 'patients still waiting are not in it',
  ...ratioAndExcess(
    (slice) => total(slice, 'stops_within_18_weeks'),
    (slice) => total(slice, 'stops'),
  ),
};

/** The worst day of long waits. */
export const over18WeeksPeak: Metric = {
  id: 'over_18_weeks_peak',
  unit: 'patients',
  better: 'lower',
  label: 'Most waiting over 18 weeks',
  definition: 'Largest number on the true list whose clock has run more than 126 days.',
  concerns: 'patients',
  ofCare: true,
  runOut: 'windows',
  aggregation: 'peak of the sum',
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
  ...levelAndExcess((slice) => peak(slice, dailyOver18Weeks)),
};

/** The worst day of very long waits. */
export const over52Weeks: Metric = {
  id: 'over_52_weeks',
  unit: 'patients',
  better: 'lower',
  label: 'Most waiting over 52 weeks',
  definition: 'Largest number waiting for a first attendance or an admission whose clock has run more than 364 days.',
  concerns: 'patients',
  ofCare: true,
  runOut: 'windows',
  aggregation: 'peak of the sum',
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
  ...levelAndExcess((slice) => peak(slice, dailyOver52Weeks)),
};

/** Suspected-cancer referrals that were not seen in two weeks. */
export const twoWeekWaitBreaches: Metric = {
  id: 'two_week_wait_breaches',
  unit: 'patients',
  better: 'lower',
  label: 'Two-week waits breached',
  definition: 'Patients referred for suspected cancer who were not seen by day 14.',
  concerns: 'patients',
  ofCare: true,
  aggregation: 'sum',
  ...UNTIL_CLEARED,
  ...levelAndExcess((slice) => total(slice, 'two_week_breaches')),
};

/** The list as the standard knows it: patients whose clock runs. */
export const rttList: Metric = {
  id: 'rtt_list',
  unit: 'patients',
  better: 'lower',
  label: 'Incomplete pathways',
  definition: 'Patients with a referral-to-treatment clock at the end of the window.',
  concerns: 'patients',
  ofCare: true,
  runOut: 'windows',
  aggregation: 'sum',
  atEnd: 'as_it_stands',
  censoring: 'as of the end of the window',
  ...levelAndExcess((slice) => withClock(slice, slice.to - 1, 'all')),
};

/** The share of incomplete pathways within 18 weeks. */
export const within18WeeksShare: Metric = {
  id: 'within_18_weeks_share',
  unit: 'share',
  better: 'higher',
  label: 'Waiting within 18 weeks',
  definition: 'Of the patients with a running clock at the end of the window, the share of 126 days or less.',
  concerns: 'patients',
  ofCare: true,
  runOut: 'windows',
  aggregation: 'share of the sums',
  atEnd: 'as_it_stands',
  censoring: 'as of the end of the window',
  ...shareWithin(
    (slice) => withClock(slice, slice.to - 1, 'over_18_weeks'),
    (slice) => withClock(slice, slice.to - 1, 'all'),
  ),
};
