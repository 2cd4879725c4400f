/** Referrals to an outpatient service, drawn for all days of a replication. */
import type { DailyWords } from '../../../kernel/streams.js';
import { exp } from '../../../stats/dmath.js';
import type { Settings } from '../../settings.js';
import type { Chance } from '../chance.js';
import { growthPerDay } from '../growth.js';
import { type OutpatientNumbers, PRIORITIES } from './outpatient-fields.js';

/** Referrals by priority and day: Poisson by weekday and growth. */
export function drawReferrals(
  n: OutpatientNumbers,
  settings: Settings,
  words: DailyWords,
  chance: Chance,
): Int32Array[] {
  const { careDays, calendar } = settings;
  const referrals = Array.from(PRIORITIES, () => new Int32Array(careDays));
  const shares = Float64Array.from(PRIORITIES, (priority) => n[`priority_shares.${priority}`]);
  const growth = growthPerDay(n.growth_share_per_year);
  for (let day = 0; day < careDays; day++) {
    const weekend = calendar.weekday[day]! >= 5;
    const shareOfWeek = weekend ? n.weekend_share / 2 : (1 - n.weekend_share) / 5;
    const expected = n.referrals_per_week * shareOfWeek * exp(growth * day);
    for (let priority = 0; priority < shares.length; priority++) {
      const u = words.uniform(day, priority);
      referrals[priority]![day] = chance.poisson(u, expected * shares[priority]!, priority);
    }
  }
  return referrals;
}
