/**
 * Emergency patients stay a little longer, or shorter, on a new system: by a factor for the first quarter, falling evenly
 * to 1 by half a year (P79: occupied beds hardly moved at the trusts that went live in 2022-25). Late discharge summaries
 * are none of it: they hold up the coding, not the bed.
 */
import { triangular, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

export const bedFlow = mechanism({
  id: 'bed_flow',
  means: 'Emergency patients stay in their beds longer, or shorter, after go-live.',
  about: 'world',
  scope: 'trust',
  parameters: {
    nights_multiplier: world(
      {
        unit: 'multiplier',
        range: [0.2, 5],
        default: triangular(0.98, 1.02, 1.08),
        source: 'P79',
        means: 'Nights of those admitted in the first weeks, as a multiple of the usual.',
      },
      'per_go_live',
    ),
    full_weeks: world({
      unit: 'weeks',
      range: [0, 520],
      default: 12,
      source: 'P79',
      means: 'Weeks from go-live for which it holds in full.',
    }),
    gone_weeks: world({
      unit: 'weeks',
      range: [0, 520],
      default: 26,
      source: 'P79',
      means: 'Weeks from go-live by which it has fallen to 1, evenly.',
    }),
  },
  dailyOnceLive(p, trust, day, fx) {
    if (!fx.list.beds) return;
    const weeks = trust.weeksLive(day);
    const left = weeks <= p.full_weeks ? 1 : Math.max(0, (p.gone_weeks - weeks) / (p.gone_weeks - p.full_weeks));
    if (weeks < p.gone_weeks || weeks <= p.full_weeks) fx.nights *= 1 + left * (p.nights_multiplier - 1);
  },
});
