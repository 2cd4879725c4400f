/**
 * Booking on the new system: more patients do not attend, because letters and lists are wrong at first; some migrated
 * appointments stand in the wrong place, and their slots are lost as they come up; and every booking takes longer, which
 * costs staff.
 */
import { advance, type Process, until } from '../../kernel/process.js';
import { exp } from '../../stats/dmath.js';
import { triangular, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

/** Weeks until the appointments migrated at cutover have come up. */
const MIGRATED_WEEKS = 6;
const HALF_YEAR_WEEKS = 26;

export const bookingAndDna = mechanism({
  id: 'booking_and_dna',
  means: 'More patients do not attend, migrated appointments are misplaced, booking takes longer.',
  about: 'world',
  scope: 'trust',
  parameters: {
    dna_multiplier: world(
      {
        unit: 'multiplier',
        range: [0, 10],
        default: triangular(1, 1.3, 1.8),
        source: 'P18',
        means: 'Multiplies the share of missed slots on the day of go-live.',
      },
      'per_go_live',
    ),
    decay_weeks: world({
      unit: 'weeks',
      range: [0.1, 520],
      default: 8,
      source: 'P18',
      means: 'Time in which more missed slots, and longer booking, fall to 37%.',
    }),
    misplaced_share: world(
      {
        unit: 'share',
        range: [0, 1],
        default: triangular(0, 0.02, 0.08),
        source: 'P19',
        means: 'Share of migrated appointments misplaced; all have come up after six weeks.',
      },
      'per_go_live',
    ),
    handling_multiplier: world(
      {
        unit: 'multiplier',
        range: [1, 20],
        default: triangular(1.5, 2.5, 4),
        source: 'P17',
        means: 'Time a booking takes on the day of go-live, as a multiple of the usual.',
      },
      'per_go_live',
    ),
    fte_per_1000_bookings: world({
      unit: 'FTE',
      range: [0, 100],
      default: 0.125,
      source: 'P17',
      means: 'Staff that 1,000 bookings a year take.',
    }),
    gbp_per_fte_week: world({
      unit: 'GBP/FTE/week',
      range: [0, 100_000],
      default: 670,
      source: 'P30',
      means: 'Cost of one of the extra booking staff.',
    }),
  },
  begin: (_p, _trust, _world, { account }) => account,
  dailyOnceLive(p, trust, day, fx) {
    const weeks = trust.weeksLive(day);
    fx.dna *= 1 + (p.dna_multiplier - 1) * exp(-weeks / p.decay_weeks);
    if (weeks < MIGRATED_WEEKS) fx.capacity *= 1 - p.misplaced_share * (1 - weeks / MIGRATED_WEEKS);
  },
  actorOfCare: true,
  *actor(p, trust, world, account): Process {
    yield until(trust.wentLive);
    const usualFte = (p.fte_per_1000_bookings * account.bookingsPerYear) / 1000;
    // A go-live before the start is some weeks on.
    const last = HALF_YEAR_WEEKS + trust.steps - 1;
    for (let week = Math.floor((world.sim.now - trust.goLiveDay) / 7); week < last; week++) {
      let longer = 0;
      for (let since = week; since >= 0 && since > week - trust.steps; since--) {
        if (since < HALF_YEAR_WEEKS) longer += exp(-since / p.decay_weeks);
      }
      const extraFte = usualFte * (p.handling_multiplier - 1) * (longer / trust.steps);
      world.costs.perDay(trust, 'booking', (extraFte * p.gbp_per_fte_week) / 7);
      yield advance(7);
    }
    world.costs.perDay(trust, 'booking', 0);
  },
});
