import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../src/errors.js';
import { designOf } from '../../src/experiment/design.js';
import { aboutOf, changesCounterfactual, grid } from '../../src/experiment/factors.js';
import { type Variant, variantsAt, variantsInSteps, variantsOf } from '../../src/experiment/variants.js';
import { mechanisms } from '../../src/model/mechanisms/registry.js';
import { type Outcome, outcomeColumns } from '../../src/model/outcome.js';
import { runReplication } from '../../src/model/run-replication.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { sample, swap } from '../scenario/sample.js';

const gaps = { path: 'plan.wave_gap_weeks', values: ['8', '13', '26'] };
const gates = { path: 'strategies.national.mechanisms.readiness_gate.threshold_share', values: ['0.6', '0.8'] };
const dips = { path: 'mechanisms.learning_dip.depth_share', values: ['0.05', '0.2'] };

const ids = (variants: readonly Variant[]) => variants.map(({ id }) => id);

/** What a test may ask of an outcome without its names. */
const numbersOf = ({ values, excess, censored, series, contacts, goLives, fingerprintEvents }: Outcome) => ({
  ...{ values, excess, censored, series, contacts, goLives, fingerprintEvents },
});

/** Every strategy of every variant, with what one replication of it gives within the variant and by itself. */
function bothWays(text: string, variants: readonly Variant[], replication: number) {
  const shared = new Map(
    [...new Set(variants.map(({ design }) => design))].map((d) => [d, runReplication(d.settings, replication)]),
  );
  return variants.flatMap(({ id, set, design, strategies }) => {
    const { settings } = designOf(parseScenario(text, { set }));
    const alone = runReplication(settings, replication);
    const arms = [settings.counterfactual, ...settings.strategies].map((arm) => arm.id);
    return arms.map((arm, i) => ({
      name: `${id} ${arm}`,
      within: numbersOf(shared.get(design)![strategies.get(arm) ?? 0]!),
      alone: numbersOf(alone[i]!),
    }));
  });
}

describe('variants of a scenario', () => {
  it('are all combinations, the last factor varying fastest, each with what is set', () => {
    expect(ids(variantsOf(sample, [{ path: 'plan.wave_size', values: ['1', '2'] }, gaps]))).toEqual([
      'plan.wave_size=1 plan.wave_gap_weeks=8',
      'plan.wave_size=1 plan.wave_gap_weeks=13',
      'plan.wave_size=1 plan.wave_gap_weeks=26',
      'plan.wave_size=2 plan.wave_gap_weeks=8',
      'plan.wave_size=2 plan.wave_gap_weeks=13',
      'plan.wave_size=2 plan.wave_gap_weeks=26',
    ]);
    expect(variantsOf(sample, [])).toMatchObject([{ id: '', set: [] }]);
  });

  it('that differ in decisions are strategies of one design: the counterfactual is simulated once', () => {
    const variants = variantsOf(sample, [gaps]);
    const designs = new Set(variants.map(({ design }) => design));
    expect(designs.size).toBe(1);
    const [design] = designs;
    expect(design!.strategies).toEqual([
      'no_go_live',
      ...gaps.values.flatMap((gap) => [`national@plan.wave_gap_weeks=${gap}`, `local@plan.wave_gap_weeks=${gap}`]),
    ]);
    let begun = 0;
    const outcomes = runReplication(design!.settings, 0, () => begun++);
    expect(begun).toBe(1 + 3 * 2);
    expect(outcomes.map(({ strategy }) => strategy)).toEqual(design!.strategies);
  });

  it('simulate a strategy once where a factor does not change it, under its own name', () => {
    const variants = variantsOf(sample, [gates]);
    expect(variants[0]!.design.strategies).toEqual([
      'no_go_live',
      `national@${gates.path}=0.6`,
      'local',
      `national@${gates.path}=0.8`,
    ]);
    expect(variants.map(({ strategies }) => strategies.get('local'))).toEqual([2, 2]);
  });

  it('of the world are designs of their own, with the same seed and replications', () => {
    const variants = variantsOf(sample, [dips, gaps], { seed: 'one', replications: 5 });
    const designs = [...new Set(variants.map(({ design }) => design))];
    expect(variants.map(({ design }) => designs.indexOf(design))).toEqual([0, 0, 0, 1, 1, 1]);
    expect(designs.map(({ settings }) => settings.seed)).toEqual(['one', 'one']);
    expect(designs.map(({ replications }) => replications.length)).toEqual([5, 5]);
  });

  it('meet common random numbers: a world value that changes nothing without go-lives leaves the counterfactual as it is', () => {
    const [shallow, deep] = variantsOf(sample, [dips]).map(({ design }) => runReplication(design.settings, 3));
    expect(numbersOf(shallow![0]!).values).toEqual(numbersOf(deep![0]!).values);
    expect(shallow![1]!.excess).not.toEqual(deep![1]!.excess);
  });

  it('give bit for bit what each gives by itself', () => {
    for (const { within, alone, name } of bothWays(sample, variantsOf(sample, [dips, gaps]), 1)) {
      expect(within, name).toEqual(alone);
    }
    for (const { within, alone, name } of bothWays(sample, variantsOf(sample, [gates]), 0)) {
      expect(within, name).toEqual(alone);
    }
  });

  it('keep the warnings of each', () => {
    const [unused] = variantsOf(sample, [{ path: 'mechanisms.local_configuration.fit_share', values: ['0.5'] }]);
    expect(unused!.warnings).toMatchObject([{ message: 'no strategy uses this value: each has its own' }]);
  });

  it('may choose strategies, and set values in all of them', () => {
    const set = [{ path: 'mechanisms.hold', value: 'off' }];
    const [variant] = variantsOf(sample, [gaps], { strategies: ['local'], set });
    expect([...variant!.strategies.keys()]).toEqual(['local']);
    expect(variant!.design.settings.counterfactual.programme.map(({ id }) => id)).not.toContain('hold');
  });
});

it('read in steps, with a pause before each point, they are the same', async () => {
  const points = grid([gaps, dips]);
  let pauses = 0;
  const inSteps = await variantsInSteps(sample, points, {}, async () => {
    pauses += 1;
  });
  expect(pauses).toBe(points.length);
  const shown = (variants: readonly Variant[]) =>
    variants.map(({ id, strategies, design }) => [id, [...strategies], design.settings.strategies.map((s) => s.id)]);
  expect(shown(inSteps)).toEqual(shown(variantsAt(sample, points)));
  const worlds = (variants: readonly Variant[]) => new Set(variants.map(({ design }) => design)).size;
  expect(worlds(inSteps)).toBe(2);
});

describe('what is wrong with variants', () => {
  const issuesOf = (text: string, points: Parameters<typeof variantsAt>[1]) => {
    try {
      variantsAt(text, points);
    } catch (error) {
      if (error instanceof ScenarioError) return error.issues.map(({ path, message }) => `${path}: ${message}`);
      throw error;
    }
    return [];
  };

  it('is reported at once, with the variant that has it', () => {
    const factors = [
      { path: 'plan.wave_gap_weeks', values: ['13', '-1'] },
      { path: 'mechanisms.learning_dip.depth_share', values: ['0.1', '7', 'deep'] },
    ];
    const issues = issuesOf(sample, grid(factors));
    expect(issues).toHaveLength(3);
    expect(issues.join('\n')).toMatch(
      /plan\.wave_gap_weeks: .*\(in plan\.wave_gap_weeks=-1 .*=0\.1 and 2 more variants\)/,
    );
    expect(issues.join('\n')).toMatch(
      /depth_share: .*\(in plan\.wave_gap_weeks=13 .*depth_share=7 and 1 more variant\)/,
    );
    expect(issues.join('\n')).toMatch(/depth_share: .*depth_share=deep and 1 more variant\)/);
  });

  it('is the file itself where all have it: reported once, at its place', () => {
    const text = swap('start: 2026-04-06', 'start: 2026-04-31');
    const issues = issuesOf(text, grid([gaps]));
    expect(issues).toHaveLength(1);
    expect(issues[0]).not.toContain('wave_gap_weeks');
  });

  it('names the nearest of a path that is not there', () => {
    expect(issuesOf(sample, [[{ path: 'plan.wave_gap_week', value: '8' }]]).join()).toContain('`wave_gap_weeks`');
  });

  it('is a value that all variants have in common', () => {
    expect(issuesOf(sample, grid([gaps, { path: 'seed', values: ['a', 'b'] }]))).toEqual([
      'seed: is the same in every variant; it cannot be varied',
    ]);
  });

  it('is a factor without values, or a path or value that is given twice', () => {
    expect(() => grid([{ path: 'plan.wave_size', values: [] }])).toThrow('plan.wave_size: a factor needs a value');
    expect(() => grid([gaps, gaps])).toThrow('plan.wave_gap_weeks: a factor is given once');
    expect(() => grid([{ path: 'plan.wave_size', values: ['1', '1'] }])).toThrow('the value 1 is given twice');
  });
});

describe('whose a value is', () => {
  it.each([
    ['plan.wave_gap_weeks', 'decision'],
    ['plan', 'decision'],
    ['strategies.local.mechanisms.hold', 'decision'],
    ['delivery_pool.shocks', 'decision'],
    ['mechanisms.hold', 'decision'],
    ['mechanisms.readiness_gate.threshold_share', 'decision'],
    ['mechanisms.readiness_gate.threshold_share.value', 'decision'],
    ['mechanisms.learning_dip', 'world'],
    ['mechanisms.learning_dip.depth_share', 'world'],
    ['mechanisms.learning_dip.source', 'world'],
    ['mechanisms.no_such_thing', 'world'],
    ['mechanisms', 'world'],
    ['trusts.ashby.services.clinic.referrals_per_week', 'world'],
    ['trusts.ashby.mechanisms.readiness_gate.threshold_share', 'world'],
    ['planning', 'world'],
    ['end', 'world'],
  ])('%s: %s', (path, about) => expect(aboutOf(path)).toBe(about));

  it('no decision of a mechanism is felt without go-lives: it may share the counterfactual', () => {
    const text = readFileSync(new URL('../../scenarios/quickstart.yaml', import.meta.url), 'utf8');
    const usual = parseScenario(text).settings;
    const columns = outcomeColumns(usual);
    const felt = (set: { path: string; value: string }[]) => {
      const { settings } = parseScenario(text, { set });
      const [{ values }] = runReplication({ ...settings, strategies: [] }, 0) as [Outcome];
      // How busy a pool is that nobody asks for: unknown if it has no experts or there is none, else 0.
      return values.filter((_, i) => columns[i]!.metric !== 'expert_utilisation');
    };
    const paths = mechanisms.flatMap(({ id, about, parameters }) => [
      ...(about === 'decision' ? [{ path: `mechanisms.${id}`, value: 'off' }] : []),
      ...Object.entries(parameters)
        // of a mechanism that a strategy may switch, those of the world too: it is set as a whole
        .filter((entry) => about === 'decision' || entry[1].about === 'decision')
        .map(([key, { range, list }]) => ({
          path: `mechanisms.${id}.${key}`,
          value: list === undefined ? String(range[0]) : `[${range[0]}]`,
        })),
    ]);
    expect(paths.length).toBeGreaterThan(40);
    expect(paths.filter(({ path }) => aboutOf(path) === 'decision' && changesCounterfactual(path, usual))).toEqual([]);
    const same = felt([]);
    for (const one of paths) {
      expect(felt([one]), one.path).toEqual(same);
    }
  });

  it('but where a trust is live before the start, what is decided for all is felt', () => {
    const live = swap('  brook: {}', '  brook: {known: {go_live: before, build: national, phase: disrupted}}');
    const text = swap('order: [ashby, brook]', 'order: [ashby]', live);
    const { settings } = parseScenario(text);
    expect(changesCounterfactual('mechanisms.recovery_programme', settings)).toBe(true);
    expect(changesCounterfactual('delivery_pool.shocks', settings)).toBe(true);
    expect(changesCounterfactual('plan.wave_gap_weeks', settings)).toBe(false);
    expect(changesCounterfactual('strategies.local.mechanisms.hold', settings)).toBe(false);
    const initiatives = { path: 'mechanisms.waiting_list_initiatives.extra_share', values: ['0.1', '0.3'] };
    const variants = variantsOf(text, [initiatives]);
    expect(new Set(variants.map(({ design }) => design)).size).toBe(2);
    for (const { within, alone, name } of bothWays(text, variants, 0)) expect(within, name).toEqual(alone);
  });
});
