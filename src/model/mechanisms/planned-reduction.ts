/**
 * Planned reduction: the trust books fewer patients in the first weeks on the new system, by kind of list. What was
 * never booked cannot be lost to the dip again: activity = min(planned, dip) x capacity.
 */
import { decisionByWeek } from '../parameter.js';
import { mechanism } from './mechanism.js';

const WAS_OUTPATIENTS = 'outpatients_share_by_week, a list with the share of each week, such as [0.5, 0.25, 0.1, 0.1]';
const WAS_ADMISSIONS = 'admissions_share_by_week, a list with the share of each week, such as [0.3, 0.3]';

export const plannedReduction = mechanism({
  id: 'planned_reduction',
  means: 'Fewer patients are booked in the first weeks after go-live.',
  about: 'decision',
  scope: 'trust',
  parameters: {
    outpatients_share_by_week: decisionByWeek(
      {
        unit: 'share',
        range: [0, 1],
        source: 'P16',
        means: 'Share of outpatient slots not booked, in each week from go-live; later all are booked.',
      },
      [0.5, 0.25, 0.1, 0.1],
    ),
    admissions_share_by_week: decisionByWeek(
      { unit: 'share', range: [0, 1], source: 'P16', means: 'The same of admissions.' },
      [0.3, 0.3],
    ),
  },
  formerly: new Map([
    ['week_1_share', WAS_OUTPATIENTS],
    ['week_2_share', WAS_OUTPATIENTS],
    ['weeks_3_4_share', WAS_OUTPATIENTS],
    ['theatres_share', WAS_ADMISSIONS],
  ]),
  begin(_p, trust, _world, { list }) {
    const outpatients = list('outpatients_share_by_week');
    const admissions = list('admissions_share_by_week');
    trust.reducedDays = 7 * Math.max(reducedWeeks(outpatients), reducedWeeks(admissions));
    return { outpatients, admissions };
  },
  dailyOnceLive(_p, trust, day, fx, { outpatients, admissions }) {
    const weeks = fx.list.theatre ? admissions : outpatients;
    const week = Math.floor(trust.weeksLive(day));
    if (week < weeks.length) fx.planned *= 1 - weeks[week]!;
  },
});

/** Weeks from go-live up to the last one in which fewer patients are booked. */
function reducedWeeks(shares: readonly number[]): number {
  return shares.findLastIndex((share) => share > 0) + 1;
}
