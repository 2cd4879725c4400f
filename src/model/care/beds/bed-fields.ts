/**
 * The numbers of a trust's beds and of those who are admitted to them without an appointment. Where two are given, the
 * first is that of 2008, the other that of the middle of the 2020s. All describe the world.
 */
import type { DistributionSpec } from '../../../kernel/distribution.js';
import { type Numbers, type Parameter, type Parameters, triangular, type Value, world } from '../../parameter.js';
import { RECENT } from '../recent.js';

export const bedFields = {
  beds: world({
    unit: 'beds',
    range: [1, 100_000],
    default: 'none',
    word: 'from_demand',
    expected: [200, 1500],
    source: 'P63',
    means:
      'General and acute beds open in a mean month; from_demand: as many as the admissions need at the occupancy given.',
  }),
  occupancy_share: share(triangular(0.83, 0.87, 0.91), triangular(0.885, 0.935, 0.97), 'P64', [0.1, 1], {
    means: 'Share of the open beds that are occupied at midnight, mean of the year.',
  }),
  headroom_share: world({
    unit: 'share',
    range: [0, 0.9],
    default: triangular(0.03, 0.045, 0.06),
    source: 'P88',
    means:
      'Beds usable beyond the mean occupancy on the fullest night of a week, as a share of those open, where usable_share does not say how many.',
  }),
  usable_share: world({
    unit: 'share',
    range: [0, 1],
    default: 'none',
    word: 'from_occupancy',
    source: 'P88',
    means:
      'Share of the open beds that may be used; from_occupancy: the mean occupancy on the fullest night of a week and the headroom, at most all.',
  }),
  escalation_share: world({
    unit: 'share',
    range: [0, 1],
    default: 0.03,
    source: 'grade D: EVIDENCE-2, how beds fit together',
    means: 'Beds opened beyond the usable ones when they are full, as a share of those open.',
  }),
  escalation_gbp_per_night: world({
    unit: 'GBP/night',
    range: [0, 100_000],
    default: 345,
    source: 'EVIDENCE-2',
    means: 'Cost of such a bed and night.',
  }),
  winter_beds_share: world({
    unit: 'share',
    range: [0, 2],
    default: 0.5,
    source: 'grade D: January is then .025 above August (P64)',
    means: 'How much of the swing of emergency admissions over the year the open beds follow.',
  }),
  via_emergency_share: share(triangular(0.6, 0.66, 0.72), triangular(0.6, 0.75, 0.9), 'P61', [0.05, 1], {
    means: 'Of the emergency admissions, those who come through the emergency department; the others are direct.',
  }),
  direct_per_week: world({
    unit: 'patients/week',
    range: [0, 100_000],
    default: 'none',
    word: 'from_emergency',
    source: 'P61',
    means:
      'Direct emergency admissions in a usual week at the start; from_emergency: in proportion to those through the emergency department.',
  }),
  growth_share_per_year: world({
    unit: 'share/year',
    range: [-0.5, 1],
    default: 0.02,
    source: 'P46',
    means: 'Growth of direct admissions in a year; open beds grow as all admissions together.',
  }),
  nights_multiplier: world({
    unit: 'multiplier',
    range: [0.1, 6],
    default: 'none',
    word: 'from_beds',
    expected: [0.5, 2],
    source: 'P65',
    means:
      "Stays of emergency patients as a multiple of the table's; from_beds: what fills the beds to the occupancy given.",
  }),
  'nights.zero_share': share(triangular(0.22, 0.27, 0.32), triangular(0.3, 0.4, 0.5), 'P66', [0, 0.99], {
    means: 'Emergency patients who stay no night; they need no bed. The rows below divide the others, in proportion.',
  }),
  'nights.one_share': row(0.18, 0.17, 'P65', 'Emergency patients who stay one night.'),
  'nights.to_3_share': row(0.18, 0.15, 'P65', 'Two or three nights.'),
  'nights.to_6_share': row(0.13, 0.1, 'P65', 'Four to six nights.'),
  'nights.to_13_share': row(0.13, 0.1, 'P65', 'Seven to thirteen nights.'),
  'nights.to_27_share': row(0.07, 0.055, 'P65', 'Fourteen to 27 nights.'),
  'nights.longer_share': row(0.04, 0.025, 'P65', 'From 28 nights to the longest stay.'),
  'nights.longest': world({
    unit: 'nights',
    range: [28, 365],
    default: 62,
    source: 'P65',
    means: 'Longest stay of the table.',
  }),
  'elective.day_case_share': share(triangular(0.72, 0.76, 0.8), triangular(0.8, 0.83, 0.86), 'P67', [0, 1], {
    means: 'Elective patients who need no bed for the night.',
  }),
  'elective.one_share': row(0.38, 0.45, 'P67', 'Of the others, those who stay one night, in proportion.'),
  'elective.to_3_share': row(0.29, 0.27, 'P67', 'Two or three nights.'),
  'elective.to_6_share': row(0.2, 0.17, 'P67', 'Four to six nights.'),
  'elective.to_13_share': row(0.1, 0.08, 'P67', 'Seven to thirteen nights.'),
  'elective.to_27_share': row(0.03, 0.03, 'P67', 'Fourteen to 27 nights.'),
  'elective.protected_share': world({
    unit: 'share',
    range: [0, 1],
    default: 0.3,
    source: 'grade D: cancer and urgent operations, cancelled a third as often (P74)',
    means: 'Elective inpatients who are never sent home for want of a bed.',
  }),
  'elective.most_cancelled_share': world({
    unit: 'share',
    range: [0, 1],
    default: triangular(0.25, 0.5, 0.8),
    source: 'P74',
    means: "Of a day's elective inpatients, those sent home for want of a bed at most.",
  }),
  'price_gbp.spell': world({
    unit: 'GBP',
    range: [0, 1_000_000],
    default: 'required',
    expected: [1700, 3800],
    source: 'P75',
    means: 'Tariff of an emergency admission of two nights or more.',
  }),
  'price_gbp.short_stay_share': world({
    unit: 'share',
    range: [0, 2],
    default: triangular(0.5, 0.7, 0.9),
    source: 'P75',
    means: 'Tariff of one of no or one night, as a share of it.',
  }),
} as const satisfies Parameters;

export type BedNumbers = Numbers<typeof bedFields>;

function share(
  then: DistributionSpec,
  now: DistributionSpec,
  source: string,
  range: readonly [number, number],
  { means }: Pick<Parameter, 'means'>,
): Parameter {
  return world({ unit: 'share', range, default: then, later: { from: RECENT, default: now, source }, source, means });
}

/** A row of a table of stays. */
function row(then: Value, now: Value, source: string, means: string): Parameter {
  const later = { from: RECENT, default: now, source };
  return world({ unit: 'share', range: [0, 1], default: then, later, source, means });
}
