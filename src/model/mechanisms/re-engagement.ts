/**
 * Re-engagement: after the green light the programme restarts once; each trust that was held withdraws or joins the
 * queue, one go-live after the other.
 * Off: held trusts go on as soon as the hold is lifted.
 */

import { decision, MONTH_DAYS, triangular, world } from '../parameter.js';
import { queuedRestart } from '../programme/hold/restart.js';
import { mechanism } from './mechanism.js';

export const reEngagement = mechanism({
  id: 're_engagement',
  means: 'One restart of the programme after the green light; held trusts withdraw or queue.',
  about: 'decision',
  scope: 'programme',
  parameters: {
    restart_months: world(
      {
        unit: 'months',
        range: [0, 240],
        default: triangular(6, 9.6, 12),
        source: 'P40',
        means: 'From the green light to the first go-live after it, preparation included.',
      },
      'per_world',
    ),
    first_go_lives: decision({
      unit: 'go-lives',
      range: [0, 10_000],
      default: 3,
      source: 'P40',
      means: 'This many go-lives after the restart keep the first gap.',
    }),
    first_gap_weeks: decision({
      unit: 'weeks',
      range: [0, 520],
      default: 17,
      source: 'P40',
      means: 'Gap between the first go-lives after the restart.',
    }),
    later_gap_weeks: decision({
      unit: 'weeks',
      range: [0, 520],
      default: 6,
      source: 'P40',
      means: 'Smallest gap between later go-lives.',
    }),
    withdrawal_probability: world({
      unit: 'probability',
      range: [0, 1],
      default: 0.1,
      source: 'P54',
      means: 'Probability that a trust that was held withdraws after the green light ...',
    }),
    reputation_probability: world({
      unit: 'probability',
      range: [0, 1],
      default: 0.01,
      source: 'grade D: failures are talked about; small beside P54',
      means: '... and what each trust that has been in trouble, and each earlier hold, adds to it.',
    }),
  },
  install(n, world) {
    world.programme.restart = queuedRestart(world, {
      restartDays: Math.round(n.restart_months * MONTH_DAYS),
      firstGoLives: n.first_go_lives,
      firstGapDays: Math.round(7 * n.first_gap_weeks),
      laterGapDays: Math.round(7 * n.later_gap_weeks),
      withdrawalProbability: n.withdrawal_probability,
      reputation: n.reputation_probability,
    });
  },
});
