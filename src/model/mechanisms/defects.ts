/**
 * Severe defects: a go-live meets a number of them, the more the less ready the trust and the worse the fit; each one
 * open takes capacity until it is fixed. They are fixed one by one: defect k when the integrated fix rate reaches
 * E1 + ... + Ek, E unit-exponential, so that a strategy changes rates and never draws.
 */
import { pow } from '../../stats/dmath.js';
import { triangular, world } from '../parameter.js';
import type { Trust } from '../trust.js';
import { mechanism } from './mechanism.js';

export const defects = mechanism({
  id: 'defects',
  means: 'Severe defects found at go-live; each one open takes capacity until it is fixed.',
  about: 'world',
  scope: 'trust',
  parameters: {
    mean_count: world({
      unit: 'defects',
      range: [0, 1000],
      default: 60,
      source: 'P6',
      means: 'Mean number at a trust with no readiness, fit 0.35 and full scope.',
    }),
    readiness_exponent: world({
      unit: 'exponent',
      range: [0, 5],
      default: 1.3,
      source: 'P6',
      means: 'Power of (1 - readiness) in the mean.',
    }),
    scope_multiplier: world({
      unit: 'multiplier',
      range: [0, 2],
      default: 1,
      source: 'P6',
      means: 'Multiplies the scope of the release that goes live.',
    }),
    floor_count: world({
      unit: 'defects',
      range: [0, 100],
      default: 0.5,
      source: 'P6',
      means: 'Added to the mean: no go-live is perfect.',
    }),
    dispersion: world({
      unit: 'shape',
      range: [0.01, 1000],
      default: 3,
      source: 'P6',
      means: 'Shape k of the negative binomial; smaller is more varied.',
    }),
    most_count: world({
      unit: 'defects',
      range: [1, 10_000],
      default: 45,
      source: 'grade D: testing stops a go-live that would open with 40 or more',
      means: 'Most severe defects that a go-live or an upgrade meets: of a larger number drawn, so many.',
    }),
    capacity_loss_share: world(
      {
        unit: 'share/defect',
        range: [0, 1],
        default: triangular(0.0005, 0.001, 0.0025),
        source: 'P14',
        means: 'Share of capacity lost to each open severe defect.',
      },
      'per_go_live',
    ),
  },
  begin(p, trust) {
    const met: Trust['defectsMet'] = (scope, learned) => {
      const all =
        p.mean_count *
        pow(1 - trust.readiness, p.readiness_exponent) *
        (1.35 - trust.build.fit) *
        p.scope_multiplier *
        scope;
      const { sharedShare } = trust.build;
      const mean = all * (sharedShare + (1 - sharedShare) * learned) + p.floor_count;
      return { dispersion: p.dispersion, mean, most: Math.round(p.most_count) };
    };
    trust.defectsMet = met;
  },
  dailyOnceLive(p, trust, _day, fx) {
    if (trust.defects.open > 0) fx.capacity *= Math.max(0, 1 - trust.defects.open * p.capacity_loss_share);
  },
});
