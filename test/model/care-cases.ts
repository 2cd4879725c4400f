/** The cases in which the cohort model is compared with one object a patient, said once for both, and what is measured. */
import { bedFields } from '../../src/model/care/beds/bed-fields.js';
import { emergencyFields } from '../../src/model/care/emergency/emergency-fields.js';
import { electiveFields } from '../../src/model/care/planned/elective-fields.js';
import { outpatientFields } from '../../src/model/care/planned/outpatient-fields.js';
import type { LedgerColumn } from '../../src/model/ledger.js';
import { mechanismById, mechanisms } from '../../src/model/mechanisms/registry.js';
import type { Parameters } from '../../src/model/parameter.js';
import type { Settings } from '../../src/model/settings.js';
import type { Numbers, PlainTrust } from '../reference/per-patient.js';
import { settingsByHand, settingsOf } from './settings-by-hand.js';

export const DAYS = 385;
const GO_LIVE = 87;
const READINESS = 0.6;
const FREEZE_DAYS = 15;

/** Bank holidays. */
const HOLIDAYS = [39, 42, 98, 151, 238, 322, 323, 324];
export const anyWeekday = (day: number) => day % 7 < 5;
const noHolidays = (day: number) => anyWeekday(day) && !HOLIDAYS.includes(day);

const clinic = { referrals_per_week: 70, 'price_gbp.first': 200 };
const elective = { 'price_gbp.admission': 1000 };

/** A case: what is said of the trust; every number not said is at its default. */
export interface Case {
  readonly clinic: Numbers;
  readonly listed?: number;
  readonly elective?: Numbers;
  readonly emergency?: Numbers;
  readonly beds?: Numbers;
  readonly session: (day: number) => boolean;
  /** Weeks to which the target wait moves in a straight line between days 100 and 200. */
  readonly targetTo?: number;
  readonly mechanisms: Readonly<Record<string, Numbers>>;
}

export const MANY = 'a trust with admissions, follow-ups, bank holidays and a moving target';
export const FAILING = 'a trust whose old system fails, whose new one is down now and then, and who learns slowly';
export const BEDS = 'a trust with beds that are short, and shorter after its go-live';
export const ALL = 'a trust with every mechanism at work';

const leak = {
  downgrade_share: 0, // what is coded badly is a matter of money alone: test/model/payment.test.ts
  base_share: 0.05,
  staff_entry_share: 0,
  per_defect_share: 0,
  captured_at_freeze_share: 0.8,
  captured_at_year_end_share: 0.3,
};
const whole: Pick<Case, 'clinic' | 'listed' | 'elective' | 'session'> = {
  clinic: {
    ...clinic,
    pathway_weeks: 5,
    pathway_listed_weeks: 3,
    pathway_sigma: 0.5,
    follow_ups_per_first: 1.5,
    follow_up_after_weeks: 6,
    two_week_wait_slots_share: 0.1,
    'priority_shares.two_week_wait': 0.15,
    'priority_shares.routine': 0.63,
  },
  listed: 0.15,
  elective: { ...elective, planned_share: 0.4, removal_share: 0.08, cancelled_share: 0.1 },
  session: noHolidays,
};

export const cases: Readonly<Record<string, Case>> = {
  'a clinic': { clinic: { ...clinic, initial_list: 60 }, session: anyWeekday, mechanisms: { billing_capture: leak } },
  'a clinic in a lasting dip': {
    clinic: { ...clinic, cancelled_share: 0, flex_share: 0.1 },
    session: anyWeekday,
    mechanisms: {
      learning_dip: { depth_share: 0.3, decay_weeks: 520, deep_failure_probability: 0, deep_decay_weeks: 520 },
      billing_capture: leak,
    },
  },
  [MANY]: {
    ...whole,
    targetTo: 4,
    mechanisms: { billing_capture: leak },
  },
  [BEDS]: {
    ...whole,
    clinic: { ...whole.clinic, referrals_per_week: 300 },
    elective: { ...whole.elective, growth_share_per_year: 0 },
    emergency: {
      attendances_per_week: 700,
      growth_share_per_year: 0,
      admitted_share: 0.2,
      bed_wait_log_per_point: 0.05,
    },
    beds: {
      beds: 150,
      growth_share_per_year: 0,
      occupancy_share: 0.9,
      headroom_share: 0.02,
      via_emergency_share: 0.6,
      'nights.zero_share': 0.3,
      'elective.day_case_share': 0.6,
      'elective.most_cancelled_share': 0.6,
      'price_gbp.spell': 2000,
      'price_gbp.short_stay_share': 0.7,
    },
    mechanisms: {
      billing_capture: leak,
      bed_flow: { nights_multiplier: 1.15 },
    },
  },
  [FAILING]: {
    ...whole,
    mechanisms: {
      learning_dip: { depth_share: 0.35, decay_weeks: 2, deep_failure_probability: 0.9, deep_decay_weeks: 40 },
      defects: { mean_count: 60, capacity_loss_share: 0, dispersion: 40 },
      local_configuration: {
        fit_share: 0.5,
        preparation_multiplier: 1,
        fixes_per_week: 0.5,
        shared_defects_share: 0.5,
        propagation_probability: 0.5,
        propagation_lag_weeks: 8,
        regression_probability: 0.2,
      },
      outages: { per_month: 4, per_defect_per_month: 1, median_hours: 8, sigma: 0.5 },
      legacy_decay: { failures_per_year: 12, duration_days: 6, cost_gbp: 500_000 },
      waiting_list_initiatives: { extra_share: 0.1, after_weeks: 8, for_weeks: 20, price_multiplier: 1.4 },
      billing_capture: leak,
    },
  },
  [ALL]: {
    ...whole,
    mechanisms: {
      planned_reduction: { outpatients_share_by_week: [0.5, 0.25, 0.1, 0.05], admissions_share_by_week: [0.3, 0.2] },
      learning_dip: { depth_share: 0.35, decay_weeks: 8, deep_failure_probability: 0, deep_decay_weeks: 30 },
      defects: { mean_count: 60, capacity_loss_share: 0.004, dispersion: 40 },
      persistent_change: { loss_share: 0.1, half_life_years: 0.5, scope_multiplier: 0.9 },
      booking_and_dna: { dna_multiplier: 1.6, misplaced_share: 0.08, handling_multiplier: 2 },
      hidden_patients: { cutover_share: 0.06, untracked_share: 0.03, found_per_week: 0.05 },
      billing_capture: {
        ...leak,
        staff_entry_share: 0.15,
        staff_entry_decay_weeks: 12,
        per_defect_share: 0.004,
      },
      waiting_list_initiatives: { extra_share: 0.1, after_weeks: 4, for_weeks: 12, price_multiplier: 1.4 },
      local_configuration: {
        fit_share: 0.5,
        preparation_multiplier: 1,
        fixes_per_week: 0.5,
        shared_defects_share: 0.5,
        propagation_probability: 0.5,
        propagation_lag_weeks: 8,
        regression_probability: 0.2,
      },
    },
  },
};

/** The numbers of a table, of which none may be drawn. */
function constants(table: Parameters, values: Numbers): Numbers {
  return Object.fromEntries(
    Object.entries(settingsOf(table, values)).flatMap(([key, setting]): [string, number | readonly number[]][] => {
      if (setting === null) return [];
      if (setting.list) return [[key, setting.list]];
      if (setting.distribution.kind === 'constant') return [[key, setting.distribution.args[0]!]];
      throw new Error(`${key} is not a constant`);
    }),
  );
}

export function settingsOfCase(of: Case): Settings {
  const settings = settingsByHand({
    days: DAYS,
    trusts: [
      {
        id: 'ashby',
        goLive: GO_LIVE,
        clinic: of.clinic,
        ...(of.listed === undefined ? {} : { listed: of.listed, elective: of.elective }),
        ...(of.beds === undefined ? {} : { emergency: of.emergency!, beds: of.beds }),
        values: {
          'preparation.weeks': 0,
          'preparation.slip_months': 0,
          'preparation.readiness_share': READINESS,
          'payment.freeze_days_after_month_end': FREEZE_DAYS,
        },
      },
    ],
    mechanisms: Object.fromEntries(mechanisms.map(({ id }) => [id, of.mechanisms[id] ?? 'off'])),
    strategies: { national: {} },
  });
  const [trust] = settings.trusts;
  const [outpatients, ...others] = trust!.services;
  const moved = { ...outpatients!.values['target_wait_weeks']!, trend: trendOf(of) };
  const services = [{ ...outpatients!, values: { ...outpatients!.values, target_wait_weeks: moved } }, ...others];
  const sessionDay = Uint8Array.from({ length: DAYS }, (_, day) => (of.session(day) ? 1 : 0));
  return { ...settings, calendar: { ...settings.calendar, sessionDay }, trusts: [{ ...trust!, services }] };
}

function trendOf({ targetTo }: Case): [number, number][] {
  return targetTo === undefined
    ? []
    : [
        [100, outpatientFields.target_wait_weeks.default as number],
        [200, targetTo],
      ];
}

export function plainOfCase(of: Case): PlainTrust {
  const usual = outpatientFields.target_wait_weeks.default as number;
  const moving = (day: number) =>
    usual + ((of.targetTo ?? usual) - usual) * Math.min(1, Math.max(0, (day - 100) / 100));
  const on = Object.entries(of.mechanisms).map(([id, values]) => [
    id,
    constants(mechanismById(id)!.parameters, values),
  ]);
  return {
    days: DAYS,
    session: of.session,
    clinic: constants(outpatientFields, of.clinic),
    ...(of.listed === undefined ? {} : { listed: of.listed, elective: constants(electiveFields, of.elective!) }),
    ...(of.beds === undefined
      ? {}
      : { emergency: constants(emergencyFields, of.emergency!), beds: constants(bedFields, of.beds) }),
    targetWeeks: moving,
    goLive: GO_LIVE,
    readiness: READINESS,
    freezeDays: FREEZE_DAYS,
    mechanisms: Object.fromEntries(on),
  };
}

/** A measure: a column of a list summed over days [from, to). */
export type Measure = readonly [list: string, column: LedgerColumn, from: number, to: number];

const ofAll: readonly Measure[] = [
  ['first', 'used', 0, 14],
  ['first', 'waiting', 70, 71],
  ['first', 'waiting', 180, 181],
  ['first', 'waiting', 384, 385],
  ['first', 'waiting', 0, DAYS],
  ['first', 'over_18_weeks', 180, DAYS],
  ['first', 'done', 0, 140],
  ['first', 'done', 140, DAYS],
  ['first', 'slots', 87, 140],
  ['first', 'missed', 0, DAYS],
  ['first', 'missed', 87, 140],
  ['first', 'returned', 0, DAYS],
  ['first', 'removed', 0, 140],
  ['first', 'removed', 140, DAYS],
  ['first', 'uncaptured', 0, DAYS],
  ['first', 'two_week_breaches', 0, DAYS],
  ['first', 'stops', 0, DAYS],
  ['first', 'stops_within_18_weeks', 0, DAYS],
  ['first', 'in_pathway', 50, 51],
  ['first', 'in_pathway', 0, DAYS],
  ['first', 'pathway_over_18_weeks', 100, DAYS],
];
const ofWhole: readonly Measure[] = [
  ['first', 'slots', 322, 325],
  ['follow_up', 'waiting', 0, 140],
  ['follow_up', 'waiting', 140, DAYS],
  ['follow_up', 'done', 0, DAYS],
  ['follow_up', 'missed', 0, DAYS],
  ['follow_up', 'due_later', 60, 61],
  ['follow_up', 'due_later', 380, 381],
  ['admission', 'joined', 0, DAYS],
  ['admission', 'waiting', 0, 140],
  ['admission', 'waiting', 384, 385],
  ['admission', 'planned', 100, DAYS],
  ['admission', 'done', 0, DAYS],
  ['admission', 'stops', 0, DAYS],
  ['admission', 'stops_within_18_weeks', 0, DAYS],
  ['admission', 'missed', 0, DAYS],
  ['admission', 'removed', 0, DAYS],
  ['admission', 'over_18_weeks', 150, DAYS],
  ['admission', 'in_pathway', 0, DAYS],
];
const ofBeds: readonly Measure[] = [
  ['admission', 'no_bed', 0, 87],
  ['admission', 'no_bed', 87, DAYS],
  ['spell', 'joined', 0, DAYS],
  ['short_spell', 'joined', 0, DAYS],
  ['spell', 'uncaptured', 0, DAYS],
  ['spell', 'occupied', 0, 1],
  ['spell', 'occupied', 0, 87],
  ['spell', 'occupied', 87, 200],
  ['spell', 'occupied', 200, DAYS],
  ['spell', 'placed', 0, DAYS],
  ['spell', 'left_beds', 87, 200],
  ['spell', 'boarded', 0, DAYS],
  ['spell', 'boarding', 0, DAYS],
  ['spell', 'escalation', 0, 87],
  ['spell', 'escalation', 87, DAYS],
];
const ofGoLive: readonly Measure[] = [
  ['first', 'hidden', 87, 88],
  ['first', 'hidden', 0, DAYS],
  ['first', 'extra', 0, DAYS],
  ['first', 'captured_at_freeze', 0, DAYS],
  ['first', 'captured_at_year_end', 0, DAYS],
  ['follow_up', 'hidden', 0, DAYS],
  ['follow_up', 'extra', 0, DAYS],
  ['follow_up', 'slots', 87, 115],
  ['admission', 'hidden', 0, DAYS],
  ['admission', 'slots', 87, 115],
  ['admission', 'extra', 0, DAYS],
];

export function measuresOf(of: Case): readonly Measure[] {
  if (of.listed === undefined) return ofAll;
  if (of.beds !== undefined) return [...ofAll, ...ofWhole, ...ofBeds];
  return 'waiting_list_initiatives' in of.mechanisms ? [...ofAll, ...ofWhole, ...ofGoLive] : [...ofAll, ...ofWhole];
}
