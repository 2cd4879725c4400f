/** Which drawn numbers a difference hangs on: planted ones are found, and without any none is said to stand out. */
import { describe, expect, it } from 'vitest';
import { Collection } from '../../src/experiment/collect.js';
import { designOf } from '../../src/experiment/design.js';
import { DrawnInputs } from '../../src/experiment/drawn-inputs.js';
import type { Executor } from '../../src/experiment/executor.js';
import { runDesign } from '../../src/experiment/run-design.js';
import { whatMatters } from '../../src/experiment/what-matters.js';
import type { DrawnValue } from '../../src/model/draws.js';
import { outcomeColumns } from '../../src/model/outcome.js';
import { COUNTERFACTUAL } from '../../src/model/settings.js';
import { ALL } from '../../src/model/windows.js';
import { whatItHangsOn } from '../../src/report/what-it-hangs-on.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { uniforms } from '../stats/uniforms.js';
import { madeUpOutcome, madeUpScenario } from './made-up.js';

const FIT = 'mechanisms.local_configuration.fit_share';
const DIP = 'mechanisms.learning_dip.depth_share';
const FIX = 'mechanisms.local_configuration.fixes_per_week';
const OTHERS = 12;

/** What a replication draws: numbers of the world at two trusts, and what either strategy decides. */
interface World {
  readonly dip: readonly [number, number];
  readonly fix: number;
  readonly fit: Readonly<Record<string, number>>;
  readonly others: readonly number[];
}

/** Replications with such draws, and revenue lost by a function of them. */
function worlds(
  scenario: Scenario,
  seed: string,
  lost: (world: World, strategy: string, noise: number) => number,
  repeats = 1,
): Executor {
  const next = uniforms(seed);
  const column = outcomeColumns(scenario.settings).findIndex(
    ({ metric, scope, window }) => metric === 'lost_revenue_gbp' && scope === 'programme' && window === ALL.id,
  );
  return async function* (design) {
    const plain = new Map(design.strategies.map((id) => [id, madeUpOutcome(scenario, id, 0, { lost_revenue_gbp: 0 })]));
    let world: World | undefined;
    for (const r of design.replications) {
      if (world === undefined || r % repeats === 0) {
        const others = Array.from({ length: OTHERS }, next);
        world = { dip: [next(), next()], fix: next(), fit: { national: next(), local: next() }, others };
      }
      const { dip, fix, fit, others } = world;
      const drawn = (about: DrawnValue['about'], scopeId: string, path: string, value: number): DrawnValue => ({
        about,
        scope: scopeId === '' ? 'programme' : 'trust',
        scopeId,
        path,
        value,
      });
      yield design.strategies.map((id) => {
        if (id === COUNTERFACTUAL) {
          const ofWorld = dip.map((value, trust) => drawn('world', `t${trust}`, DIP, value));
          const rest = others.map((value, i) => drawn('world', '', `mechanisms.m.x${i}`, value));
          return { ...plain.get(id)!, replication: r, draws: [...ofWorld, ...rest] };
        }
        const decided = [drawn('decision', 'ashby', FIT, fit[id]!), drawn('decision', 'ashby', FIX, 2 * fix)];
        const outcome = plain.get(id)!;
        const values = outcome.values.with(column, lost(world!, id, next()));
        return { ...outcome, replication: r, values, excess: values, draws: decided };
      });
    }
  };
}

async function found(lost: Parameters<typeof worlds>[2], seed: string, replications = 40, repeats = 1) {
  const made = madeUpScenario();
  const row = { value: '', unit: '', grade: '', default: '' };
  const scenario: Scenario = {
    ...made,
    inputs: [
      { ...row, path: `strategies.local.${FIT}`, source: 'P7' },
      { ...row, path: `trusts.ashby.${DIP}`, source: 'P13: as measured' },
      { ...row, path: `strategies.local.${FIX}`, source: 'a judgement' },
    ],
    settings: { ...made.settings, repeats },
  };
  const results = await runDesign(designOf(scenario, { replications }), worlds(scenario, seed, lost, repeats));
  return { scenario, results, matters: results.whatMatters };
}

describe('what a difference hangs on', () => {
  /** local less national falls with local's fit, and rises with the mean dip of both trusts; a little with the fix rate. */
  const planted = ({ dip, fit, fix }: World, id: string, noise: number) =>
    id === 'local' ? 10 - 6 * fit['local']! + 3 * (dip[0] + dip[1]) + 3 * fix + 0.3 * noise : 10;

  it('is the three numbers that were planted, in their order, those of two trusts as one', async () => {
    const { matters } = await found(planted, 'planted', 200);
    expect(matters).toHaveLength(1);
    const [{ inputs, metric, strategy, reference, worlds: n, looked }] = matters as [(typeof matters)[number]];
    expect([strategy, reference, metric, n]).toEqual(['local', 'national', 'lost_revenue_gbp', 200]);
    // Two fits, the dip, the others, and one fix rate: both strategies draw it by one uniform.
    expect(looked).toBe(2 + 1 + OTHERS + 1);
    expect(inputs.map(({ path, strategies, standsOut }) => [path, strategies, standsOut])).toEqual([
      [FIT, ['local'], true],
      [DIP, [], true],
      [FIX, ['national', 'local'], true],
    ]);
    expect(inputs[0]!.correlation.high).toBeLessThan(0);
    expect(inputs[1]!.correlation.low).toBeGreaterThan(0);
  });

  it('is looked for over worlds, not replications, and from twenty of them on', async () => {
    expect((await found(planted, 'few', 19)).matters).toEqual([]);
    expect((await found(planted, 'few', 38, 2)).matters).toEqual([]);
    const { matters } = await found(planted, 'repeats', 60, 3);
    expect(matters[0]).toMatchObject({ worlds: 20 });
  });

  it('is nothing where the two never differ', async () => {
    expect((await found(() => 3, 'same')).matters).toEqual([]);
  });

  it('none stands out in 95% of runs where none matters (200 runs of 30 worlds; false-alarm rate 1e-5)', async () => {
    let alarms = 0;
    const scenario = madeUpScenario();
    for (let run = 0; run < 200; run++) {
      const design = designOf(scenario, { replications: 30, seed: `null ${run}` });
      const [collection, drawn] = [new Collection(design), new DrawnInputs(design)];
      for await (const outcomes of worlds(scenario, `null ${run}`, (_, __, noise) => noise)(design)) {
        collection.add(outcomes);
        drawn.add(outcomes);
      }
      const [matters] = whatMatters(design, collection, drawn);
      if (matters!.inputs.some(({ standsOut }) => standsOut)) alarms++;
    }
    // 5% of 200 is 10; a binomial of them exceeds 25 with a probability of 1e-5.
    expect(alarms).toBeLessThanOrEqual(25);
    expect(alarms).toBeGreaterThan(0);
  });

  it('is said in words, with the evidence and the limits, and how to find out the rest', async () => {
    const { scenario, results } = await found(planted, 'planted', 200);
    const text = whatItHangsOn(scenario, results).join('\n');
    expect(text).toMatch(/rank correlation over 200 draws/);
    expect(text).toMatch(
      /local less national, revenue lost: fit share of local configuration under local \(P7; -0\.\d\d, -0\.\d\d to -0\.\d\d\), depth share of learning dip \(P13; 0\.\d\d, 0\.\d\d to 0\.\d\d\), fixes per week of local configuration \(0\./,
    );
    expect(text).toMatch(/golive run <file> --set repeats=4 --replications 200/);
    expect(text).toMatch(/golive explain <file> --strategy local --against national/);
    const none = await found((_, __, noise) => noise, 'null 0', 30);
    expect(whatItHangsOn(none.scenario, none.results).join('\n')).toMatch(/revenue lost: none stands out, first are /);
    const few = await found(planted, 'few', 8);
    expect(whatItHangsOn(few.scenario, few.results).join('\n')).toMatch(
      /from 20 draws of them on \(--replications 20\)/,
    );
  });
});
