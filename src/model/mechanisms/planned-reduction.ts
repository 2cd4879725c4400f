/**
 * Planned reduction: the trust books fewer patients in the first weeks on the new system, by kind of list. What was
 * never booked cannot be lost to the dip again: activity = min(planned, dip) x capacity.
 */
import { decision } from '../parameter.js';
import { mechanism } from './mechanism.js';

export const plannedReduction = mechanism({
  id: 'planned_reduction',
  means: 'Fewer patients are booked in the first weeks after go-live.',
  about: 'decision',
  scope: 'trust',
  parameters: {
    week_1_share: decision({
      unit: 'share',
      range: [0, 1],
      default: 0.5,
      source: 'P16',
      means: 'Share of outpatient slots not booked in the first week.',
    }),
    week_2_share: decision({
      unit: 'share',
      range: [0, 1],
      default: 0.25,
      source: 'P16',
      means: 'The same in the second week.',
    }),
    weeks_3_4_share: decision({
      unit: 'share',
      range: [0, 1],
      default: 0.1,
      source: 'P16',
      means: 'The same in the third and fourth week.',
    }),
    theatres_share: decision({
      unit: 'share',
      range: [0, 1],
      default: 0.3,
      source: 'P16',
      means: 'Share of admissions not booked in the first two weeks.',
    }),
  },
  begin(p, trust) {
    trust.reducedDays = 7 * weeksOf(p);
  },
  dailyOnceLive(p, trust, day, fx) {
    const week = Math.floor(trust.weeksLive(day));
    if (week > 3) return;
    if (fx.list.theatre) {
      if (week < 2) fx.planned *= 1 - p.theatres_share;
    } else fx.planned *= 1 - (week === 0 ? p.week_1_share : week === 1 ? p.week_2_share : p.weeks_3_4_share);
  },
});

/** Weeks from go-live up to the last one in which fewer patients are booked. */
function weeksOf(p: {
  readonly week_1_share: number;
  readonly week_2_share: number;
  readonly weeks_3_4_share: number;
  readonly theatres_share: number;
}): number {
  if (p.weeks_3_4_share > 0) return 4;
  if (p.week_2_share > 0 || p.theatres_share > 0) return 2;
  return p.week_1_share > 0 ? 1 : 0;
}
