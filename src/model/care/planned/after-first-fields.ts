/** What follows a first attendance: whose clock runs on, through which stage and how long, and how often patients are seen again. */
import { type Parameters, world } from '../../parameter.js';

export const afterFirstFields = {
  rtt_share: world({
    unit: 'share',
    range: [0, 1],
    default: 0.7,
    source: 'EVIDENCE-2 trust bands',
    means: 'Share of first attendances with a referral-to-treatment clock.',
  }),
  stops_at_first_share: world({
    unit: 'share',
    range: [0, 1],
    default: 0.5,
    source: 'EVIDENCE-2 trust bands',
    means: 'Of those with a clock, the share whose clock stops at the first attendance.',
  }),
  listed_at_once_share: world({
    unit: 'share',
    range: [0, 1],
    default: 0.675,
    source: 'EVIDENCE-2 trust bands',
    means: 'Of those who will be listed for admission, the share listed at the first attendance; the rest later.',
  }),
  pathway_weeks: world({
    unit: 'weeks',
    range: [0, 104],
    default: 7,
    source: 'EVIDENCE-2 stage settings',
    means:
      'Median length of the pathway stage (diagnostics) of those whose clock stops at its end. Where it moves by date, what is still ahead of those in the stage moves with the mean.',
    moves: true,
  }),
  pathway_listed_weeks: world({
    unit: 'weeks',
    range: [0, 104],
    default: 5,
    source: 'EVIDENCE-2 stage settings',
    means:
      'Median length of the pathway stage of those who are listed for admission at its end; where it moves by date, as for those whose clock stops.',
    moves: true,
  }),
  pathway_sigma: world({
    unit: 'log standard deviation',
    range: [0, 3],
    default: 1,
    source: 'EVIDENCE-2 stage settings',
    means:
      'Spread of the pathway stage: lognormal. Where it moves by date the mean does too, and what is still ahead of those in the stage with it.',
    moves: true,
  }),
  follow_ups_per_first: world({
    unit: 'per first attendance',
    range: [0, 50],
    default: 0,
    source: 'model: none unless the file says so',
    means: 'Follow-up attendances that a first attendance leads to, on average, one after the other.',
  }),
  follow_up_after_weeks: world({
    unit: 'weeks',
    range: [0.15, 104],
    default: 10,
    source: 'P59',
    means: 'Median time to the next follow-up.',
  }),
  follow_up_sigma: world({
    unit: 'log standard deviation',
    range: [0, 3],
    default: 0.6,
    source: 'grade D: most follow-ups fall between one and five months',
    means: 'Spread of the time to the next follow-up: lognormal.',
  }),
  follow_up_target_weeks: world({
    unit: 'weeks',
    range: [0, 104],
    default: 1,
    source: 'grade D: booked about when due',
    means: 'The delay after the due date towards which the trust steers its follow-ups.',
  }),
  follow_up_load_share: world({
    unit: 'share',
    range: [0.1, 2],
    default: 0.99,
    source: 'EVIDENCE-2 trust bands',
    means: 'Demand for follow-ups as a share of their base slots.',
  }),
  'price_gbp.follow_up': world({
    unit: 'GBP',
    range: [0, 100_000],
    default: 100,
    expected: [55, 115],
    source: 'EVIDENCE-3 (2025/26)',
    means: 'Tariff of a follow-up attendance.',
  }),
} as const satisfies Parameters;
