/**
 * The numbers of an outpatient service: who is referred, how the trust books them, what is paid. All describe the
 * world. Shares of priorities must add up to 1; the scenario floor checks it.
 */
import { type Numbers, type Parameters, world } from '../../parameter.js';
import { afterFirstFields } from './after-first-fields.js';

export const outpatientFields = {
  referrals_per_week: world({
    unit: 'patients/week',
    range: [0, 100_000],
    default: 'required',
    expected: [1, 6770],
    source: 'EVIDENCE-3',
    means: 'First attendances demanded a week at the start of the scenario.',
  }),
  growth_share_per_year: world({
    unit: 'share/year',
    range: [-0.5, 1],
    default: 0.02,
    source: 'P46',
    means: 'Growth of referrals in a year.',
  }),
  weekend_share: world({
    unit: 'share',
    range: [0, 1],
    default: 0.05,
    source: 'grade D: general practice refers on weekdays; few urgent referrals come at weekends',
    means: "Share of a week's referrals that come on Saturday and Sunday.",
  }),
  'priority_shares.two_week_wait': world({
    unit: 'share',
    range: [0, 1],
    default: 0.08,
    source: 'grade D: two-week-wait referrals are about a twelfth of first attendances',
    means: 'Share of referrals for suspected cancer (two-week wait).',
  }),
  'priority_shares.urgent': world({
    unit: 'share',
    range: [0, 1],
    default: 0.22,
    source: 'grade D: local referral audits put urgent at a fifth to a quarter',
    means: 'Share of referrals marked urgent.',
  }),
  'priority_shares.routine': world({
    unit: 'share',
    range: [0, 1],
    default: 0.7,
    source: 'grade D: what remains after two-week wait and urgent',
    means: 'Share of referrals that are routine.',
  }),
  'notice_days.two_week_wait': world({
    unit: 'days',
    range: [0, 365],
    default: 3,
    source: 'grade D: shortest notice at which a two-week-wait appointment is booked',
    means: 'Nobody of this priority is seen sooner than this after referral.',
  }),
  'notice_days.urgent': world({
    unit: 'days',
    range: [0, 365],
    default: 7,
    source: 'grade D: a week for triage and the letter',
    means: 'Nobody of this priority is seen sooner than this after referral.',
  }),
  'notice_days.routine': world({
    unit: 'days',
    range: [0, 365],
    default: 14,
    source: 'grade D: two weeks of reasonable notice',
    means: 'Nobody of this priority is seen sooner than this after referral.',
  }),
  target_wait_weeks: world({
    unit: 'weeks',
    range: [0, 520],
    default: 6,
    source: 'grade D: a service with little backlog',
    means: 'The wait towards which the trust steers its list.',
    moves: true,
  }),
  initial_list: world({
    unit: 'patients',
    range: [0, 10_000_000],
    default: 'none',
    word: 'balanced',
    source: 'model: at the target wait',
    means: 'Patients waiting on day 0; balanced: as many as the target wait implies.',
  }),
  slots_per_weekday: world({
    unit: 'slots/weekday',
    range: [0, 100_000],
    default: 'none',
    word: 'from_demand',
    source: 'model: from demand, DNA and load',
    means: 'Base slots of a session day; from_demand: what carries the referrals at the load given.',
  }),
  load_share: world({
    unit: 'share',
    range: [0.1, 2],
    default: 0.98,
    source: 'EVIDENCE-2 trust bands',
    means: 'Demand as a share of base slots, where the slots follow from demand.',
  }),
  flex_share: world({
    unit: 'share',
    range: [0, 1],
    default: 0.03,
    source: 'P43',
    means: 'How far capacity can rise above its base to catch up.',
  }),
  floor_share: world({
    unit: 'share',
    range: [0, 1],
    default: 0.9,
    source: 'P43',
    means: 'How far capacity can fall, as a share of its base, when the list is short.',
  }),
  catch_up_weeks: world({
    unit: 'weeks',
    range: [1, 520],
    default: 26,
    source: 'P43',
    means: 'The time in which the trust plans to clear the excess of its list over the target.',
  }),
  dna_share: world({
    unit: 'share',
    range: [0, 0.95],
    default: 0.08,
    source: 'EVIDENCE-3 (7.9% of appointments in 2009/10)',
    means: 'Share of booked patients who do not attend.',
  }),
  cancelled_share: world({
    unit: 'share',
    range: [0, 0.95],
    default: 0.061,
    source: 'EVIDENCE-2 trust bands',
    means: 'Share of appointments cancelled by the hospital; half of their slots are lost.',
  }),
  rebook_days: world({
    unit: 'days',
    range: [1, 365],
    default: 14,
    source: 'grade D: a new letter with reasonable notice',
    means: 'Days until a patient who did not attend can be seen again.',
  }),
  back_to_gp_share: world({
    unit: 'share',
    range: [0, 1],
    default: 0.4,
    source: 'P57',
    means: 'Share of those who did not attend a first appointment who are sent back to their GP.',
  }),
  removal_share: world({
    unit: 'share',
    range: [0, 0.9],
    default: 0.1,
    source: 'P57',
    means: 'Share of patients who leave the list otherwise than by being seen, were all to wait the target.',
  }),
  out_of_order_share: world({
    unit: 'share',
    range: [0, 1],
    default: 0.25,
    source: 'P57',
    means: 'Share of slots given to any eligible patient of the priority rather than to the longest waiting.',
  }),
  two_week_wait_slots_share: world({
    unit: 'share',
    range: [0, 1],
    default: 1,
    source: 'MODEL-2: most trusts protected two-week waits, one did not',
    means: 'Largest share of a session that two-week-wait patients are given before all others.',
  }),
  ...afterFirstFields,
  'price_gbp.first': world({
    unit: 'GBP',
    range: [0, 100_000],
    default: 'required',
    expected: [110, 240],
    source: 'EVIDENCE-3',
    means: 'Tariff of a first attendance.',
  }),
} as const satisfies Parameters;

export type OutpatientNumbers = Numbers<typeof outpatientFields>;

/** Priorities in the order in which they are seen. */
export const PRIORITIES = ['two_week_wait', 'urgent', 'routine'] as const;
