/**
 * The readiness gate: before go-live somebody reads a readiness that is reported, not true. Below the threshold the
 * go-live is deferred, while readiness improves, or the gate is overridden. Whoever waits for its go-live too long after
 * that meets the gate once more.
 * Off: an open gate.
 */

import { normalQuantile } from '../../stats/dmath.js';
import { decision, triangular, world } from '../parameter.js';
import { thresholdGate } from '../programme/gate.js';
import { mechanism } from './mechanism.js';

export const readinessGate = mechanism({
  id: 'readiness_gate',
  means: 'A go-live below a threshold of reported readiness is deferred, or the gate is overridden.',
  about: 'decision',
  scope: 'trust',
  parameters: {
    threshold_share: decision({
      unit: 'share',
      range: [0, 1],
      default: 0.7,
      source: 'P50',
      means: 'Reported readiness needed to pass.',
    }),
    optimism_share: world({
      unit: 'share',
      range: [-1, 1],
      default: triangular(0, 0.1, 0.45),
      source: 'P3',
      means: 'Reported less true readiness; drawn anew at each review.',
    }),
    independent_assurance: decision({
      unit: '0 or 1',
      range: [0, 1],
      default: 0,
      source: "grade D: reported readiness is the trust's own (P3)",
      means: '1: readiness is judged from outside, true but for a little noise; 0: by the trust itself.',
    }),
    assurance_noise_share: world({
      unit: 'share',
      range: [0, 1],
      default: 0.03,
      source: 'grade D: a small error either way',
      means: 'Standard deviation of what independent assurance reports around the truth.',
    }),
    rehearsal_detects_probability: decision({
      unit: 'probability',
      range: [0, 1],
      default: 0,
      source: 'grade D: none is held beyond what P6 includes; P5, .4 to .9, where one is',
      means: 'Probability that a dress rehearsal finds a migration defect before the go-live.',
    }),
    override_probability: decision({
      unit: 'probability',
      range: [0, 1],
      default: triangular(0.3, 0.5, 0.8),
      expected: [0, 0.8],
      source: 'P4: of a trust that judges itself',
      means: 'Probability that a failed gate is overridden.',
    }),
    deferral_weeks: world({
      unit: 'weeks',
      range: [0.1, 520],
      default: triangular(6, 10, 16),
      source: 'P50',
      means: 'Length of a deferral; drawn anew at each one.',
    }),
    pass_good_weeks: decision({
      unit: 'weeks',
      range: [0, 520],
      default: triangular(4, 8, 13),
      source: 'grade D: what was tested and taught is good for a month or two, at most a quarter',
      means:
        'How long leave to go live is good for, an override too; a trust that has its experts only later meets the gate once more. Drawn anew at each review.',
    }),
    gain_share: world({
      unit: 'share',
      range: [0, 1],
      default: 0.25,
      source: 'P50',
      means: 'Share of what is missing to full readiness that a deferral makes good.',
    }),
  },
  begin(p, trust, { draws }, { again }) {
    trust.gate = thresholdGate({
      threshold: p.threshold_share,
      overrideProbability: p.override_probability,
      gain: p.gain_share,
      rehearsalDetects: p.rehearsal_detects_probability,
      readiness: () => trust.readiness,
      optimism: (attempt) =>
        p.independent_assurance > 0
          ? p.assurance_noise_share * normalQuantile(draws.uniform(trust.id, 'assurance error', attempt))
          : again('optimism_share', attempt),
      deferralDays: (attempt) => Math.round(7 * again('deferral_weeks', attempt)),
      goodDays: (attempt) => Math.round(7 * again('pass_good_weeks', attempt)),
      overrideUniform: (attempt) => draws.uniform(trust.id, 'gate overridden', attempt),
    });
  },
});
