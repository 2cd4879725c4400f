/**
 * Judgements apart from luck: what is judged under different names is drawn independently, under one name together, one
 * draw a world. Correlations are z-tests (Fisher) with a false-alarm rate of 1e-4 each; the seeds are fixed.
 */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { inTurn } from '../../src/experiment/executor.js';
import { Draws } from '../../src/model/draws.js';
import { judgedUniform, OWN_SHARE } from '../../src/model/judgement.js';
import { mechanismById } from '../../src/model/mechanisms/registry.js';
import type { Outcome } from '../../src/model/outcome.js';
import { runReplication } from '../../src/model/run-replication.js';
import { ScopedUniforms } from '../../src/model/scoped-uniforms.js';
import { drawRows } from '../../src/report/tables/draws.js';
import { parseScenario } from '../../src/scenario/parse.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { mean } from '../../src/stats/interval.js';
import { product, rankScores } from '../../src/stats/ranks.js';
import { mechanismAt, sample, swap } from '../scenario/sample.js';
import { uniforms } from '../stats/uniforms.js';

const FIT = 'local_configuration.fit_share';
const LAG = 'recovery_programme.approval_lag_weeks';
const N = 400;

/** |Spearman| that independent numbers exceed with a probability of 1e-4. */
const CHANCE = 3.89 / Math.sqrt(N - 3);

/** A number of a mechanism at a trust under a strategy, in each of N replications. */
function drawn(scenario: Scenario, strategy: string, number: string, trust = 'ashby', repeats = 1): number[] {
  const [id, key] = number.split('.') as [string, string];
  const { values } = mechanismAt(scenario, strategy, id, trust)!;
  const { seed, judgedTogether } = scenario.settings;
  return Array.from({ length: N }, (_, r) => {
    const draws = new Draws(new ScopedUniforms(seed, r, Math.floor(r / repeats)), judgedTogether);
    return draws.numbers(mechanismById(id)!.parameters, values, trust, `mechanisms.${id}.`)[key]!;
  });
}

function spearman(a: readonly number[], b: readonly number[]): number {
  return product(rankScores(a)!, rankScores(b)!);
}

/** The sample with other strategies, and what else is added below. */
const withStrategies = (strategies: string, more = '') =>
  parseScenario(`${swap('  national: {extends: national}\n  local: {extends: local}\n', strategies)}${more}`);

const usual = parseScenario(sample);
const together = parseScenario(`${sample}judgements: together\n`);

describe('two builds judged apart', () => {
  it.each([FIT, 'local_configuration.shared_defects_share', 'local_configuration.propagation_probability', LAG])(
    '%s of national and of local: no correlation by default, 1 with together',
    (number) => {
      const of = (scenario: Scenario) =>
        spearman(drawn(scenario, 'national', number), drawn(scenario, 'local', number));
      // What is left by default is a trust's own luck.
      expect(of(usual)).toBeLessThan(OWN_SHARE + CHANCE);
      expect(of(usual)).toBeGreaterThan(-CHANCE);
      expect(of(together)).toBeCloseTo(1, 12);
    },
  );

  it('local fits less than national in a share of worlds that its evidence leaves open, never with together', () => {
    const worse = (scenario: Scenario) => {
      const [national, local] = [drawn(scenario, 'national', FIT), drawn(scenario, 'local', FIT)];
      return mean(national.map((x, r) => (local[r]! < x ? 1 : 0)));
    };
    // Triangular 0.45, 0.6, 0.75 and 0.5, 0.7, 0.85: independent, 19% by numerical integration of the two.
    expect(worse(usual)).toBeGreaterThan(0.12);
    expect(worse(usual)).toBeLessThan(0.26);
    expect(worse(together)).toBe(0);
  });

  it('the fix rate is one row for both: common in every replication', () => {
    const number = 'local_configuration.fixes_per_week';
    expect(drawn(usual, 'national', number)).toEqual(drawn(usual, 'local', number));
  });
});

describe('one judgement a world', () => {
  it('two trusts of a build share it but for their own luck', () => {
    const [ashby, brook] = [drawn(usual, 'local', FIT, 'ashby'), drawn(usual, 'local', FIT, 'brook')];
    expect(ashby).not.toEqual(brook);
    expect(spearman(ashby, brook)).toBeGreaterThan(1 - OWN_SHARE - 0.07);
    expect(spearman(ashby, brook)).toBeLessThan(1 - OWN_SHARE + 0.07);
  });

  it('replications of a world share it, and the luck of the trust', () => {
    const fits = drawn(usual, 'local', FIT, 'ashby', 2);
    const [first, second] = [0, 1].map((at) => fits.filter((_, r) => r % 2 === at)) as [number[], number[]];
    expect(first).toEqual(second);
    expect(new Set(first).size).toBe(N / 2);
  });

  it('a trust keeps the distribution of the row (Kolmogorov, false-alarm rate 1e-6)', () => {
    const next = uniforms('judgement');
    const values = Float64Array.from({ length: 5000 }, () => judgedUniform(next(), next())).sort();
    const distance = values.reduce((most, u, i) => Math.max(most, u - i / 5000, (i + 1) / 5000 - u), 0);
    expect(distance).toBeLessThan(2.69 / Math.sqrt(5000));
  });

  it('drawn per world, it has no luck beside it', () => {
    const fit = '{triangular: [0.4, 0.6, 0.8], drawn: per_world}';
    const scenario = withStrategies(
      `  local: {extends: local, mechanisms: {local_configuration: {fit_share: ${fit}}}}\n`,
    );
    expect(drawn(scenario, 'local', FIT, 'ashby')).toEqual(drawn(scenario, 'local', FIT, 'brook'));
  });
});

describe('the name of a judgement', () => {
  it('is inherited through extends and kept when numbers are overridden', () => {
    const scenario = withStrategies(
      [
        '  local: {extends: local}',
        '  fitted: {extends: local, mechanisms: {local_configuration: {fit_share: {triangular: [0.4, 0.6, 0.8]}}}}',
        '  unheld: {extends: fitted, mechanisms: {hold: off}}',
        '  other: {extends: local, mechanisms: {local_configuration: {fit_share: {triangular: [0.4, 0.6, 0.8], judged_as: us}}}}',
        '',
      ].join('\n'),
    );
    const of = (id: string) => drawn(scenario, id, FIT);
    expect(spearman(of('local'), of('fitted'))).toBeCloseTo(1, 12);
    expect(of('unheld')).toEqual(of('fitted'));
    expect(Math.abs(spearman(of('local'), of('other')))).toBeLessThan(OWN_SHARE + CHANCE);
    const rows = scenario.inputs.filter(({ path }) => path.endsWith(FIT)).map(({ path, judgedAs }) => [path, judgedAs]);
    expect(rows).toEqual([
      [`mechanisms.${FIT}`, 'national'],
      [`strategies.local.mechanisms.${FIT}`, 'local'],
      [`strategies.fitted.mechanisms.${FIT}`, 'local'],
      [`strategies.unheld.mechanisms.${FIT}`, 'local'],
      [`strategies.other.mechanisms.${FIT}`, 'us'],
    ]);
  });

  it('may be listed with others that are drawn together with it', () => {
    const judged = (name: string) =>
      `{extends: local, mechanisms: {local_configuration: {fit_share: {triangular: [0.4, 0.6, 0.8], judged_as: ${name}}}}}`;
    const scenario = withStrategies(
      `  local: {extends: local}\n  a: ${judged('us')}\n  b: ${judged('them')}\n`,
      'judgements: [us, local]\n',
    );
    const of = (id: string) => drawn(scenario, id, FIT);
    expect(spearman(of('local'), of('a'))).toBeCloseTo(1, 12);
    expect(Math.abs(spearman(of('a'), of('b')))).toBeLessThan(OWN_SHARE + CHANCE);
  });

  it('is said of any uncertain number, of the world too', () => {
    const depth = '{triangular: [0.05, 0.12, 0.35], judged_as: readers}';
    const scenario = parseScenario(`${sample}mechanisms: {learning_dip: {depth_share: ${depth}}}\n`);
    const number = 'learning_dip.depth_share';
    const [ashby, brook] = ['ashby', 'brook'].map((trust) => drawn(scenario, 'local', number, trust));
    expect(spearman(ashby!, brook!)).toBeGreaterThan(1 - OWN_SHARE - 0.07);
    expect(Math.abs(spearman(drawn(usual, 'local', number), drawn(usual, 'local', number, 'brook')))).toBeLessThan(
      CHANCE,
    );
  });
});

/** What a strategy's replications come to, as text. */
async function outcomesOf(scenario: Scenario, replications: number): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const text = ({ draws, excess, fingerprintEvents }: Outcome) =>
    JSON.stringify([draws.filter(({ about }) => about === 'decision'), [...excess], fingerprintEvents]);
  for await (const outcomes of inTurn(designOf(scenario, { replications }))) {
    for (const outcome of outcomes)
      found.set(outcome.strategy, [...(found.get(outcome.strategy) ?? []), text(outcome)]);
  }
  return found;
}

describe('in the model', () => {
  const four = [
    '  national: {extends: national}',
    '  local: {extends: local}',
    '  copy: {extends: local}',
    '  by_hand: {}',
    '',
  ].join('\n');

  it('equal settings, the name included, differ by exactly 0; under another name they do not', async () => {
    const found = await outcomesOf(withStrategies(four), 3);
    expect(found.get('copy')).toEqual(found.get('local'));
    expect(found.get('by_hand')).toEqual(found.get('national'));
    const presets = mechanismAt(usual, 'local', 'local_configuration', 'ashby')!.values;
    const numbers = Object.entries(presets).flatMap(([key, setting]) => {
      const { distribution, judgedAs } = setting!;
      return judgedAs === undefined
        ? []
        : [`${key}: {${distribution.kind}: [${distribution.args.join(', ')}], judged_as: NAME}`];
    });
    const lag = 'recovery_programme: {approval_lag_weeks: {triangular: [0, 2, 6], judged_as: NAME}}';
    const renamed = (name: string) =>
      `  local: {extends: local}\n  same: {extends: local, mechanisms: {local_configuration: {${numbers.join(', ')}}, ${lag}}}\n`.replaceAll(
        'NAME',
        name,
      );
    const own = await outcomesOf(withStrategies(renamed('local')), 3);
    expect(own.get('same')).toEqual(own.get('local'));
    const other = await outcomesOf(withStrategies(renamed('elsewhere')), 3);
    expect(other.get('same')).not.toEqual(other.get('local'));
    expect(other.get('local')).toEqual(own.get('local'));
    const all = await outcomesOf(withStrategies(renamed('elsewhere'), 'judgements: together\n'), 3);
    expect(all.get('same')).toEqual(all.get('local'));
  });

  it('each number drawn joins by its path the row of inputs.csv by which it was drawn, of a trust that differs too', () => {
    const mixed = withStrategies(
      [
        '  national: {extends: national}',
        '  mixed: {extends: local, for_trusts: {brook: {extends: national}}}',
        '  own: {extends: local, mechanisms: {local_configuration: {fit_share: {uniform: [0.1, 0.2]}}}}',
        '',
      ].join('\n'),
    );
    const rows = new Map(mixed.inputs.map((row) => [row.path, row]));
    const drawnRows = drawRows(mixed, runReplication(mixed.settings, 0));
    for (const { path, drawn: number } of drawnRows) {
      const [, kind, list] = /^(\w+)\((.*)\)$/.exec(rows.get(path)?.value ?? '') ?? [];
      expect(list, path).toBeDefined();
      if (kind !== 'triangular' && kind !== 'uniform') continue;
      const limits = list!.split(', ').map(Number);
      expect(number.value, path).toBeGreaterThanOrEqual(limits[0]!);
      expect(number.value, path).toBeLessThanOrEqual(limits.at(-1)!);
    }
    const judged = drawnRows.filter(({ path }) => path.startsWith('strategies.') && path.endsWith(FIT));
    expect(judged.map(({ path, drawn: { scopeId } }) => [path, scopeId, rows.get(path)!.judgedAs])).toEqual([
      [`strategies.national.mechanisms.${FIT}`, 'ashby', 'national'],
      [`strategies.national.mechanisms.${FIT}`, 'brook', 'national'],
      [`strategies.mixed.mechanisms.${FIT}`, 'ashby', 'local'],
      [`strategies.mixed.for_trusts.brook.mechanisms.${FIT}`, 'brook', 'national'],
      [`strategies.own.mechanisms.${FIT}`, 'ashby', 'local'],
      [`strategies.own.mechanisms.${FIT}`, 'brook', 'local'],
    ]);
  });

  it("adding a strategy changes nobody's draws, byte for byte", async () => {
    const [few, more] = [await outcomesOf(usual, 3), await outcomesOf(withStrategies(four), 3)];
    for (const id of ['no_go_live', 'national', 'local']) expect(more.get(id)).toEqual(few.get(id));
    const alone = await outcomesOf(withStrategies('  local: {extends: local}\n'), 3);
    expect(alone.get('local')).toEqual(few.get('local'));
  });
});
