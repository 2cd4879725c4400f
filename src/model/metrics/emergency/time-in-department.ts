/** How long emergency patients stay in the department. */
import { emergencyQuantile, emergencySum } from '../folds/emergency-sums.js';
import { levelAndExcess, ratioAndExcess, shareWithin } from '../measures.js';
import type { Metric } from '../metric.js';
import type { Slice } from '../slice.js';

const came = (slice: Slice) => emergencySum(slice, 'came');
const breaches = (slice: Slice) => emergencySum(slice, 'breaches');

/** What all of these metrics have in common. */
const common = { concerns: 'patients', ofCare: true } as const;
const onArrival = { runOut: 'windows', atEnd: 'nothing_cut', censoring: 'none: counted on the day they came' } as const;

/** Emergency patients who stayed too long. */
export const emergency4hBreaches: Metric = {
  id: 'emergency_4h_breaches',
  unit: 'patients',
  better: 'lower',
  label: 'Emergency patients over four hours',
  definition: 'Emergency patients who came in the window and stayed longer than four hours.',
  ...common,
  ...onArrival,
  aggregation: 'sum',
  ...levelAndExcess(breaches),
};

/** The four-hour standard of emergency care. */
export const emergencyWithin4hShare: Metric = {
  id: 'emergency_within_4h_share',
  unit: 'share',
  better: 'higher',
  label: 'Emergency within four hours',
  definition: 'Of the emergency patients who came in the window, the share who left within four hours.',
  ...common,
  ...onArrival,
  aggregation: 'share of the sums',
  ...shareWithin(breaches, came),
};

/** The usual stay. */
export const emergencyTimeMean: Metric = {
  id: 'emergency_time_mean_minutes',
  unit: 'minutes',
  better: 'lower',
  label: 'Time in emergency department, mean',
  definition: 'Minutes from coming to leaving, mean of the emergency patients who came in the window.',
  ...common,
  ...onArrival,
  aggregation: 'of all patients together',
  ...ratioAndExcess((slice) => emergencySum(slice, 'minutes'), came),
};

/** The long stays. */
export const emergencyTimeP95: Metric = {
  id: 'emergency_time_p95_minutes',
  unit: 'minutes',
  better: 'lower',
  label: 'Time in emergency department, 95%',
  definition: 'Minutes from coming to leaving that 95% of the emergency patients did not exceed.',
  ...common,
  aggregation: 'of all patients together',
  atEnd: 'nothing_cut',
  censoring: 'by whole weeks from the start of the scenario',
  unknown: 'where nobody came',
  ...levelAndExcess((slice) => emergencyQuantile(slice, 0.95)),
};
