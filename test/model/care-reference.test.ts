/**
 * The cohort model against one object a patient, with every mechanism of care. Means of measures are compared by
 * Welch's t, each sample with its own variance. Lags in src/ are stratified and cut into slices: over 1,200 replications
 * of a small trust that shows as 2.5% fewer follow-ups overdue and 2% fewer pathways over 18 weeks, and nowhere else.
 */
import { describe, expect, it } from 'vitest';
import { tQuantile } from '../../src/stats/student-t.js';
import { livePlainly, type Numbers, type PlainTrust } from '../reference/per-patient.js';
import {
  ALL,
  anyWeekday,
  BEDS,
  type Case,
  cases,
  FAILING,
  MANY,
  type Measure,
  measuresOf,
  plainOfCase,
  settingsOfCase,
} from './care-cases.js';
import { mean, strategyRun } from './strategy-run.js';

const REPLICATIONS = 32;

/** With right models, the probability that any of the comparisons of all cases fails: |t| up to about 6.2 is luck. */
const COMPARISONS = Object.values(cases).reduce((sum, of) => sum + measuresOf(of).length, 0);
const FALSE_ALARM = 1e-4;
const BOUND = tQuantile(1 - FALSE_ALARM / COMPARISONS / 2, REPLICATIONS - 1);

/** By measure, its value in each replication. */
type Sample = number[][];

const cohortSamples = new Map<Case, Sample>();

function cohortSample(of: Case): Sample {
  const sample = cohortSamples.get(of) ?? drawCohortSample(of);
  cohortSamples.set(of, sample);
  return sample;
}

function drawCohortSample(of: Case): Sample {
  const settings = settingsOfCase(of);
  const lists =
    of.listed === undefined ? ['first'] : ['first', 'follow_up', 'admission', 'emergency', 'spell', 'short_spell'];
  const runs = Array.from(
    { length: REPLICATIONS },
    (_, replication) => strategyRun(settings, 'national', replication).ledger,
  );
  return measuresOf(of).map(([list, column, from, to]) =>
    runs.map((ledger) => ledger.sum(lists.indexOf(list), column, from, to)),
  );
}

function plainSample(plain: PlainTrust, measures: readonly Measure[]): Sample {
  const runs = Array.from({ length: REPLICATIONS }, (_, replication) => livePlainly(plain, `plain-${replication}`));
  return measures.map(([list, column, from, to]) =>
    runs.map((rows) => rows[list]!.slice(from, to).reduce((sum, row) => sum + row[column]!, 0)),
  );
}

function welch(a: readonly number[], b: readonly number[]): number {
  const variance = (x: readonly number[]) => x.reduce((s, v) => s + (v - mean(x)) ** 2, 0) / (x.length - 1) / x.length;
  const spread = Math.sqrt(variance(a) + variance(b));
  if (spread > 0) return (mean(a) - mean(b)) / spread;
  return mean(a) === mean(b) ? 0 : Number.POSITIVE_INFINITY;
}

describe('the cohort model agrees in distribution with one object a patient', () => {
  for (const [name, of] of Object.entries(cases)) {
    it(name, () => {
      const measures = measuresOf(of);
      const cohort = cohortSample(of);
      const plain = plainSample(plainOfCase(of), measures);
      measures.forEach((measure, index) => {
        const t = welch(cohort[index]!, plain[index]!);
        expect(Math.abs(t), measure.join(' ')).toBeLessThan(BOUND);
      });
    });
  }
});

type Change = (right: PlainTrust) => PlainTrust;

/** A mistake in the plain model: in which case it is made, and what is changed. */
const mistakes: Readonly<Record<string, readonly [in_: keyof typeof cases, change: Change]>> = {
  'nobody is seen out of order': ['a clinic in a lasting dip', inClinic({ out_of_order_share: 0 })],
  'no notice for urgent patients': ['a clinic', inClinic({ 'notice_days.urgent': 0 })],
  'nobody goes back to the GP': ['a clinic', inClinic({ back_to_gp_share: 0 })],
  'cancelled patients all keep their slot': ['a clinic', inClinic({ cancelled_share: 0 })],
  'sessions on bank holidays': [MANY, (right) => ({ ...right, session: anyWeekday })],
  'suspected cancer takes all the slots it needs': [MANY, inClinic({ two_week_wait_slots_share: 1 })],
  'follow-ups two weeks later': [MANY, inClinic({ follow_up_after_weeks: 8 })],
  'the pathway a week longer': [MANY, inClinic({ pathway_weeks: 6 })],
  'fewer planned admissions': [MANY, (right) => ({ ...right, elective: { ...right.elective, planned_share: 0.35 } })],
  'the hidden are never found': [ALL, inMechanism('hidden_patients', { found_per_week: 0 })],
  'new orders are never lost': [ALL, inMechanism('hidden_patients', { untracked_share: 0 })],
  'as many miss their slot as ever': [ALL, inMechanism('booking_and_dna', { dna_multiplier: 1 })],
  'no booking is held back': [ALL, inMechanism('planned_reduction', { outpatients_share_by_week: [] })],
  'initiatives a fifth smaller': [FAILING, inMechanism('waiting_list_initiatives', { extra_share: 0.08 })],
  'no lasting change': [ALL, inMechanism('persistent_change', { loss_share: 0 })],
  'the new system is never down': [FAILING, inMechanism('outages', { per_month: 0, per_defect_per_month: 0 })],
  'the old system never fails': [FAILING, inMechanism('legacy_decay', { failures_per_year: 0 })],
  'electives are never sent home': [BEDS, inBeds({ 'elective.most_cancelled_share': 0 })],
  'the longest stays are shorter, and others longer': [BEDS, inBeds({ 'nights.longest': 40 })],
  'stays are as long as ever after the go-live': [BEDS, inMechanism('bed_flow', { nights_multiplier: 1 })],
  'many more beds may be used': [BEDS, inBeds({ headroom_share: 0.08 })],
  'nobody learns slowly': [FAILING, inMechanism('learning_dip', { deep_failure_probability: 0 })],
  'nothing is recorded late': [ALL, inMechanism('billing_capture', { captured_at_freeze_share: 0 })],
};

function inClinic(numbers: Numbers): Change {
  return (right) => ({ ...right, clinic: { ...right.clinic, ...numbers } });
}

function inBeds(numbers: Numbers): Change {
  return (right) => ({ ...right, beds: { ...right.beds, ...numbers } });
}

function inMechanism(id: string, numbers: Numbers): Change {
  return ({ mechanisms: on, ...right }) => ({ ...right, mechanisms: { ...on, [id]: { ...on[id], ...numbers } } });
}

describe('the comparison can fail: a mistake in the plain model is noticed', () => {
  for (const [mistake, [name, change]] of Object.entries(mistakes)) {
    it(mistake, () => {
      const of = cases[name]!;
      const measures = measuresOf(of);
      const cohort = cohortSample(of);
      const plain = plainSample(change(plainOfCase(of)), measures);
      const ts = measures.map((_, index) => Math.abs(welch(cohort[index]!, plain[index]!)));
      expect(Math.max(...ts)).toBeGreaterThan(BOUND);
    });
  }
});
