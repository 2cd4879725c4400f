/**
 * The learning dip: staff work slower on a new system, the less ready they were the longer and deeper.
 *   multiplier(t) = 1 - scope a (1.5 - R) exp(-t / tau),  t weeks since go-live
 * With some probability tau is far longer: the rare, deep failures (P47). An upgrade adds a second dip, as deep as its
 * share of the full scope.
 */
import { exp } from '../../stats/dmath.js';
import { triangular, world } from '../parameter.js';
import { NOON } from '../trust.js';
import { mechanism } from './mechanism.js';

export const learningDip = mechanism({
  id: 'learning_dip',
  means: 'Staff work slower after go-live; the loss fades as they learn.',
  about: 'world',
  scope: 'trust',
  parameters: {
    depth_share: world(
      {
        unit: 'share',
        range: [0, 1],
        default: triangular(0.05, 0.12, 0.35),
        source: 'P13',
        means: 'Depth of the dip, before readiness and scope.',
      },
      'per_go_live',
    ),
    decay_weeks: world(
      {
        unit: 'weeks',
        range: [0.1, 520],
        default: triangular(1.5, 4, 12),
        source: 'P13',
        means: 'Time in which the dip falls to 37%.',
      },
      'per_go_live',
    ),
    deep_failure_probability: world(
      {
        unit: 'probability',
        range: [0, 1],
        default: { kind: 'uniform', args: [0.05, 0.1] },
        source: 'P47',
        means: 'Probability that staff learn far more slowly than usual: the heavy tail.',
      },
      'per_world',
    ),
    deep_decay_weeks: world(
      {
        unit: 'weeks',
        range: [0.1, 520],
        default: { kind: 'uniform', args: [26, 60] },
        source: 'P47',
        means: 'Time in which the dip falls to 37% then.',
      },
      'per_go_live',
    ),
    scope_multiplier: world({
      unit: 'multiplier',
      range: [0, 2],
      default: 1,
      source: 'P13',
      means: 'Scope of the system: 0.55 for patient administration, 1 for a full record.',
    }),
  },
  /** Time in which the dip after its go-live falls to 37%, in weeks. */
  begin(p, trust, world) {
    const deep = world.draws.uniform(trust.id, 'deep failure') < p.deep_failure_probability;
    return deep ? p.deep_decay_weeks : p.decay_weeks;
  },
  dailyOnceLive(p, trust, day, fx, decayWeeks) {
    let deep = exp(-trust.weeksLive(day) / decayWeeks);
    if (trust.upgradeScope > 0) deep += trust.upgradeScope * exp(-(day + NOON - trust.upgradeDay) / 7 / p.decay_weeks);
    const loss = p.scope_multiplier * p.depth_share * (1.5 - trust.readiness) * deep;
    fx.dip *= 1 - Math.min(1, loss);
  },
});
