import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Executor, inTurn } from '../../src/experiment/executor.js';
import { atWorlds, inputsFor, quantityOf } from '../../src/experiment/studies/at-worlds.js';
import { flipAlong, flipQuestion } from '../../src/experiment/studies/flip-study.js';
import { endsOf, inputAt } from '../../src/experiment/studies/inputs-by-path.js';
import { simulatePoints } from '../../src/experiment/studies/simulate-points.js';
import { sweepMeasures, sweepOf, sweepPoints } from '../../src/experiment/studies/sweep.js';
import { variedOf } from '../../src/experiment/studies/vary.js';
import { variantsAt } from '../../src/experiment/variants.js';
import { sweepLines } from '../../src/report/studies/sweep.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { sample } from '../scenario/sample.js';
import { uniforms } from '../stats/uniforms.js';

const orders = { trusts: ['a', 'b', 'c'], uniform: uniforms('orders') };
const valuesOf = (text: string): readonly (string | number)[] => {
  const varied = variedOf(text, orders);
  return 'values' in varied ? varied.values : [varied.from, varied.to];
};

describe('what a study varies', () => {
  it('is a list, a range with its steps, a range, or any order', () => {
    expect(valuesOf('plan.wave_gap_weeks=4, 8,13')).toEqual(['4', '8', '13']);
    expect(valuesOf('x=4..26 step 8')).toEqual(['4', '12', '20']);
    expect(valuesOf('x=0.1..0.4 step 0.1')).toEqual(['0.1', '0.2', '0.3', '0.4']);
    expect(valuesOf('x=0.1..0.4')).toEqual([0.1, 0.4]);
    expect(valuesOf('plan.order=[a, b],[b, a]')).toEqual(['[a, b]', '[b, a]']);
    expect(valuesOf('plan.order=any')).toHaveLength(6);
    expect(new Set(valuesOf('plan.order=any')).size).toBe(6);
    expect(valuesOf('x="a,b",c')).toEqual(['"a,b"', 'c']);
  });

  it('is some of all orders where they are many, the plan itself the first', () => {
    const trusts = 'abcdefgh'.split('');
    const varied = variedOf('plan.order=any', { trusts, uniform: uniforms('many') });
    expect('values' in varied && varied.values[0]).toBe('[a, b, c, d, e, f, g, h]');
    expect('values' in varied && new Set(varied.values).size).toBe(120);
  });

  it.each([
    ['plan.wave_gap_weeks', 'wants path=values'],
    ['x=26..4', 'the range 26..4 does not run upwards'],
    ['x=1..2 step 0', 'makes more than 10000 values'],
    ['x=4..26 by 2', "'4..26 by 2' is no range; one is 4..26"],
    ['x=4 to 26', 'is no range'],
    ['x=4,,8', "there is an empty value in '4,,8'"],
    ['x=any', 'only an order of trusts (plan.order) can be any'],
  ])('%s is refused', (text, message) => {
    expect(() => variedOf(text, orders)).toThrow(message);
  });

  it('is every combination, or points spread over the ranges', () => {
    const varied = ['x=1,2', 'y=10..20 step 5'].map((text) => variedOf(text, orders));
    expect(sweepPoints(varied, undefined, uniforms('grid'))).toHaveLength(6);
    const spread = sweepPoints([...varied, variedOf('z=0..1', orders)], 8, uniforms('lhs'));
    expect(spread).toHaveLength(8);
    const z = spread.map((point) => Number(point[2]!.value)).sort((a, b) => a - b);
    for (const [i, value] of z.entries()) expect(Math.floor(value * 8)).toBe(i);
    expect(() => sweepPoints([variedOf('z=0..1', orders)], undefined, uniforms('x'))).toThrow('wants its step');
    for (const hypercube of [undefined, 8]) {
      const points = (...texts: string[]) => {
        const all = texts.map((text) => variedOf(text, orders));
        return () => sweepPoints(all, hypercube, uniforms('x'));
      };
      expect(points('x=1,2', 'x=3,4')).toThrow('x: a factor is given once');
      expect(points('x=1,1')).toThrow('x: the value 1 is given twice');
    }
  });
});

describe('a sweep', () => {
  it('ranks settings by a measure, marks the best and what no other beats, and has the numbers of single runs', async () => {
    const scenario = parseScenario(sample);
    const varied = [variedOf('plan.wave_gap_weeks=8,26', orders)];
    const measures = sweepMeasures(scenario);
    const points = sweepPoints(varied, undefined, uniforms('x'));
    const choices = { replications: 3, strategies: ['national'] };
    const found = await simulatePoints(variantsAt(sample, points, choices), measures, inTurn);
    const sweep = sweepOf(found, ['plan.wave_gap_weeks'], measures, 'wait_patient_days');
    expect(sweep.rows.map(({ point }) => point).sort()).toEqual([0, 1]);
    const [best, other] = sweep.rows;
    expect(best!.measures[0]!.mean!).toBeLessThanOrEqual(other!.measures[0]!.mean!);
    expect([best!.best, other!.best]).toEqual([true, false]);
    expect(sweep.rows.some(({ unbeaten }) => unbeaten)).toBe(true);
    const alone = await simulatePoints(variantsAt(sample, [points[best!.point]!], choices), measures, inTurn);
    expect([...alone.values(0, 'national', measures[0]!)]).toEqual([
      ...found.values(best!.point, 'national', measures[0]!),
    ]);
    for (const width of [50, 80, 200]) {
      const lines = sweepLines(scenario, sweep, width);
      expect(lines.length).toBeLessThanOrEqual(60);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
    }
  });
});

describe('numbers of a scenario by their path', () => {
  const scenario = parseScenario(sample);

  it('say what they are drawn from; a path that is none has a nearest', () => {
    const { distribution } = inputAt(scenario, 'mechanisms.learning_dip.depth_share');
    expect(distribution === undefined).toBe(false);
    const [from, to] = endsOf(distribution!);
    expect(from).toBeLessThan(to);
    expect(() => inputAt(scenario, 'mechanisms.learning_dip.depth_shar')).toThrow(
      'did you mean `mechanisms.learning_dip.depth_share`?',
    );
  });

  it('a difference is named by its strategies and metric, each refused with the nearest', () => {
    expect(quantityOf(scenario, undefined)).toMatchObject({ strategy: 'local', less: 'national' });
    expect(quantityOf(scenario, 'local-national:lost_revenue_gbp').metric.id).toBe('lost_revenue_gbp');
    expect(quantityOf(scenario, 'national').less).toBeUndefined();
    expect(() => quantityOf(scenario, 'lokal-national')).toThrow("'lokal-national' is not one strategy less another");
    expect(() => quantityOf(scenario, 'local-national:lost_revenue')).toThrow('did you mean `lost_revenue_gbp`?');
    expect(() =>
      flipQuestion(scenario, {
        parameters: [{ path: 'plan.wave_gap_weeks' }],
        between: ['national', 'lokal'],
        metric: undefined,
        set: [],
      }),
    ).toThrow('there is no strategy lokal; did you mean `local`?');
  });

  it.each([
    [['plan.order'], 2, 'plan.order is no number in this scenario'],
    [['plan.wave_gap_weeks'], 2, 'is a plain value in this scenario: say from where to where'],
    [['mechanisms.learning_dip.depth_share', 'mechanisms.learning_dip.depth_share'], 2, 'is named twice'],
    [['mechanisms.learning_dip.depth_share'], 1, 'with one replication nothing has an interval'],
  ])('%s in %i replications is no question of a flip', (paths, replications, message) => {
    const parameters = paths.map((path) => ({ path }));
    expect(() =>
      flipQuestion(scenario, { parameters, between: undefined, metric: undefined, replications, set: [] }),
    ).toThrow(message);
  });

  it('of both strategies are set alike', async () => {
    const question = flipQuestion(scenario, {
      parameters: [{ path: 'strategies.*.mechanisms.local_configuration.fit_share', from: 0.2, to: 0.8 }],
      between: ['national', 'local'],
      metric: 'wait_patient_days',
      replications: 2,
      set: [],
    });
    const pairs: string[][] = [];
    const watched: Executor = async function* (design, replications) {
      const fits = design.settings.strategies.map(({ trusts }) =>
        JSON.stringify(trusts[0]!.find(({ id }) => id === 'local_configuration')!.values['fit_share']),
      );
      for (let i = 0; i < fits.length; i += 2) pairs.push(fits.slice(i, i + 2));
      yield* inTurn(design, replications);
    };
    const { at } = await flipAlong(sample, question, watched, () => undefined);
    expect(at.map(({ value }) => value)).toEqual(expect.arrayContaining([0.2, 0.5, 0.8]));
    expect(pairs.length).toBeGreaterThanOrEqual(9);
    for (const [national, local] of pairs) expect(local).toBe(national);
  }, 60_000);

  it('set in a world, they change what comes of it, and nothing else does', async () => {
    const quantity = quantityOf(scenario, 'local:wait_patient_days');
    const inputs = inputsFor(scenario, quantity).filter(({ path }) => path === 'mechanisms.learning_dip.depth_share');
    expect(inputs).toHaveLength(1);
    const point = (u: number) => ({ at: [u], replication: 0 });
    const choices = { set: [] };
    const points = [point(0.1), point(0.9), point(0.1)];
    let pauses = 0;
    const pause = async () => {
      pauses += 1; // Ctrl-C is answered then
      await setImmediate();
    };
    const [low, high, again] = await atWorlds(
      sample,
      quantity,
      inputs,
      points,
      choices,
      inTurn,
      () => undefined,
      pause,
    );
    expect(again).toBe(low);
    expect(pauses).toBe(points.length);
    expect(high).toBeGreaterThan(low!);
  });
});
