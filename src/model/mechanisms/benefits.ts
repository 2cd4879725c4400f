/**
 * What the new system saves, late and slowly: from a year or more after go-live, growing for years, a small share of what
 * the trust costs to run, scaled by how well the build fits and how much of the system is there (P44). Never set against
 * the harm of the first years; a metric of its own.
 */
import { type Process, until } from '../../kernel/process.js';
import { MONTH_DAYS, triangular, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

const YEAR_DAYS = 365.25;
/** Weeks of income in a year: what a trust costs to run is taken to be what it earns. */
const YEAR_WEEKS = YEAR_DAYS / 7;

export const benefits = mechanism({
  id: 'benefits',
  means: 'Late and slow savings of a live system, a small share of what a trust costs to run.',
  about: 'world',
  scope: 'trust',
  parameters: {
    start_months: world(
      {
        unit: 'months',
        range: [0, 1200],
        default: triangular(12, 24, 60),
        source: 'P44',
        means: 'From go-live to the first benefit.',
      },
      'per_go_live',
    ),
    ramp_years: world(
      {
        unit: 'years',
        range: [0, 100],
        default: { kind: 'uniform', args: [5, 10] },
        source: 'P44',
        means: 'From the first benefit to all of it.',
      },
      'per_go_live',
    ),
    ceiling_share: world(
      {
        unit: 'share',
        range: [0, 1],
        default: triangular(0, 0.01, 0.05),
        source: 'P44',
        means: 'All of it: share of what the trust costs to run, with a perfect fit and full scope.',
      },
      'per_go_live',
    ),
  },
  begin: (_p, _trust, _world, { account }) => account,
  *actor(p, trust, world, account): Process {
    yield until(trust.wentLive);
    const perYear =
      p.ceiling_share * trust.build.fit * Math.min(1, trust.release.scope) * account.weeklyIncomeGbp * YEAR_WEEKS;
    world.record({
      kind: 'benefits',
      day: world.sim.now,
      trust: trust.index,
      begins: trust.goLiveDay + Math.round(p.start_months * MONTH_DAYS),
      rampDays: p.ramp_years * YEAR_DAYS,
      gbpPerDay: perYear / YEAR_DAYS,
    });
  },
});
