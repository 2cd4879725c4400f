/**
 * Work in the emergency department takes longer on a new system: by a factor for the first quarter, falling evenly to 1 by
 * half a year (P80a, from the four-hour performance of seven trusts around their go-lives). The wait for a bed is none
 * of it.
 */
import { triangular, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

export const emergencySlowdown = mechanism({
  id: 'emergency_slowdown',
  means: 'Work on emergency patients takes longer after go-live.',
  about: 'world',
  scope: 'trust',
  parameters: {
    time_multiplier: world(
      {
        unit: 'multiplier',
        range: [0.1, 10],
        default: triangular(1, 1.14, 1.35),
        source: 'P80a',
        means: 'Time of the work on a patient in the first weeks, as a multiple of the usual.',
      },
      'per_go_live',
    ),
    full_weeks: world({
      unit: 'weeks',
      range: [0, 520],
      default: 12,
      source: 'P80a',
      means: 'Weeks from go-live for which it holds in full.',
    }),
    gone_weeks: world({
      unit: 'weeks',
      range: [0, 520],
      default: 26,
      source: 'P80a',
      means: 'Weeks from go-live by which it has fallen to 1, evenly.',
    }),
  },
  formerly: new Map([['trouble_multiplier', 'time_multiplier, which trusts in trouble have as all others have']]),
  dailyOnceLive(p, trust, day, fx) {
    if (fx.list.booked || fx.list.beds) return;
    const weeks = trust.weeksLive(day);
    const left = weeks <= p.full_weeks ? 1 : Math.max(0, (p.gone_weeks - weeks) / (p.gone_weeks - p.full_weeks));
    if (weeks < p.gone_weeks || weeks <= p.full_weeks) fx.emergencyTime *= 1 + left * (p.time_multiplier - 1);
  },
});
