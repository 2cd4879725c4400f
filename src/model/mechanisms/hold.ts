/**
 * The hold: the programme authority, at its monthly meeting, may hold every go-live until the trusts in trouble have
 * recovered. Waiting costs money and readiness.
 * Off: the authority meets and looks at trusts in trouble, and nobody holds.
 */

import { decision, MONTH_DAYS, triangular, world } from '../parameter.js';
import { decidedHold } from '../programme/hold/decided-hold.js';
import { mechanism } from './mechanism.js';

export const hold = mechanism({
  id: 'hold',
  means: 'The programme authority holds all go-lives until the trusts in trouble have recovered.',
  about: 'decision',
  scope: 'programme',
  parameters: {
    trigger_trusts: decision({
      unit: 'trusts',
      range: [1, 100_000],
      default: 2,
      source: 'P38',
      means:
        'The monthly meeting considers a hold with this many trusts in trouble, their alarms not yet answered by a successful review ...',
    }),
    incidents_per_week: world({
      unit: 'per week',
      range: [0, 100],
      default: 0.02,
      source: 'P38',
      means:
        '... or with one in trouble and a serious incident there since the last meeting: rate per trust in trouble.',
    }),
    decides_probability: decision({
      unit: 'probability',
      range: [0, 1],
      default: 0.4,
      source: 'P38',
      means: 'Probability that a monthly meeting that considers a hold decides it.',
    }),
    lift_defects: decision({
      unit: 'defects',
      range: [0, 10_000],
      default: 3,
      source: 'P39',
      means:
        'Green light once every trust in trouble had a successful review, and has at most this many severe defects open; with more of them a meeting counts it as in trouble ...',
    }),
    lift_stable_weeks: decision({
      unit: 'weeks',
      range: [0, 520],
      default: 4,
      source: 'P39',
      means: '... and has had so few for this long; not before the first monthly meeting after the hold began.',
    }),
    same_release_only: decision({
      unit: '0 or 1',
      range: [0, 1],
      default: 0,
      source: 'grade D: London held every trust',
      means:
        '1: only trusts that would take the release of the index trust, the worst off, are held and count; 0: all.',
    }),
    readiness_decay_share_per_month: world({
      unit: 'share/month',
      range: [0, 1],
      default: triangular(0.01, 0.02, 0.05),
      source: 'P37',
      means: 'Readiness lost in a month on hold.',
    }),
    waiting_gbp_per_month: world({
      unit: 'GBP/month',
      range: [0, 100_000_000],
      default: triangular(50_000, 100_000, 280_000),
      source: 'P34',
      means: 'Cost of a trust that waits on hold.',
    }),
    legacy_gbp_per_year: world({
      unit: 'GBP/year',
      range: [0, 100_000_000],
      default: 380_000,
      source: 'P34',
      means: 'Extension of the legacy system of a trust that waits on hold.',
    }),
  },
  install(n, world) {
    world.programme.authority = decidedHold(world, {
      triggerTrusts: n.trigger_trusts,
      incidentsPerWeek: n.incidents_per_week,
      decidesProbability: n.decides_probability,
      liftDefects: n.lift_defects,
      liftStableWeeks: n.lift_stable_weeks,
      sameReleaseOnly: n.same_release_only > 0,
      decayPerDay: n.readiness_decay_share_per_month / MONTH_DAYS,
      gbpPerDay: n.waiting_gbp_per_month / MONTH_DAYS + n.legacy_gbp_per_year / 365.25,
    });
  },
});
