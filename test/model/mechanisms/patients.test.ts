/** Mechanisms that lose patients from lists and slots: what each moves, in which direction, and that off is nothing. */
import { describe, expect, it } from 'vitest';
import type { StrategyRun } from '../../../src/model/simulate-strategy.js';
import { factsOf } from '../facts-of.js';
import { type Chosen, settingsByHand } from '../settings-by-hand.js';
import { strategyRun, sum } from '../strategy-run.js';
import { compare, only, whole } from './compare.js';

const GO_LIVE = 100;
const DAYS = 500;

function wholeWith(chosen: Chosen): { run: StrategyRun; base: StrategyRun } {
  const settings = settingsByHand({ trusts: [whole], days: DAYS, mechanisms: only(chosen) });
  return { run: strategyRun(settings, 'national'), base: strategyRun(settings, 'no_go_live') };
}

describe('hidden_patients', () => {
  const noneFound = { found_per_week: 0, found_per_week_validating: 0 };

  it('loses its share of every list at cutover, in the strategy only', () => {
    const { run, base } = wholeWith({ hidden_patients: { cutover_share: 0.1, untracked_share: 0, ...noneFound } });
    expect(sum(base, 'hidden')).toBe(0);
    expect(sum(run, 'hidden', 0, GO_LIVE)).toBe(0);
    for (const list of [0, 1, 2]) {
      // Binomial of those on the list that morning, those away with a missed slot (a fifth, at most) left out: z of 4.
      const onList = run.ledger.get(list, GO_LIVE - 1, 'waiting');
      const hidden = run.ledger.get(list, GO_LIVE, 'hidden');
      const spread = 4 * Math.sqrt(0.09 * onList);
      expect(hidden).toBeLessThan(0.1 * onList + spread);
      expect(hidden).toBeGreaterThan(0.08 * onList - spread);
      for (const day of [GO_LIVE + 50, DAYS - 1]) expect(run.ledger.get(list, day, 'hidden')).toBe(hidden);
    }
  });

  it('loses its share of new orders while unstable, and none once stable', () => {
    const { run } = wholeWith({
      hidden_patients: { cutover_share: 0, untracked_share: 0.05, ...noneFound },
    });
    const stable = factsOf(run, 'phase').find(({ phase }) => phase === 'stable')!.day;
    expect(stable).toBe(GO_LIVE + 28);
    for (const list of [0, 1, 2]) {
      const joined = run.ledger.sum(list, 'joined', GO_LIVE, stable);
      const hidden = run.ledger.get(list, stable - 1, 'hidden');
      expect(Math.abs(hidden - 0.05 * joined)).toBeLessThan(4 * Math.sqrt(0.05 * 0.95 * joined));
      expect(run.ledger.get(list, DAYS - 1, 'hidden')).toBe(hidden);
    }
  });

  it('finds them by its hazard, sooner while a validation team works', () => {
    const fraction = (found: number) => {
      const { run } = wholeWith({
        hidden_patients: { cutover_share: 0.3, untracked_share: 0, found_per_week: found },
      });
      return run.ledger.get(0, GO_LIVE + 70, 'hidden') / run.ledger.get(0, GO_LIVE, 'hidden');
    };
    // Some 700 hidden, ten weeks: exp(-10 rate) with a z of 4.
    for (const rate of [0.02, 0.2]) {
      const left = Math.exp(-10 * rate);
      expect(Math.abs(fraction(rate) - left)).toBeLessThan(4 * Math.sqrt((left * (1 - left)) / 600));
    }
    const troubled = {
      defects: { mean_count: 150 },
      local_configuration: {},
      recovery_programme: { approval_lag_weeks: 0 },
    };
    const { one, other } = compare(
      only({ ...troubled, hidden_patients: { found_per_week_validating: 0 } }),
      only({ ...troubled, hidden_patients: { found_per_week_validating: 1 } }),
      [whole],
    )('hidden_patient_days');
    expect(other).toBeLessThan(one);
  });

  it('few patients, very long waits: the more are hidden, the more wait over 18 and 52 weeks', () => {
    const excess = compare(
      only({ hidden_patients: { cutover_share: 0.01, untracked_share: 0 } }),
      only({ hidden_patients: { cutover_share: 0.1, untracked_share: 0 } }),
      [whole],
      600,
    );
    for (const metric of ['hidden_patients', 'hidden_patient_days', 'over_52_weeks']) {
      expect(excess(metric).one, metric).toBeGreaterThan(0);
      expect(excess(metric).other, metric).toBeGreaterThan(3 * excess(metric).one);
    }
  });

  it('off, or nobody lost: nothing is hidden and nothing changes', () => {
    const { run, base } = wholeWith({ hidden_patients: { cutover_share: 0, untracked_share: 0 } });
    expect(sum(run, 'hidden')).toBe(0);
    expect(sum(run, 'waiting')).toBe(sum(base, 'waiting'));
    expect(sum(wholeWith({ learning_dip: {} }).run, 'hidden')).toBe(0);
  });
});

describe('booking_and_dna', () => {
  const calm = { dna_multiplier: 1, misplaced_share: 0, handling_multiplier: 1 };
  const missedShare = ({ ledger }: StrategyRun, list: number, from: number, to: number) =>
    ledger.sum(list, 'missed', from, to) / ledger.sum(list, 'used', from, to);

  it('more patients miss their slot from go-live on, fewer and fewer', () => {
    const { run, base } = wholeWith({ booking_and_dna: { ...calm, dna_multiplier: 2, decay_weeks: 8 } });
    const times = (from: number, to: number) =>
      missedShare(run, 0, GO_LIVE + from, GO_LIVE + to) / missedShare(base, 0, GO_LIVE + from, GO_LIVE + to);
    expect(missedShare(run, 0, 0, GO_LIVE)).toBe(missedShare(base, 0, 0, GO_LIVE));
    // About 800 slots a month, a tenth of them missed: a ratio with a spread of 0.15; half a year on a tenth is left.
    expect(times(0, 28)).toBeGreaterThan(1.4);
    expect(times(0, 28)).toBeLessThan(2.3);
    expect(times(180, 360)).toBeLessThan(1.15);
    expect(times(0, 28)).toBeGreaterThan(times(180, 360) + 0.3);
  });

  it('misplaced appointments take slots for six weeks', () => {
    const { run, base } = wholeWith({ booking_and_dna: { ...calm, misplaced_share: 0.5 } });
    const slots = ({ ledger }: StrategyRun, from: number, to: number) =>
      ledger.sum(0, 'slots', GO_LIVE + from, GO_LIVE + to);
    expect(slots(run, -GO_LIVE, 0)).toBe(slots(base, -GO_LIVE, 0));
    expect(slots(run, 0, 7) / slots(base, 0, 7)).toBeLessThan(0.6);
    expect(slots(run, 28, 35) / slots(base, 28, 35)).toBeGreaterThan(0.8);
    expect(slots(run, 42, 400)).toBe(slots(base, 42, 400));
  });

  it('makes patients wait, and costs staff for half a year, the more the longer a booking takes', () => {
    const waits = compare(
      only({ booking_and_dna: { dna_multiplier: 1.1, misplaced_share: 0 } }),
      only({ booking_and_dna: { dna_multiplier: 1.8, misplaced_share: 0.08 } }),
      [whole],
    )('wait_patient_days');
    expect(waits.one).toBeGreaterThan(0);
    expect(waits.other).toBeGreaterThan(waits.one);
    const cost = compare(
      only({ booking_and_dna: { handling_multiplier: 2 } }),
      only({ booking_and_dna: { handling_multiplier: 3 } }),
      [whole],
    )('booking_cost_gbp');
    expect(cost.one).toBeGreaterThan(0);
    expect(cost.other / cost.one).toBeCloseTo(2, 9);
    const { run } = wholeWith({ booking_and_dna: {} });
    const paid = factsOf(run, 'cost').filter(({ item }) => item === 'booking');
    expect(Math.min(...paid.map(({ day }) => day))).toBe(GO_LIVE);
    expect(Math.max(...paid.map(({ until }) => until))).toBe(GO_LIVE + 182);
  });

  it('off, or as careful as ever: nothing', () => {
    const { run, base } = wholeWith({ booking_and_dna: calm });
    for (const column of ['waiting', 'missed', 'slots'] as const) expect(sum(run, column)).toBe(sum(base, column));
    expect(factsOf(run, 'cost')).toEqual([]);
  });
});
