/**
 * Work in the emergency department takes longer on a new system: by a factor for the first two weeks, falling evenly to
 * 1 by week 12, and by a larger one while the trust is in trouble.
 */
import { triangular, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

export const emergencySlowdown = mechanism({
  id: 'emergency_slowdown',
  means: 'Work on emergency patients takes longer after go-live, and while the trust is in trouble.',
  about: 'world',
  scope: 'trust',
  parameters: {
    time_multiplier: world(
      {
        unit: 'multiplier',
        range: [0.1, 10],
        default: triangular(1.06, 1.15, 1.22),
        source: 'P28',
        means: 'Time of the work on a patient in the first weeks, as a multiple of the usual.',
      },
      'per_go_live',
    ),
    full_weeks: world({
      unit: 'weeks',
      range: [0, 520],
      default: 2,
      source: 'P28',
      means: 'Weeks from go-live for which it holds in full.',
    }),
    gone_weeks: world({
      unit: 'weeks',
      range: [0, 520],
      default: 12,
      source: 'P28',
      means: 'Weeks from go-live by which it has fallen to 1, evenly.',
    }),
    trouble_multiplier: world({
      unit: 'multiplier',
      range: [0.1, 10],
      default: 1.3,
      source: 'P28',
      means: 'The multiple while the trust is in trouble, if it is the larger.',
    }),
  },
  dailyOnceLive(p, trust, day, fx) {
    if (fx.list.booked) return;
    const weeks = trust.weeksLive(day);
    const left = weeks <= p.full_weeks ? 1 : Math.max(0, (p.gone_weeks - weeks) / (p.gone_weeks - p.full_weeks));
    const multiplier = 1 + (weeks < p.gone_weeks || weeks <= p.full_weeks ? left * (p.time_multiplier - 1) : 0);
    fx.emergencyTime *= trust.inTrouble ? Math.max(multiplier, p.trouble_multiplier) : multiplier;
  },
});
