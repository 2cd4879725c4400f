import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { runDesign } from '../../src/experiment/run-design.js';
import type { MechanismSettings, StrategySettings } from '../../src/model/settings.js';
import { holdInWords } from '../../src/report/sentences.js';
import { type Measures, madeUp, madeUpScenario } from './made-up.js';

const hold: MechanismSettings = { id: 'hold', values: {} };
const pool: MechanismSettings = { id: 'delivery_pool', values: {} };

/** Strategies with these programmes; four replications. */
async function valuesOf(
  programmes: Record<string, Partial<StrategySettings>>,
  measures: (id: string, r: number) => Measures,
) {
  const ids = Object.keys(programmes);
  const made = madeUpScenario(ids);
  const strategies = made.settings.strategies.map((strategy) => ({ ...strategy, ...programmes[strategy.id] }));
  const scenario = { ...made, settings: { ...made.settings, strategies } };
  const { holdValues } = await runDesign(designOf(scenario), madeUp(scenario, measures));
  return holdValues;
}

const harm = (id: string, r: number): Measures => ({
  wait_patient_days: id === 'held' ? 1000 + r : 3000 + 3 * r,
  net_cost_gbp: id === 'held' ? 5e6 + 1e5 * r : 2e6,
  trusts_live: id === 'held' ? 2 : 5,
});

describe('the value of a hold', () => {
  const two = { held: { programme: [pool, hold] }, free: { programme: [pool] } };

  it('is what its twin without it has more, whichever is declared first', async () => {
    for (const programmes of [two, { free: two.free, held: two.held }]) {
      const [value, ...more] = await valuesOf(programmes, harm);
      expect(more).toEqual([]);
      expect(value).toMatchObject({ strategy: 'held', twin: 'free', live: { strategy: 2, twin: 5 } });
      const [wait, cost] = value!.spared;
      expect(wait!.mean).toBeCloseTo(2003);
      expect(wait!.low).toBeLessThan(2003);
      expect(wait!.low).toBeGreaterThan(0);
      expect(cost!.mean).toBeCloseTo(-3.15e6);
      expect(cost!.high).toBeLessThan(0);
      expect(cost!.low).toBeLessThan(cost!.mean);
    }
  });

  it('is not said of strategies that differ in anything else, or both hold', async () => {
    expect(await valuesOf({ held: two.held, free: { programme: [] } }, harm)).toEqual([]);
    expect(await valuesOf({ held: two.held, free: { programme: [pool], goLiveDay: [101] } }, harm)).toEqual([]);
    expect(await valuesOf({ held: two.held, also: two.held }, harm)).toEqual([]);
    expect(await valuesOf({ free: two.free, also: two.free }, harm)).toEqual([]);
  });

  it('is not said of a hold on record, which happens with or without the mechanism', async () => {
    const record = { hold: { beginsDay: 30, greenLightDay: 90 }, goLives: [null], openSevere: [[]] };
    const recorded = { held: { ...two.held, record }, free: { ...two.free, record } };
    expect(await valuesOf(recorded, harm)).toEqual([]);
  });

  it('is said in words: what is spared, what it costs, how sure, and how much less was done', async () => {
    const [value] = await valuesOf(two, harm);
    expect(holdInWords(value!)).toBe(
      'The hold under held spares 2,000 patient-days (95% interval 2,000 to 2,010) and adds GBP 3.1m of net cost ' +
        '(95% interval 2.9m to 3.4m) against free, with fewer go-lives (2.0 against 5.0).',
    );
    const [unsure] = await valuesOf(two, (id, r) => ({ ...harm(id, r), net_cost_gbp: id === 'held' ? r : 2 }));
    expect(holdInWords(unsure!)).toContain('so perhaps nothing)');
    const [both] = await valuesOf(two, (id, r) => ({ ...harm(id, r), net_cost_gbp: id === 'held' ? 1e6 : 3e6 }));
    expect(holdInWords(both!)).toContain('2,010) and GBP 2.0m of net cost (');
  });
});
