/**
 * Whatever a file says of a mechanism or a number, at whatever layer, arrives in the settings of every strategy and trust
 * that the layer reaches, or is told: refused, or warned of. Of two layers that say something the higher one wins. Made
 * from the registries, so that it holds for what is added to them.
 */
import { describe, expect, it } from 'vitest';
import { type Issue, ScenarioError } from '../../../src/errors.js';
import { serviceKinds } from '../../../src/model/care/kinds.js';
import type { Mechanism } from '../../../src/model/mechanisms/mechanism.js';
import { mechanisms } from '../../../src/model/mechanisms/registry.js';
import type { Parameter, Parameters, Setting } from '../../../src/model/parameter.js';
import { contractFields } from '../../../src/model/programme/contracts.js';
import { shockFields } from '../../../src/model/programme/staffing.js';
import type { MechanismSettings } from '../../../src/model/settings.js';
import { trustFields } from '../../../src/model/trust-fields.js';
import { parseScenario } from '../../../src/scenario/parse.js';
import type { Scenario } from '../../../src/scenario/scenario.js';

/** A map of the file; a file is written as JSON, which is YAML. */
interface FileMap {
  [key: string]: unknown;
}

/** Trust `aa` has a template, `child` extends `base`, which extends a preset; `bb` and `local` are bystanders. */
const plain: FileMap = {
  golive: 1,
  scenario: 'layers',
  start: '2026-04-06',
  end: '2027-04-05',
  seed: 'layers-1',
  trust_defaults: {
    services: {
      clinic: { kind: 'outpatients', referrals_per_week: 100, price_gbp: { first: 200 } },
      theatre: { kind: 'elective', listed_from: { clinic: 0.1 }, price_gbp: { admission: 1500 } },
      department: { kind: 'emergency', attendances_per_week: 500 },
      wards: { kind: 'non_elective', price_gbp: { spell: 2000 } },
    },
  },
  trust_templates: { usual: {} },
  trusts: { aa: { template: 'usual' }, bb: { template: 'usual' } },
  plan: { order: ['aa', 'bb'], first_go_live: '2026-10-05', wave_gap_weeks: 8 },
  strategies: { base: { extends: 'national' }, child: { extends: 'base' }, local: { extends: 'local' } },
};

/** A layer of the file: where it stands, and the strategies and trusts that it reaches. */
interface Layer {
  readonly at: string;
  readonly strategies: readonly string[];
  readonly trusts: readonly string[];
}

/** The same with outpatients alone: what mechanisms are read with. */
const clinicAlone = structuredClone(plain);
const { services } = clinicAlone['trust_defaults'] as { services: FileMap };
delete services['theatre'];
delete services['department'];
delete services['wards'];

const everywhere = { strategies: ['base', 'child', 'local'], trusts: ['aa', 'bb'] };

/** Layers at which mechanisms stand, lowest first. */
const layers: readonly Layer[] = [
  { at: '', ...everywhere },
  { at: 'trust_defaults', ...everywhere },
  { at: 'trust_templates.usual', ...everywhere },
  { at: 'trusts.aa', ...everywhere, trusts: ['aa'] },
  { at: 'strategies.base', ...everywhere, strategies: ['base', 'child'] },
  { at: 'strategies.child', ...everywhere, strategies: ['child'] },
  { at: 'strategies.base.for_trusts.aa', strategies: ['base', 'child'], trusts: ['aa'] },
  { at: 'strategies.child.for_trusts.aa', strategies: ['child'], trusts: ['aa'] },
];

function join(...keys: readonly string[]): string {
  return keys.filter((key) => key !== '').join('.');
}

/** The file with values put at paths. */
function withSaid(said: readonly (readonly [path: string, value: unknown])[]): string {
  const ofMechanisms = said.every(([path]) => path.split('.').includes('mechanisms'));
  const file = structuredClone(ofMechanisms ? clinicAlone : plain);
  // The time of majors in their bays is one number without beds, and another with them.
  if (said.some(([path]) => /m(aj|in)ors\.work_/.test(path))) {
    delete (file['trust_defaults'] as { services: FileMap }).services['wards'];
  }
  for (const [path, value] of said) {
    const keys = path.split('.');
    let here = file;
    for (const key of keys.slice(0, -1)) {
      here[key] ??= {};
      here = here[key] as FileMap;
    }
    here[keys.at(-1)!] = value;
  }
  return JSON.stringify(file);
}

/** The scenario, if it is one, and all that is told of the file. */
function read(...said: readonly (readonly [path: string, value: unknown])[]) {
  try {
    const scenario = parseScenario(withSaid(said));
    return { scenario, told: scenario.warnings };
  } catch (error) {
    if (error instanceof ScenarioError) return { scenario: undefined, told: error.issues };
    throw error;
  }
}

/** Pairs of layers, the lower one first: each with the next, and with the highest. */
function pairsOf(some: readonly Layer[]): [Layer, Layer][] {
  const above = (at: number) => [...new Set([some[at + 1]!, some.at(-1)!])];
  return some.slice(0, -1).flatMap((lower, at) => above(at).map((higher): [Layer, Layer] => [lower, higher]));
}

/** Whether something is told of what stands at a path, there, above it or below it; not of how large the value is. */
function isTold(told: readonly Issue[], path: string): boolean {
  const other = told.filter(({ message }) => !message.includes('outside the evidence'));
  return other.some((issue) => `${path}.`.startsWith(`${issue.path}.`) || issue.path.startsWith(`${path}.`));
}

/** A mechanism in the settings of every strategy and trust that a layer reaches; undefined where it is off. */
function reached(scenario: Scenario, layer: Layer, { id, scope }: Mechanism): (MechanismSettings | undefined)[] {
  const { trusts, strategies } = scenario.settings;
  const of = (list: readonly MechanismSettings[]) => list.find((one) => one.id === id);
  return strategies
    .filter((strategy) => layer.strategies.includes(strategy.id))
    .flatMap((strategy) =>
      scope === 'programme'
        ? [of(strategy.programme)]
        : trusts.flatMap((trust, at) => (layer.trusts.includes(trust.id) ? [of(strategy.trusts[at]!)] : [])),
    );
}

/** Two values that are accepted and are not the default: as written in a file, and as they are in settings. */
function values({ range: [least, most], default: standard, choices, unit }: Parameter) {
  const [lo, hi] = [Math.max(least, -1e6), Math.min(most, 1e6)];
  const fit = [lo + (hi - lo) / 4, lo + (hi - lo) / 3, hi, lo].map((x) =>
    choices || unit === '0 or 1' ? Math.round(x) : x,
  );
  const others = [...new Set(fit)].filter((x) => x !== standard);
  return others.map((x) => ({ said: choices ? choices[x]! : x, args: [x] }));
}

function isConstant(setting: Setting | null | undefined, args: readonly number[]): boolean {
  return setting?.distribution.kind === 'constant' && setting.distribution.args[0] === args[0];
}

const byMechanism = mechanisms.map((mechanism) => ({ id: mechanism.id, mechanism }));

describe.each(byMechanism)('$id', ({ id, mechanism }) => {
  it.each(layers)('off at "$at" arrives, or is told', (layer) => {
    const path = join(layer.at, 'mechanisms', id);
    const { scenario, told } = read([path, 'off']);
    const arrives = scenario !== undefined && reached(scenario, layer, mechanism).every((one) => one === undefined);
    expect([arrives, isTold(told, path)]).toEqual([arrives, !arrives]);
  });

  it.each(layers)('every number at "$at" arrives, or is told', (layer) => {
    const pathOf = (key: string) => join(layer.at, 'mechanisms', id, key);
    const all = Object.entries(mechanism.parameters).map(([key, parameter]) => ({ key, ...values(parameter)[0]! }));
    const first = read(...all.map(({ key, said }) => [pathOf(key), said] as const));
    // What is refused hides what becomes of the rest.
    const rest = first.scenario ? all : all.filter(({ key }) => !isTold(first.told, pathOf(key)));
    const { scenario, told } = read(...rest.map(({ key, said }) => [pathOf(key), said] as const));
    if (scenario === undefined) throw new Error(`${layer.at}: ${told.map(({ message }) => message).join('; ')}`);
    for (const { key, args } of rest) {
      const arrives = reached(scenario, layer, mechanism).every((one) => isConstant(one?.values[key], args));
      expect([pathOf(key), arrives, isTold(told, pathOf(key))]).toEqual([pathOf(key), arrives, !arrives]);
    }
  });

  const open = layers.filter(({ at }) => read([join(at, 'mechanisms', id), 'off']).scenario !== undefined);

  it('of two layers the higher one says whether it is on', () => {
    expect(open.length).toBeGreaterThan(0);
    for (const [lower, higher] of pairsOf(open)) {
      const on = read([join(lower.at, 'mechanisms', id), 'off'], [join(higher.at, 'mechanisms', id), 'on']);
      const off = read([join(lower.at, 'mechanisms', id), {}], [join(higher.at, 'mechanisms', id), 'off']);
      const both = {
        at: higher.at,
        strategies: higher.strategies.filter((strategy) => lower.strategies.includes(strategy)),
        trusts: higher.trusts.filter((trust) => lower.trusts.includes(trust)),
      };
      const of = ({ scenario }: typeof on) => reached(scenario!, both, mechanism).map((one) => one !== undefined);
      expect([lower.at, higher.at, new Set(of(on)), new Set(of(off))]).toEqual([
        ...[lower.at, higher.at],
        ...[new Set([true]), new Set([false])],
      ]);
    }
  });

  const key = Object.keys(mechanism.parameters).find((name) => values(mechanism.parameters[name]!).length > 1);
  if (key !== undefined) {
    const [one, two] = values(mechanism.parameters[key]!);
    const settable = layers.filter(
      ({ at }) => read([join(at, 'mechanisms', id, key), one!.said]).scenario !== undefined,
    );

    it(`of two layers the higher one says what ${key} is`, () => {
      for (const [lower, higher] of pairsOf(settable)) {
        const path = join(higher.at, 'mechanisms', id, key);
        const { scenario, told } = read([join(lower.at, 'mechanisms', id, key), one!.said], [path, two!.said]);
        const wins = reached(scenario!, higher, mechanism).every((of) => isConstant(of?.values[key], two!.args));
        expect([path, lower.at, wins, isTold(told, path)]).toEqual([path, lower.at, wins, !wins]);
      }
    });
  }
});

/** Numbers of trusts and of their services: table by table, where each stands below a trust, and how it arrives. */
const ofTrusts: readonly {
  name: string;
  table: Parameters;
  below: string;
  of: (s: Scenario, trust: number) => SettingsMap;
}[] = [
  { name: 'a trust', table: trustFields, below: '', of: ({ settings }, trust) => settings.trusts[trust]!.values },
  ...serviceKinds.map((kind) => {
    const [id] = Object.entries(
      (plain['trust_defaults'] as { services: Record<string, { kind: string }> }).services,
    ).find(([, service]) => service.kind === kind.id)!;
    return {
      name: `a service of kind ${kind.id}`,
      table: kind.fields,
      below: `services.${id}`,
      of: ({ settings }: Scenario, trust: number) =>
        settings.trusts[trust]!.services.find((one) => one.id === id)!.values,
    };
  }),
];
type SettingsMap = Readonly<Record<string, Setting | null>>;

describe.each(ofTrusts)('$name', ({ table, below, of }) => {
  const own = layers.filter(({ at }) => /^trust/.test(at));

  it.each(Object.keys(table))('%s arrives from every layer, or is told', (key) => {
    for (const layer of own) {
      const path = join(layer.at, below, key);
      const arrives = values(table[key]!).some(({ said, args }) => {
        const { scenario, told } = read([path, said]);
        const trusts = layer.trusts.map((trust) => (trust === 'aa' ? 0 : 1));
        const all = scenario !== undefined && trusts.every((trust) => isConstant(of(scenario, trust)[key], args));
        expect([path, said, all || isTold(told, path.replace(/\.[^.]+$/, ''))]).toEqual([path, said, true]);
        return all;
      });
      // One share of a whole that is divided cannot be another without the rest.
      expect([path, arrives]).toEqual([path, !key.includes('_shares.')]);
    }
  });

  it('of two layers the higher one wins', () => {
    for (const [key, parameter] of Object.entries(table)) {
      const [one, two] = values(parameter);
      if (two === undefined || key.includes('_shares.')) continue;
      for (const [lower, higher] of pairsOf(own)) {
        const path = join(higher.at, below, key);
        const { scenario } = read([join(lower.at, below, key), one!.said], [path, two.said]);
        if (scenario === undefined) continue; // told: the values do not fit each other
        expect([path, of(scenario, 0)[key]?.distribution.args]).toEqual([path, two.args]);
      }
    }
  });
});

describe('contracts and shocks', () => {
  it.each(Object.keys(contractFields))('%s of a contract arrives', (key) => {
    const { said, args } = values(contractFields[key as keyof typeof contractFields])[0]!;
    const { scenario } = read(['contracts.c', { from: '2026-04-06', until: '2027-01-01', [key]: said }]);
    expect(scenario?.settings.contracts.map((one) => JSON.stringify(one).includes(JSON.stringify(args)))).toEqual([
      true,
    ]);
  });

  it.each(Object.keys(shockFields))('%s of a shock arrives, of the scenario and of a strategy', (key) => {
    const { said, args } = values(shockFields[key as keyof typeof shockFields])[0]!;
    for (const layer of layers.filter(({ at }) => /^(strategies\.\w+)?$/.test(at))) {
      const shock = { from: '2026-11-01', until: '2027-01-01', [key]: said };
      const { scenario } = read([join(layer.at, 'delivery_pool'), { shocks: [shock] }]);
      const found = scenario?.settings.strategies.filter(({ id }) => layer.strategies.includes(id));
      expect(found?.map(({ shocks }) => JSON.stringify(shocks).includes(JSON.stringify(args)))).toEqual(
        layer.strategies.map(() => true),
      );
    }
  });
});

it('a template that no trust has is told', () => {
  const { told } = read(['trust_templates.other', {}]);
  expect(told.map(({ path, message }) => [path, message])).toContainEqual([
    ...['trust_templates.other', 'no trust has this template'],
  ]);
});
