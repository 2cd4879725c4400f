/**
 * How the build is configured for a trust: how well it fits, how much longer it takes to prepare, what it costs, how fast
 * the trust's own team and supplier fix defects outside a recovery programme, how many defects all who take the build
 * share, how their fixes reach the others and how surely these hold. These are the numbers of a build: `national` and
 * `local` differ here.
 * Off: a build that fits as the average (0.35 leaves the mean number of defects as it is), no extra preparation,
 * nobody fixing defects outside a recovery programme, no shared defects.
 */
import { decision, triangular } from '../parameter.js';
import { mechanism } from './mechanism.js';

export const localConfiguration = mechanism({
  id: 'local_configuration',
  means: 'Fit of the build, its preparation, and fixing as business as usual.',
  about: 'decision',
  scope: 'trust',
  ofBuild: true,
  parameters: {
    fit_share: decision({
      unit: 'share',
      range: [0, 1],
      default: triangular(0.45, 0.6, 0.75),
      judgedAs: 'national',
      source: 'P7',
      means: 'How well the build fits the work of the trust; more fit, fewer severe defects.',
    }),
    preparation_multiplier: decision({
      unit: 'multiplier',
      range: [0.1, 10],
      default: 1,
      judgedAs: 'national',
      source: 'P48',
      means: 'Multiplies the planned weeks of preparation.',
    }),
    fixes_per_week: decision({
      unit: 'defects/week',
      range: [0, 100],
      default: triangular(0.02, 0.15, 0.5),
      source: 'P10',
      means: 'Severe defects fixed a week as business as usual, one by one.',
    }),
    shared_defects_share: decision({
      unit: 'share',
      range: [0, 1],
      default: triangular(0.5, 0.7, 0.9),
      judgedAs: 'national',
      source: 'P8',
      means: 'Share of severe defects that all who take the build have in common.',
    }),
    propagation_probability: decision({
      unit: 'probability',
      range: [0, 1],
      default: triangular(0.4, 0.7, 0.95),
      judgedAs: 'national',
      source: 'P9',
      means: 'Probability that a shared defect fixed here is fixed for those who go live later.',
    }),
    propagation_lag_weeks: decision({
      unit: 'weeks',
      range: [0, 520],
      default: triangular(4, 16, 36),
      judgedAs: 'national',
      source: 'P9',
      means: 'From the fix here to the fix for the others.',
    }),
    regression_probability: decision({
      unit: 'probability',
      range: [0, 1],
      default: triangular(0.05, 0.15, 0.35),
      source: 'P9b',
      means: 'Probability that a shared defect which is fixed is met again at a later go-live of the build.',
    }),
    cost_multiplier: decision({
      unit: 'multiplier',
      range: [0, 10],
      default: 1,
      judgedAs: 'national',
      source: 'P33',
      means: 'Multiplies what the delivery costs.',
    }),
  },
  begin(p, trust) {
    trust.build = {
      fit: p.fit_share,
      preparationMultiplier: p.preparation_multiplier,
      fixesPerWeek: p.fixes_per_week,
      sharedShare: p.shared_defects_share,
      propagation: { probability: p.propagation_probability, lagDays: 7 * p.propagation_lag_weeks },
      regression: p.regression_probability,
      costMultiplier: p.cost_multiplier,
    };
  },
});
