/**
 * The numbers of an emergency department: who comes, how long the work on them takes, how many bays there are. Majors
 * and minors are separate streams with bays of their own. All describe the world.
 */
import { type Numbers, type Parameter, type Parameters, triangular, world } from '../../parameter.js';
import { RECENT } from '../recent.js';

/** The streams of patients, in the order of their fields. */
export const STREAMS = ['majors', 'minors'] as const;
export type StreamName = (typeof STREAMS)[number];

/** The stream whose patients may be admitted. */
export const ADMITTED: StreamName = 'majors';

/** Two out of a hundred stay longer than four hours, as in 2008, once queues are added. */
const WORK = 'grade D: fitted to the 98% within four hours of 2008 (EVIDENCE-3)';

/** Levels of V64, with the wait for a bed (P71) apart; minors take .58 of the time of majors, as in 2008. */
const TREATMENT = 'grade D: fitted to the four-hour performance of V64 in the counterfactual';

/** P80a was found by a lognormal of this spread of all patients of a department. */
const SPREAD = 'EVIDENCE-2, P80a: found by stays of this spread, sigma .7';

export const emergencyFields = {
  attendances_per_week: world({
    unit: 'attendances/week',
    range: [0, 1_000_000],
    default: 'required',
    expected: [1, 5000],
    source: 'EVIDENCE-3, P60 to P62',
    means: 'Patients who come in a usual week at the start.',
  }),
  majors_share: world({
    unit: 'share',
    range: [0, 1],
    default: 0.55,
    source: 'grade D: somewhat more than half of a major department',
    means: 'Share of attendances who are majors; the others are minors.',
  }),
  growth_share_per_year: world({
    unit: 'share/year',
    range: [-0.5, 1],
    default: 0.02,
    source: 'P46',
    means: 'Growth of attendances in a year.',
  }),
  'majors.bays': bays('majors'),
  'minors.bays': bays('minors'),
  'majors.work_minutes': workMinutes('majors', 95),
  'minors.work_minutes': workMinutes('minors', 55),
  'majors.work_sigma': workSigma('majors'),
  'minors.work_sigma': workSigma('minors'),
  'majors.treatment_minutes': treatmentMinutes('majors', 50, 210),
  'minors.treatment_minutes': treatmentMinutes('minors', 55, 120),
  'majors.treatment_sigma': treatmentSigma('majors'),
  'minors.treatment_sigma': treatmentSigma('minors'),
  admitted_share: world({
    unit: 'share',
    range: [0, 1],
    default: triangular(0.18, 0.22, 0.27),
    later: { from: RECENT, default: triangular(0.2, 0.29, 0.4), source: 'P62' },
    source: 'P62',
    means: 'Of all who come, the share who are admitted, majors all of them; where the trust has beds.',
  }),
  bed_wait_minutes: world({
    unit: 'minutes',
    range: [0.1, 10_000],
    default: 66,
    later: { from: RECENT, default: 138, source: 'P71' },
    source: 'P71',
    means: 'Median wait for a bed of those admitted, from the decision on, at the usual occupancy.',
  }),
  bed_wait_sigma: world({
    unit: 'sigma of log',
    range: [0, 3],
    default: 0.75,
    later: { from: RECENT, default: 1.35, source: 'P71' },
    source: 'P71',
    means: 'Spread of the wait for a bed, a lognormal.',
  }),
  bed_wait_log_per_point: world({
    unit: 'log per .01',
    range: [0, 1],
    default: triangular(0.03, 0.05, 0.08),
    source: 'P72',
    means: 'By how much the log of the wait rises with each point of occupancy above the usual.',
  }),
  load_share: world({
    unit: 'share',
    range: [0.1, 2],
    default: 0.8,
    source: 'grade D: a queue at the busiest hours only',
    means:
      'Bays in use in the busiest hour of the week, as a share of those there are, where the bays follow from demand.',
  }),
  'price_gbp.attendance': world({
    unit: 'GBP',
    range: [0, 1_000_000],
    default: 0,
    expected: [0, 200],
    source: 'EVIDENCE-3: A&E GBP 80 (2008/09), GBP 200 (2025/26); 0: not paid by attendance',
    means: 'Tariff of an attendance.',
  }),
} as const satisfies Parameters;

export type EmergencyNumbers = Numbers<typeof emergencyFields>;

/** Those that count only where a trust has beds, and those that count only where it has none. */
export const keysWithBeds: readonly (keyof typeof emergencyFields)[] = [
  'majors.treatment_minutes',
  'minors.treatment_minutes',
  'majors.treatment_sigma',
  'minors.treatment_sigma',
  'admitted_share',
  'bed_wait_minutes',
  'bed_wait_sigma',
  'bed_wait_log_per_point',
];
export const keysWithoutBeds: readonly (keyof typeof emergencyFields)[] = [
  'majors.work_minutes',
  'minors.work_minutes',
  'majors.work_sigma',
  'minors.work_sigma',
];

function bays(stream: StreamName): Parameter {
  return world({
    unit: 'bays',
    range: [1, 10_000],
    default: 'none',
    word: 'from_demand',
    source: 'model: from the busiest hour and the load',
    means: `Bays for ${stream}; from_demand: what carries the busiest hour, half-way through the scenario, at the load given.`,
  });
}

function workMinutes(stream: StreamName, median: number): Parameter {
  return world({
    unit: 'minutes',
    range: [1, 1440],
    default: median,
    source: WORK,
    means: `Median time in a bay of ${stream}: assessment, tests, treatment, wait for a bed.`,
  });
}

function workSigma(stream: StreamName): Parameter {
  return world({
    unit: 'sigma of log',
    range: [0, 3],
    default: 0.5,
    source: WORK,
    means: `Spread of the time in a bay of ${stream}, a lognormal.`,
  });
}

function treatmentMinutes(stream: StreamName, then: number, now: number): Parameter {
  return world({
    unit: 'minutes',
    range: [1, 1440],
    default: then,
    later: { from: RECENT, default: now, source: TREATMENT },
    source: TREATMENT,
    means: `Median time in a bay of ${stream} without the wait for a bed: it takes the place of work_minutes where the trust has beds.`,
  });
}

function treatmentSigma(stream: StreamName): Parameter {
  return world({
    unit: 'sigma of log',
    range: [0, 3],
    default: 0.5,
    later: { from: RECENT, default: 0.7, source: SPREAD },
    source: TREATMENT,
    means: `Spread of the treatment minutes of ${stream}, a lognormal.`,
  });
}
