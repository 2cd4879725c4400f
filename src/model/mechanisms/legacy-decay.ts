/**
 * The system that is there already fails too, more often every year: the future without go-lives is not free. Each
 * failure takes half of the capacity for some days and costs money (P45). It ends once all clinics are on the new one.
 */
import { type Process, until } from '../../kernel/process.js';
import { log, log1p } from '../../stats/dmath.js';
import { triangular, world } from '../parameter.js';
import { NOON } from '../trust.js';
import { mechanism } from './mechanism.js';

const YEAR_DAYS = 365.25;

export const legacyDecay = mechanism({
  id: 'legacy_decay',
  means: 'The old system fails now and then, more often every year, until it is replaced.',
  about: 'world',
  scope: 'trust',
  withoutGoLive: true,
  parameters: {
    failures_per_year: world({
      unit: 'per year',
      range: [0, 100],
      default: triangular(0.01, 0.03, 0.1),
      source: 'P45',
      means: 'Rate of failures on day 0.',
    }),
    growth_share_per_year: world({
      unit: 'share/year',
      range: [0, 10],
      default: 0.1,
      source: 'P45',
      means: 'Growth of the rate in a year.',
    }),
    capacity_loss_share: world({
      unit: 'share',
      range: [0, 1],
      default: 0.5,
      source: 'P45',
      means: 'Share of capacity lost while it lasts.',
    }),
    duration_days: world({
      unit: 'days',
      range: [0, 3650],
      default: triangular(1, 3, 10),
      source: 'P45',
      means: 'How long a failure lasts; drawn anew for each.',
    }),
    cost_gbp: world({
      unit: 'GBP',
      range: [0, 1_000_000_000],
      default: { kind: 'uniform', args: [200_000, 1_000_000] },
      source: 'P45',
      means: 'What a failure costs; drawn anew for each.',
    }),
  },
  begin: (_p, _trust, _world, { again }) => ({
    /** Until when the old system is down. */
    downUntil: Number.NEGATIVE_INFINITY,
    lasts: (ordinal: number) => again('duration_days', ordinal),
    costs: (ordinal: number) => again('cost_gbp', ordinal),
  }),
  daily(p, trust, day, fx, legacy) {
    if (!trust.onSystem(day) && day + NOON < legacy.downUntil) fx.capacity *= 1 - p.capacity_loss_share;
  },
  *actor(p, trust, world, legacy): Process {
    let needed = 0;
    for (let ordinal = 0; ; ordinal++) {
      needed -= log(world.draws.uniform(trust.id, 'legacy failure', ordinal));
      const day = dayOfIntegral(needed, p.failures_per_year, p.growth_share_per_year);
      if (!(day < world.settings.days)) return;
      yield until(Math.floor(day));
      if (trust.stepsTaken(world.sim.now) === trust.steps) return;
      legacy.downUntil = world.sim.now + legacy.lasts(ordinal);
      world.costs.today(trust, 'legacy', legacy.costs(ordinal));
    }
  },
});

/** Day on which the integral of rate (1 + g)^years reaches a value; infinite if it never does. */
function dayOfIntegral(value: number, perYear: number, growth: number): number {
  if (perYear <= 0) return Number.POSITIVE_INFINITY;
  const g = log1p(growth);
  const years = g === 0 ? value / perYear : log1p((g * value) / perYear) / g;
  return years * YEAR_DAYS;
}
