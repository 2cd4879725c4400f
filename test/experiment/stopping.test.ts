/** Until when replications go on: what may be asked for, and what looks decide. */
import { describe, expect, it } from 'vitest';
import type { Collection } from '../../src/experiment/collect.js';
import { type Design, designOf, withReplications } from '../../src/experiment/design.js';
import { runDesign } from '../../src/experiment/run-design.js';
import { stoppingOf } from '../../src/experiment/stopping.js';
import type { Asked } from '../../src/experiment/until.js';
import { COUNTERFACTUAL } from '../../src/model/settings.js';
import { resamplesBySize } from '../../src/stats/comparison/resamples.js';
import { listOf, normals, skewed, uniforms } from '../stats/uniforms.js';
import { type Measures, madeUp, madeUpScenario } from './made-up.js';

const asked = (over: Partial<Asked>): Asked => ({ precision: [], decide: false, first: 20, atMost: 80, ...over });
const resamples = resamplesBySize((size) => uniforms(`resamples ${size}`), 999);
const ids = ['national', 'local'];

function designFor(until: Partial<Asked>, strategies = ids): Design {
  const scenario = madeUpScenario(strategies);
  const whole = designOf(scenario, { replications: until.first ?? 20, until: asked(until) });
  return withReplications(whole, whole.until!.looks[0]!);
}

/** Judges the first n replications; their measures stand in for a collection of outcomes, level and excess alike. */
function stoppingAt(design: Design, n: number, measures: (id: string, r: number) => Measures) {
  const looked = withReplications(design, n);
  const values = (s: number, k: number): Float64Array => {
    const id = design.strategies[s]!;
    const { metric } = design.kept[k]!;
    return Float64Array.from({ length: n }, (_, r) => {
      const given = id === COUNTERFACTUAL ? undefined : measures(id, r)[metric.id];
      return typeof given === 'number' ? given : Number.NaN;
    });
  };
  return stoppingOf(looked, design.until!, { values } as unknown as Collection, resamples);
}

describe('what may be asked for', () => {
  it.each([
    ['nonsense', 'it wants'],
    ['lost_revenue_gbp 5%', 'it wants'],
    ['lost_revenue: 5%', 'did you mean `lost_revenue_gbp`?'],
    ['lost_revenue_gbp: five', "'five' is no width"],
    ['lost_revenue_gbp: 0', "'0' is no width"],
    ['lost_revenue_gbp: -5%', "'-5%' is no width"],
    ['wait_patient_days_per_go_live: 5%', 'is a quotient'],
    ['lokal-national: lost_revenue_gbp 5', "no strategy 'lokal'; did you mean `local`?"],
    ['local-nationel: lost_revenue_gbp 5', "no strategy 'nationel'; did you mean `national`?"],
    ['local-local: lost_revenue_gbp 5', 'does not differ from itself'],
    ['local-national: lost_revenue_gbp 5%', 'a difference may be 0'],
    ['local: lost_revenue_gbp 5', "'local' is no pair"],
  ])('refuses %s', (text, why) => {
    expect(() => designFor({ precision: [text] })).toThrow(why);
  });

  it('takes pairs of strategies whose names have hyphens', () => {
    const { until } = designFor({ precision: ['a-b-c: net_cost_gbp 2.5'] }, ['a-b', 'c', 'b']);
    expect(until!.wanted[0]).toMatchObject({ pair: ['a-b', 'c'], precision: { absolute: 2.5 } });
  });

  it('plans looks for decisions, at whole worlds, and a level that holds for all of them', () => {
    expect(designFor({ decide: true, first: 10, atMost: 80 })).toMatchObject({
      until: { looks: [10, 20, 40, 80] },
      level: 0.9875,
    });
    expect(designFor({ decide: true, first: 100, atMost: 40 })).toMatchObject({ until: { looks: [40] }, level: 0.95 });
    expect(designFor({ precision: ['lost_revenue_gbp: 5%'] }).level).toBe(0.95);
    const scenario = madeUpScenario(ids);
    const repeated = { ...scenario, settings: { ...scenario.settings, repeats: 5 } };
    const until = (atMost: number) => asked({ decide: true, first: 20, atMost });
    expect(designOf(repeated, { replications: 20, until: until(160) }).until!.looks).toEqual([20, 40, 80, 160]);
    expect(() => designOf(repeated, { replications: 20, until: until(42) })).toThrow(
      '--at-most: 42 is not two or more',
    );
    expect(() => designFor({ decide: true }, ['national'])).toThrow('one strategy alone');
  });
});

describe('widths', () => {
  const wide = (_: string, r: number): Measures => ({ lost_revenue_gbp: 100 + (r % 2 === 0 ? 20 : -20), hold_days: 0 });

  it('go on to what will probably do, at most twice as many, and stop when they stay narrow or at the budget', () => {
    const design = designFor({ precision: ['lost_revenue_gbp: 5%'], first: 10, atMost: 200 });
    const first = stoppingAt(design, 10, wide);
    expect([first.stop, first.next, first.widths.length]).toEqual([undefined, 20, 2]);
    // sd 20: 1.96 * 20 / sqrt(n) = 5 at about 64
    const later = stoppingAt(design, 50, wide);
    expect([later.stop, later.widths[0]!.isReached]).toEqual([undefined, false]);
    expect(Math.abs(later.next! - 68)).toBeLessThan(10);
    expect(stoppingAt(design, later.next!, wide)).toMatchObject({ stop: 'reached', next: undefined });
    expect(stoppingAt({ ...design, until: { ...design.until!, atMost: 50 } }, 50, wide).stop).toBe('budget');
  });

  it('refuse what no replications can give', () => {
    const refuse =
      (text: string, measures = wide) =>
      () =>
        stoppingAt(designFor({ precision: [text] }), 10, measures);
    expect(refuse('hold_days: 5%')).toThrow('hold_days is 0 in all of the first 10 replications');
    expect(refuse('net_cost_gbp: 5%')).toThrow('net_cost_gbp is unknown in all');
    expect(refuse('local-national: lost_revenue_gbp 5')).toThrow('local and national have the same difference');
    expect(refuse('weeks_observed: 5%', () => ({ weeks_observed: 7 }))).toThrow('weeks_observed is the same in all');
  });

  it('cover about 95% where looks are planned by what was seen (false alarm 1e-5)', () => {
    const design = designFor({ precision: ['lost_revenue_gbp: 8%'], first: 10, atMost: 400 }, ['national']);
    const samples = 300;
    let covered = 0;
    for (let s = 0; s < samples; s++) {
      const normal = normals(uniforms(`width ${s}`));
      const values = listOf(400, () => 10 + 3 * normal());
      const run = (n: number): { mean: number; halfWidth: number } => {
        const { widths, next } = stoppingAt(design, n, (_, r) => ({ lost_revenue_gbp: values[r]! }));
        return next === undefined ? widths[0]! : run(next);
      };
      const { mean, halfWidth } = run(10);
      if (Math.abs(mean - 10) <= halfWidth) covered++;
    }
    // 95% less what stopping costs; 4.3 standard errors of 300 are 5.4%
    expect(covered / samples).toBeGreaterThan(0.88);
    expect(covered / samples).toBeLessThan(0.999);
  });
});

describe('decisions', () => {
  it('are clear, open or the same, and go on along the planned looks', () => {
    const design = designFor({ decide: true, first: 20, atMost: 80 }, ['national', 'local', 'twin']);
    const measures = (id: string, r: number): Measures => ({
      wait_patient_days: 1000 + (id === 'local' ? 50 + (r % 3) : 0),
      lost_revenue_gbp: 100 + (id === 'local' ? (r % 2) - 0.45 : id === 'twin' ? 1e-10 * (r % 2) : 0),
    });
    const { decisions, stop, next, look } = stoppingAt(design, 20, measures);
    expect(decisions.map(({ strategy, metric, sign }) => [strategy, metric, sign])).toEqual([
      ['local', 'wait_patient_days', 'above'],
      ['twin', 'wait_patient_days', 'same'],
      ['local', 'lost_revenue_gbp', 'open'],
      ['twin', 'lost_revenue_gbp', 'same'], // rounding is no difference
    ]);
    expect([stop, next, look]).toEqual([undefined, 32, 1]);
    expect(stoppingAt(design, 80, measures)).toMatchObject({ stop: 'budget', look: 4 });
    const alike = stoppingAt(design, 20, () => ({ wait_patient_days: 3 }));
    expect([alike.stop, alike.decisions.map(({ sign }) => sign)]).toEqual(['reached', ['same', 'same']]);
  });

  it('are those that the comparisons give, at the level of one look', async () => {
    const scenario = madeUpScenario(['national', 'local', 'other']);
    const whole = designOf(scenario, { replications: 30, until: asked({ decide: true, first: 30, atMost: 240 }) });
    const normal = normals(uniforms('agree'));
    const noise = listOf(200, normal);
    const measures = (id: string, r: number): Measures => ({
      wait_patient_days: 1000 + (id === 'local' ? -0.6 : id === 'other' ? 0.45 : 0) + noise[(r * 3 + id.length) % 200]!,
      lost_revenue_gbp: 100 + (id === 'other' ? -3 : 0) + noise[(r * 7 + id.length) % 200]!,
    });
    const { comparisons, stopping } = await runDesign(whole, madeUp(scenario, measures));
    const family = comparisons.filter(({ verdict }) => verdict !== undefined && verdict !== 'unknown');
    expect(family.every(({ level }) => level === 0.9875)).toBe(true);
    const signOf = { better: 'below', worse: 'above', not_apart: 'open', same: 'same', unknown: '' } as const;
    for (const { strategy, metric, sign } of stopping!.decisions) {
      const row = family.find((one) => one.strategy === strategy && one.metric === metric)!;
      expect(sign, `${strategy} ${metric}`).toBe(signOf[row.verdict!]);
    }
    expect(new Set(stopping!.decisions.map(({ sign }) => sign)).size).toBeGreaterThan(1);
  });

  it('give a wrong sign in at most 5% of runs of four looks at four skewed differences (false alarm 1e-5)', () => {
    const design = designFor({ decide: true, first: 20, atMost: 80 }, ['national', 'local', 'other']);
    const samples = 120;
    let wrong = 0;
    for (let s = 0; s < samples; s++) {
      const normal = normals(uniforms(`null ${s}`));
      const lists = Array.from({ length: 6 }, () => listOf(80, skewed(normal, 0.7)));
      // every true difference is 0: any sign is wrong
      const measures = (id: string, r: number): Measures => {
        const i = ['national', 'local', 'other'].indexOf(id);
        return { wait_patient_days: 1000 + lists[i]![r]!, lost_revenue_gbp: 100 + lists[3 + i]![r]! };
      };
      for (const n of design.until!.looks) {
        if (stoppingAt(design, n, measures).decisions.every(({ sign }) => sign === 'open')) continue;
        wrong++;
        break;
      }
    }
    // binomial of 120 at 5%: 4.3 standard errors are 8.6%
    expect(wrong / samples).toBeLessThan(0.136);
  });

  it('find a difference of five standard errors at the last look nearly always', () => {
    const design = designFor({ decide: true, first: 20, atMost: 160 });
    let found = 0;
    for (let s = 0; s < 60; s++) {
      const normal = normals(uniforms(`power ${s}`));
      const noise = listOf(160, normal);
      const measures = (id: string, r: number): Measures => ({
        wait_patient_days: 1000 + (id === 'local' ? -0.4 + noise[r]! : 0),
      });
      // 0.4 sqrt(160) = 5 standard errors at the budget, 1.8 at the first look
      const end = design.until!.looks.find((n) => stoppingAt(design, n, measures).stop === 'reached');
      if (end !== undefined) found++;
    }
    expect(found).toBeGreaterThan(55);
  });
});
