/**
 * The numbers of an elective service: who is listed for admission comes from its outpatient services (`listed_from`),
 * how they are admitted and what is paid stands here. All describe the world.
 */
import { type Numbers, type Parameters, world } from '../../parameter.js';

export const electiveFields = {
  planned_share: world({
    unit: 'share',
    range: [0, 0.95],
    default: 0.5,
    source: 'P58',
    means: 'Share of admissions that are planned and have no referral-to-treatment clock; they use the same slots.',
  }),
  growth_share_per_year: world({
    unit: 'share/year',
    range: [-0.5, 1],
    default: 0.02,
    source: 'P46',
    means: 'Growth of base slots and of planned admissions in a year.',
  }),
  notice_days: world({
    unit: 'days',
    range: [0, 365],
    default: 14,
    source: 'grade D: pre-operative assessment and reasonable notice',
    means: 'Nobody is admitted sooner than this after being listed.',
  }),
  target_wait_weeks: world({
    unit: 'weeks',
    range: [0, 520],
    default: 8,
    source: 'grade D: a service with little backlog',
    means: 'The wait from listing to admission towards which the trust steers its list.',
    moves: true,
  }),
  initial_list: world({
    unit: 'patients',
    range: [0, 10_000_000],
    default: 'none',
    word: 'balanced',
    source: 'model: at the target wait',
    means: 'Patients listed on day 0, planned ones included; balanced: as many as the target wait implies.',
  }),
  slots_per_weekday: world({
    unit: 'slots/weekday',
    range: [0, 100_000],
    default: 'none',
    word: 'from_demand',
    source: 'model: from demand, cancellations and load',
    means: 'Base slots of a session day; from_demand: what carries those listed at the load given.',
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
    default: 0.05,
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
  cancelled_share: world({
    unit: 'share',
    range: [0, 0.95],
    default: 0.061,
    source: 'EVIDENCE-2 trust bands',
    means: 'Share of admissions cancelled by the hospital; half of their slots are lost.',
  }),
  lost_slots_share: world({
    unit: 'share',
    range: [0, 0.95],
    default: 0.03,
    source: 'EVIDENCE-2 trust bands',
    means: 'Share of slots lost because the patient is not there or not fit.',
  }),
  rebook_days: world({
    unit: 'days',
    range: [1, 365],
    default: 28,
    source: 'grade D: the 28-day rule for cancelled operations',
    means: 'Days until a patient whose admission was missed can be admitted.',
  }),
  removal_share: world({
    unit: 'share',
    range: [0, 0.9],
    default: 0.05,
    source: 'grade D: fewer leave than of referrals (P57) once a decision to admit is made',
    means: 'Share of patients who leave the list otherwise than by admission, were all to wait the target.',
  }),
  out_of_order_share: world({
    unit: 'share',
    range: [0, 1],
    default: 0.25,
    source: 'P57',
    means: 'Share of slots given to any patient on the list rather than to the longest waiting.',
  }),
  'price_gbp.admission': world({
    unit: 'GBP',
    range: [0, 1_000_000],
    default: 'required',
    expected: [680, 4800],
    source: 'EVIDENCE-3',
    means: 'Tariff of an elective admission or day case.',
  }),
} as const satisfies Parameters;

export type ElectiveNumbers = Numbers<typeof electiveFields>;
