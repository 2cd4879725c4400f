/** A cutover in steps: what it changes, what it does not, and how it stands beside a big bang. */
import { describe, expect, test } from 'vitest';
import { effectNames } from '../../src/model/care/day-effects.js';
import { MeanEffects } from '../../src/model/care/mean-effects.js';
import { everyFactOf } from '../../src/model/facts.js';
import { wholeSlices } from '../../src/model/fold-outcome.js';
import { runReplication } from '../../src/model/run-replication.js';
import { series, weeksOf } from '../../src/model/series.js';
import { factsOf } from './facts-of.js';
import { only, whole } from './mechanisms/compare.js';
import { type Chosen, settingsByHand } from './settings-by-hand.js';
import { measure, programmeSlice, strategyRun, sum } from './strategy-run.js';

const national = { national: {} };
const of = (chosen: Chosen, cutoverWeeks: number, noise = false) =>
  settingsByHand({
    days: 560,
    noise,
    trusts: [{ ...whole, cutoverWeeks }],
    mechanisms: only(chosen),
    strategies: national,
  });
const seriesOf = (chosen: Chosen, cutoverWeeks: number, id: string) => {
  const settings = of(chosen, cutoverWeeks);
  const slice = wholeSlices(strategyRun(settings, 'national'))[0]!;
  return series.find((one) => one.id === id)!.of(slice, weeksOf(settings), slice);
};
const GO_LIVE_WEEK = Math.floor(100 / 7);

describe('the share on the system', () => {
  test('rises by equal weekly steps from the first day to all of it', () => {
    const share = seriesOf({}, 3, 'share_on_system');
    expect([...share].slice(GO_LIVE_WEEK - 1, GO_LIVE_WEEK + 6)).toEqual([0, 0.25, 0.5, 0.75, 1, 1, 1]);
    expect([...seriesOf({}, 0, 'share_on_system')].slice(GO_LIVE_WEEK - 1, GO_LIVE_WEEK + 2)).toEqual([0, 1, 1]);
  });

  test('the last step comes so many weeks after the first', () => {
    for (const weeks of [0, 1, 12]) {
      expect(measure(of({}, weeks), 'weeks_to_all_on_system', 1).get('national')!.values).toEqual([weeks]);
    }
    const cut = settingsByHand({ days: 150, trusts: [{ ...whole, cutoverWeeks: 12 }], strategies: national });
    expect(measure(cut, 'weeks_to_all_on_system', 1).get('national')!.values[0]).toBeLessThan(8);
  });
});

describe('big bang beside clinic by clinic', () => {
  const dip = { learning_dip: { depth_share: 0.4, decay_weeks: 6, deep_failure_probability: 0 } };
  const lost = (weeks: number): number[] => {
    const done = seriesOf(dip, weeks, 'patients_done');
    const usual = seriesOf({}, weeks, 'patients_done');
    return [...usual].map((patients, week) => (patients - done[week]!) / patients);
  };

  test('of the same depth, the worst week is milder and the disruption longer', () => {
    const [bang, steps] = [lost(0), lost(12)];
    expect(Math.max(...steps)).toBeLessThan(0.8 * Math.max(...bang));
    const disrupted = (weeks: number[]) => weeks.filter((share) => share > 0.03).length;
    expect(disrupted(steps)).toBeGreaterThan(disrupted(bang) + 6);
  });

  test('in all, each clinic loses what it would have lost at once', () => {
    const total = (weeks: number) => lost(weeks).reduce((a, b) => a + b, 0);
    expect(total(12) / total(0)).toBeCloseTo(1, 1);
  });

  test('a dip that never fades is as deep as the share on the system', () => {
    const flat = { learning_dip: { depth_share: 0.4, decay_weeks: 520, deep_failure_probability: 0 } };
    const done = seriesOf(flat, 9, 'patients_done');
    const usual = seriesOf({}, 9, 'patients_done');
    const at = (week: number) => 1 - done[GO_LIVE_WEEK + week]! / usual[GO_LIVE_WEEK + week]!;
    expect(at(5) / at(10)).toBeCloseTo(0.6, 1);
  });
});

describe('what comes with the clinics', () => {
  test('defects are met step by step, and together are those of one day', () => {
    const chosen = { defects: { mean_count: 200 } };
    const counts = (weeks: number) => factsOf(strategyRun(of(chosen, weeks), 'national'), 'defect_count');
    const [bang, steps] = [counts(0), counts(4)];
    const most = Math.max(...bang.map(({ open }) => open));
    expect(most).toBeGreaterThan(10);
    expect(steps.map(({ day }) => day)).toEqual([100, 107, 114, 121, 128]);
    expect(steps.at(-1)!.open).toBe(most);
    expect(steps[0]!.open).toBeLessThan(most / 3);
  });

  test('patients are hidden as clinics come: as many in all', () => {
    const chosen = { hidden_patients: { cutover_share: 0.2, untracked_share: 0, found_per_week: 0 } };
    const hidden = (weeks: number) => {
      const run = strategyRun(of(chosen, weeks), 'national');
      return [programmeSlice(run, 0, 107), programmeSlice(run, 0, 200)].map((slice) => {
        let all = 0;
        for (const { lists } of slice.trusts)
          for (const { index } of lists) all += slice.ledger.get(index, slice.to - 1, 'hidden');
        return all;
      });
    };
    const [bang, steps] = [hidden(0), hidden(4)];
    expect(steps[0]! / bang[0]!).toBeCloseTo(0.2, 1);
    expect(steps[1]! / bang[1]!).toBeCloseTo(1, 0);
  });

  test('no trust is stable before all of it is on the system', () => {
    const stable = (weeks: number) =>
      factsOf(strategyRun(of({}, weeks), 'national'), 'phase').find(({ phase }) => phase === 'stable')!.day;
    expect(stable(0)).toBe(100 + 28);
    expect(stable(10)).toBe(100 + 70 + 21);
  });

  test('the old system of those to come fails as before', () => {
    const chosen = { legacy_decay: { failures_per_year: 40, capacity_loss_share: 1, duration_days: 5 } };
    const done = (weeks: number) => sum(strategyRun(of(chosen, weeks), 'national'), 'done');
    expect(done(40)).toBeLessThan(done(0));
  });

  test('a leak of income is caused by the clinics that have moved', () => {
    const chosen = { billing_capture: { base_share: 0, staff_entry_decay_weeks: 520, staff_entry_fixes_per_week: 0 } };
    const leak = (weeks: number) => seriesOf(chosen, weeks, 'income_not_recorded_gbp')[GO_LIVE_WEEK + 2]!;
    expect(leak(5) / leak(0)).toBeCloseTo(0.5, 1);
  });
});

describe('laws', () => {
  test('without mechanisms a cutover in steps changes nothing', () => {
    for (const settings of [
      of({}, 12, true),
      of({ billing_capture: { staff_entry_share: 0, per_defect_share: 0, downgrade_share: 0 } }, 12, true),
    ]) {
      const [base, own] = runReplication(settings, 0);
      expect(own!.contacts).toBe(base!.contacts);
      expect(measure(settings, 'lost_revenue_gbp', 1).get('national')!.excess).toEqual([0]);
      expect(measure(settings, 'wait_patient_days', 1).get('national')!.excess).toEqual([0]);
    }
  });

  test('a go-live on record took place on its day', () => {
    const settings = settingsByHand({
      trusts: [{ id: 'ashby', known: 60, cutoverWeeks: 8, clinic: 'none' }],
      strategies: national,
    });
    const facts = everyFactOf(strategyRun(settings, 'national').world.facts, 'on_system');
    expect(facts.map(({ day, steps }) => [day, steps])).toEqual([[60, 1]]);
  });

  test('equal parts give their own numbers back, bit for bit', () => {
    const settings = of({}, 0);
    const { care } = strategyRun(settings, 'national');
    const fx = care[0]!.effects[0]!;
    fx.reset();
    // Planned reduction and the dip are part of activity, which is the mean; every other effect keeps its number.
    const kept = effectNames.filter((name) => !['planned', 'dip', 'capacity'].includes(name));
    expect(kept.length).toBeGreaterThan(8);
    kept.forEach((name, i) => {
      fx[name] = (i + 1) / 7;
    });
    fx.capacity = 1 / 3;
    const mean = new MeanEffects();
    mean.reset();
    for (let part = 0; part < 13; part++) mean.add(fx);
    mean.into(fx);
    expect(fx.activity()).toBe(1 / 3);
    kept.forEach((name, i) => {
      expect(fx[name], name).toBe((i + 1) / 7);
    });
  });
});
