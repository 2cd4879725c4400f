/**
 * The delivery pool: a finite number of experts, seized to prepare a trust, for its go-live and its first weeks, and to
 * recover one. Experts leave and are replaced late; in a hold more of them leave, and a shock takes many at once.
 * Recovery is first in the queue; nobody is pre-empted.
 * Off: as many experts as anybody asks for.
 */
import { WORLD } from '../draws.js';
import { decision, MONTH_DAYS, triangular, world } from '../parameter.js';
import { finitePool } from '../programme/pool.js';
import { staffing } from '../programme/staffing.js';
import { mechanism } from './mechanism.js';

export const deliveryPool = mechanism({
  id: 'delivery_pool',
  means: 'A finite pool of experts shared by preparation, go-lives and recovery; experts leave and are replaced.',
  about: 'decision',
  scope: 'programme',
  parameters: {
    experts: decision({
      unit: 'FTE',
      range: [0, 1_000_000],
      default: 80,
      // P49 has 50 to 100 for London; a larger programme has more.
      expected: [50, 1_000_000],
      source: 'P49',
      means: 'Experts of the delivery partner on day 0.',
    }),
    preparing_experts: decision({
      unit: 'FTE',
      range: [1, 10_000],
      default: 8,
      source: 'P49',
      means: 'Experts seized by a trust that prepares.',
    }),
    go_live_experts: decision({
      unit: 'FTE',
      range: [1, 10_000],
      default: 16,
      source: 'P49',
      means: 'Experts seized by a go-live for its first weeks; it waits for them.',
    }),
    go_live_weeks: decision({
      unit: 'weeks',
      range: [0, 520],
      default: 8,
      source: 'P49',
      means: 'How long a go-live keeps them.',
    }),
    support_experts: decision({
      unit: 'FTE',
      range: [0, 10_000],
      default: 4,
      source: 'P49',
      means: 'Of them, those who stay until the trust is stable.',
    }),
    recovery_experts: decision({
      unit: 'FTE',
      range: [1, 10_000],
      default: 20,
      source: 'P49',
      means:
        'Experts of a recovery programme; it begins with those who are free, a fifth at least, and fixes in proportion.',
    }),
    leave_share_per_month: world({
      unit: 'share/month',
      range: [0, 0.99],
      default: triangular(0.01, 0.015, 0.03),
      source: 'P35',
      means: 'Share of experts who leave in a month.',
    }),
    leave_in_hold_share_per_month: world({
      unit: 'share/month',
      range: [0, 0.99],
      default: triangular(0.02, 0.04, 0.08),
      source: 'P35',
      means: 'The same while the programme is on hold.',
    }),
    rehire_months: world({
      unit: 'months',
      range: [0, 240],
      default: triangular(2, 4, 8),
      source: 'P36',
      means: 'From a leaver to the recruit who replaces her.',
    }),
    ramp_months: world({
      unit: 'months',
      range: [0, 240],
      default: triangular(3, 5, 9),
      source: 'P36',
      means: 'From the first day of a recruit to full productivity.',
    }),
  },
  install(n, world) {
    const weeks = (months: number): number => Math.round((months * MONTH_DAYS) / 7);
    const shocks = world.strategy.shocks.map(({ from, until, lostShare }, index) => ({
      from,
      until,
      lostShare: world.draws.number(
        lostShare,
        { about: 'decision', scope: WORLD, path: `delivery_pool.shocks.${index}.lost_share` },
        { name: 'delivery_pool.shocks.lost_share', ordinal: index },
      ),
    }));
    world.programme.pool = finitePool(world.sim, n, (experts) =>
      staffing(world, experts, {
        leavePerMonth: n.leave_share_per_month,
        leavePerMonthInHold: n.leave_in_hold_share_per_month,
        rehireWeeks: weeks(n.rehire_months),
        rampWeeks: weeks(n.ramp_months),
        shocks,
      }),
    );
  },
});
