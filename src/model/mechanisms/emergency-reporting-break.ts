/**
 * A new system counts emergency admissions otherwise: at some trusts what is reported breaks with a go-live, for good,
 * while as many patients are admitted as before (P82: two of six trusts reported a third fewer or more).
 */
import { type Process, until } from '../../kernel/process.js';
import { triangular, world } from '../parameter.js';
import { mechanism } from './mechanism.js';

export const emergencyReportingBreak = mechanism({
  id: 'emergency_reporting_break',
  means: 'Emergency admissions are counted otherwise from a go-live on, so that those reported are not the true ones.',
  about: 'world',
  scope: 'trust',
  parameters: {
    probability: world(
      {
        unit: 'probability',
        range: [0, 1],
        default: triangular(0.2, 0.35, 0.6),
        source: 'P82',
        means: 'Probability that a go-live changes how they are counted.',
      },
      'per_world',
    ),
    reported_ratio: world(
      {
        unit: 'ratio',
        range: [0, 3],
        default: { kind: 'uniform', args: [0.5, 0.7] },
        source: 'P82',
        means: 'Emergency admissions reported from then on, for each that there was; above 1 where more are reported.',
      },
      'per_go_live',
    ),
  },
  begin: (p, trust, world) => ({
    breaks: world.draws.uniform(trust.id, 'reports emergency admissions otherwise') < p.probability,
  }),
  actorOfCare: true,
  *actor(p, trust, world, { breaks }): Process {
    if (!breaks) return;
    yield until(trust.wentLive);
    const day = trust.goLiveDay;
    world.record({ kind: 'reporting_break', day, trust: trust.index, ratio: p.reported_ratio });
  },
});
