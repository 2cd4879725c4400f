/** The JSON Schema that editors use: valid, current, derived from the tables, and it takes the shipped files. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { distributionKinds, distributionProblem } from '../../../src/kernel/distribution.js';
import { serviceKinds } from '../../../src/model/care/kinds.js';
import { mechanismById, mechanisms } from '../../../src/model/mechanisms/registry.js';
import type { Parameters } from '../../../src/model/parameter.js';
import { distributionOf, type Parameter } from '../../../src/model/parameter.js';
import { presets } from '../../../src/model/strategies/registry.js';
import { trustFields } from '../../../src/model/trust-fields.js';
import { outOfRange } from '../../../src/scenario/resolve/values.js';
import { scenarioSchema } from '../../../src/scenario/schema/schema.js';
import { basisKeys } from '../../../src/scenario/schema/schema-basics.js';
import { sample, swap } from '../sample.js';

const folder = new URL('../../../scenarios/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const schema = scenarioSchema();
const accepts = z.fromJSONSchema(JSON.parse(JSON.stringify(schema)));

type Node = Record<string, unknown>;
const definitions = schema['$defs'] as Record<string, Node>;

/** The schema at keys of properties, references and alternatives followed; `kind x` is the alternative of that kind. */
function at(...keys: string[]): Node {
  let here: Node = schema;
  for (const key of keys) {
    if (key.startsWith('kind ')) {
      here = maps(here).find((node) => resolve(properties(node)['kind']!)['const'] === key.slice(5))!;
      continue;
    }
    const found = maps(here).find((node) => properties(node)[key] !== undefined || node['additionalProperties']);
    if (found === undefined) throw new Error(`no ${key} in ${keys.join('.')}`);
    here = properties(found)[key] ?? (found['additionalProperties'] as Node);
  }
  return here;
}

function resolve(node: Node): Node {
  const reference = node['$ref'] as string | undefined;
  return reference === undefined ? node : { ...resolve(definitions[reference.slice('#/$defs/'.length)]!), ...node };
}

function maps(node: Node): Node[] {
  const whole = resolve(node);
  const alternatives = (whole['anyOf'] as Node[] | undefined) ?? [whole];
  return alternatives.map(resolve).filter((n) => n['type'] === 'object');
}

function properties(node: Node): Record<string, Node> {
  return (node['properties'] as Record<string, Node> | undefined) ?? {};
}

test('is JSON Schema 2020-12, without what only we use', () => {
  expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(schema).toMatchObject({ type: 'object', additionalProperties: false, title: 'golive scenario' });
  const text = JSON.stringify(schema);
  expect(text).not.toContain('x-expected');
  for (const [, name] of text.matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)) expect(definitions[name!]).toBeDefined();
});

test('the file beside the scenarios is current (if not: npx vitest run test/scenario/schema -u)', async () => {
  await expect(`${JSON.stringify(schema, null, 1)}\n`).toMatchFileSnapshot('../../../scenarios/scenario.schema.json');
});

test('has every field of the tables, with description and default', () => {
  const check = (prefix: string[], table: Parameters): void => {
    for (const [key, parameter] of Object.entries(table)) {
      const found = resolve(at(...prefix, ...key.split('.')));
      expect(found['description']).toContain(parameter.means);
      expect(found['description']).toContain(parameter.unit);
      if (parameter.list) expect(found['default']).toEqual(parameter.list.default);
      else if (typeof parameter.default === 'number') {
        expect(found['default']).toBe(parameter.choices?.[parameter.default] ?? parameter.default);
      }
      expect('default' in found).toBe(parameter.default !== 'required');
    }
  };
  check(['trusts', 'any'], trustFields);
  for (const kind of serviceKinds) check(['trust_defaults', 'services', 'any', `kind ${kind.id}`], kind.fields);
  for (const mechanism of mechanisms) check(['mechanisms', mechanism.id], mechanism.parameters);
});

test('a strategy has the decisions, and nothing of the world', () => {
  for (const mechanism of mechanisms) {
    const decisions = Object.entries(mechanism.parameters).filter(([, p]) => p.about === 'decision');
    const offered = properties(maps(at('strategies', 'any', 'mechanisms'))[0]!)[mechanism.id];
    expect(offered !== undefined).toBe(decisions.length > 0 || mechanism.about === 'decision');
    if (offered === undefined) continue;
    const keys = Object.keys(properties(maps(offered)[0]!)).filter((key) => !basisKeys.has(key));
    expect(keys).toEqual([...new Set(decisions.map(([key]) => key.split('.')[0]))]);
  }
});

test('no parameter is called like what stands beside numbers', () => {
  const tables = [trustFields, ...serviceKinds.map((k) => k.fields), ...mechanisms.map((m) => m.parameters)];
  const beside = [...basisKeys, 'value', 'drawn', 'kind', 'label', 'template', 'known', 'services', 'mechanisms'];
  for (const table of tables) {
    const keys = Object.keys(table);
    for (const key of keys) {
      for (const level of key.split('.')) expect([...beside, ...distributionKinds.keys()]).not.toContain(level);
      expect(keys.some((other) => other.startsWith(`${key}.`))).toBe(false);
    }
  }
});

test('every default and every preset lies in its range, also when drawn', () => {
  const check = (parameter: Parameter, value: Parameter['default']): void => {
    if (value === 'required' || value === 'none') return;
    expect(distributionProblem(distributionOf(value))).toBeUndefined();
    expect(outOfRange(distributionOf(value), parameter)).toBeUndefined();
  };
  const tables = [trustFields, ...serviceKinds.map((k) => k.fields), ...mechanisms.map((m) => m.parameters)];
  for (const table of tables)
    for (const parameter of Object.values<Parameter>(table)) check(parameter, parameter.default);
  for (const preset of presets) {
    for (const [id, numbers] of Object.entries(preset.mechanisms)) {
      for (const [key, { value }] of Object.entries(numbers)) check(mechanismById(id)!.parameters[key]!, value);
    }
  }
});

test.each(files)('takes %s', (name) => {
  const data: unknown = parse(readFileSync(new URL(name, folder), 'utf8'));
  expect(accepts.safeParse(data).error?.issues).toBeUndefined();
});

test('takes the sample, and refuses what is no scenario', () => {
  const takes = (text: string): boolean => accepts.safeParse(parse(text)).success;
  expect(takes(sample)).toBe(true);
  expect(takes(swap('seed:', 'sed:'))).toBe(false);
  expect(takes(swap('420', '-420'))).toBe(false);
  expect(takes(swap('420', '{triangle: [1, 2, 3]}'))).toBe(false);
  expect(takes(swap('{extends: local}', '{mechanisms: {defects: off}}'))).toBe(false);
  expect(takes(swap('brook: {}', '1: {}'))).toBe(false);
});
