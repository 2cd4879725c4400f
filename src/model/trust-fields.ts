/**
 * The numbers every trust has beside its services: how long it prepares, how far it slips, how ready it is.
 * They describe the world, so a strategy never sets them; strategies act on them through mechanisms.
 */

import { type Parameter, type Parameters, triangular, world } from './parameter.js';
import { ROYAL_FREE_GBP_PER_YEAR } from './programme/trouble/trouble-cost.js';

/** How a trust's work is paid for, by their index in `payment.regime`. */
export const REGIMES = ['activity', 'block', 'mixed'] as const;

export const trustFields = {
  income_gbp_per_year: world({
    unit: 'GBP/year',
    range: [1_000_000, 100_000_000_000],
    expected: [50_000_000, 2_000_000_000],
    default: ROYAL_FREE_GBP_PER_YEAR,
    source:
      'grade D: the income at which the cost of trouble was measured; a district general has GBP 135m in 2008, 324m in 2025 (EVIDENCE-2, EVIDENCE-3)',
    means:
      'Its whole income, whatever part of it the services of the file are: its cost of trouble and recovery grows with it.',
  }),
  'preparation.weeks': world({
    unit: 'weeks',
    range: [0, 520],
    default: triangular(26, 36, 52),
    source: 'P48',
    means: 'Planned length of preparation, before any multiplier of the configuration.',
  }),
  'preparation.slip_months': world({
    unit: 'months',
    range: [0, 60],
    default: triangular(0, 2, 6),
    source: 'P1',
    means: "The trust's own slippage, added to its preparation.",
  }),
  'preparation.readiness_share': world({
    unit: 'share',
    range: [0, 1],
    default: { kind: 'beta', args: [6, 4] },
    source: 'P2',
    means: 'True readiness at the planned go-live date: share of staff trained, data and interfaces proven.',
  }),
  'delivery.price_gbp': world({
    unit: 'GBP',
    range: [0, 1_000_000_000],
    default: triangular(4_700_000, 8_000_000, 28_000_000),
    source: 'P32',
    means: 'Central price of its deployment, before any multiplier of the configuration.',
  }),
  'delivery.programme_gbp': world({
    unit: 'GBP',
    range: [0, 1_000_000_000],
    default: triangular(3_000_000, 5_000_000, 7_000_000),
    source: 'P32',
    means: "Cost of the trust's own programme, before any multiplier of the configuration.",
  }),
  'payment.freeze_days_after_month_end': world({
    unit: 'days',
    range: [0, 365],
    default: 45,
    source: 'P26',
    means: 'Days after the end of a month by which its activity must be recorded to be paid with it.',
  }),
  'payment.regime': world({
    unit: 'regime',
    range: [0, REGIMES.length - 1],
    default: 0,
    choices: REGIMES,
    source: 'EVIDENCE-3',
    means: 'How work is paid for: activity, by patient; block, whatever is done; mixed, by activity in part.',
  }),
  'payment.by_activity_share.outpatients': byActivity(
    'outpatient attendances',
    0.2,
    'grade D: mainly block (EVIDENCE-3)',
  ),
  'payment.by_activity_share.elective': byActivity('elective admissions', 1, 'EVIDENCE-3'),
  'payment.by_activity_share.emergency': byActivity('emergency attendances', 0.2, 'grade D: mainly block (EVIDENCE-3)'),
  'payment.by_activity_share.non_elective': world({
    unit: 'share',
    range: [0, 1],
    default: 'none',
    word: 'by_year',
    source: 'P76',
    means:
      'The same of emergency admissions; by_year: as all were paid in the financial year in which the scenario begins.',
  }),
  'payment.penalty_multiplier': world({
    unit: 'multiplier',
    range: [0, 100],
    default: 1,
    source: 'S32',
    means: 'What is withheld for missed standards of waiting, as a multiple of the usual; 0: nothing.',
  }),
  variable_cost_share: world({
    unit: 'share',
    range: [0, 1],
    default: triangular(0.15, 0.25, 0.35),
    source: 'grade D: staff and buildings are paid for whoever comes; drugs, consumables and bank staff are not',
    means: 'Share of the tariff that a patient who is not seen saves.',
  }),
} as const satisfies Parameters;

function byActivity(of: string, share: number, source: string): Parameter {
  return world({
    unit: 'share',
    range: [0, 1],
    default: share,
    source,
    means: `Under a mixed regime, the share of the tariff of ${of} that is paid by patient; the rest is block.`,
  });
}
