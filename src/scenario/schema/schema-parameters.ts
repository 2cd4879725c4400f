/**
 * The shape of numbers in the file, derived from the model's tables of parameters: a plain number, the parameter's
 * word, or a map with `value` or one distribution, and where it comes from. Dotted keys of a table become nested maps.
 */
import { z } from 'zod';
import { distributionKinds } from '../../kernel/distribution.js';
import type { Parameter, Parameters, Value } from '../../model/parameter.js';
import { anyId, basis, date, type Meta, type Shape } from './schema-basics.js';

/** The key of a number that moves in the course of the scenario, with its values by date. */
export const BY_DATE = 'by_date';

/** Distributions by name, each a list of its arguments. */
const distributions: Shape = Object.fromEntries(
  [...distributionKinds.values()].map(({ kind, argumentNames, help }) => [
    kind,
    z
      .array(z.number())
      .min(1)
      .max(10_000)
      .meta({ id: `distribution_${kind}`, description: `[${argumentNames.join(', ')}]: ${help}` })
      .optional(),
  ]),
);

const drawn = z
  .enum(['per_world', 'per_trust', 'per_go_live'])
  .meta({ id: 'drawn', description: 'How often the number is drawn in a replication.' })
  .optional();

/** The key of the name under which a number is judged. */
export const JUDGED_AS = 'judged_as';

const judgedAs = anyId
  .meta({
    id: JUDGED_AS,
    description:
      'A judgement, drawn once a world: under another name it is drawn independently, under the same name together.',
  })
  .optional();

/** A value as it may be written in the file, for the JSON Schema's `default`. */
function written(parameter: Parameter): unknown {
  if (parameter.list) return parameter.list.default;
  const value: Value | 'required' | 'none' = parameter.default;
  if (value === 'required') return undefined;
  if (value === 'none') return parameter.word;
  if (parameter.choices) return parameter.choices[value as number];
  return typeof value === 'number' ? value : { [value.kind]: value.args };
}

/** The forms a value may take, by unit, range and word: parameters that agree in these share them. */
const forms = new Map<string, [z.ZodType, z.ZodType, ...z.ZodType[]]>();

function formsOf({ unit, range, word, moves, choices, list }: Parameter): [z.ZodType, z.ZodType, ...z.ZodType[]] {
  if (list !== undefined) {
    const [least, most] = range;
    const expected = `a list of up to ${list.most} numbers (${unit}) from ${least} to ${most}, one for each week`;
    const all = z.array(z.number().min(least).max(most).meta({ 'x-unit': unit })).max(list.most);
    const value = all.meta({ 'x-expected': expected } as z.GlobalMeta);
    return [value, z.strictObject({ value, ...basis })];
  }
  if (choices !== undefined) {
    const one = z.enum(choices as [string, ...string[]]);
    return [one, z.strictObject({ value: one, ...basis })];
  }
  const key = JSON.stringify([unit, range.map(String), word, moves]);
  const shared = forms.get(key);
  if (shared !== undefined) return shared;
  let number = z.number();
  if (Number.isFinite(range[0])) number = number.min(range[0]);
  if (Number.isFinite(range[1])) number = number.max(range[1]);
  const plain = number.meta({ 'x-unit': unit });
  const literal = word === undefined ? [] : [z.literal(word)];
  const value = word === undefined ? plain : z.union([plain, z.literal(word)]);
  const byDate = z
    .record(date, plain)
    .meta({ description: 'By date, so that it moves: straight lines between, level before and after.' });
  const name = [unit, ...range, word ?? [], moves ? BY_DATE : []]
    .flat()
    .join('_')
    .replaceAll(/[^\w.-]+/g, '_');
  const described = z
    .strictObject({
      value: value.optional(),
      ...(moves ? { [BY_DATE]: byDate.optional() } : {}),
      ...distributions,
      drawn,
      [JUDGED_AS]: judgedAs,
      ...basis,
    })
    .meta({ id: `value_${name}` });
  const made: [z.ZodType, z.ZodType, ...z.ZodType[]] = [plain, described, ...literal];
  forms.set(key, made);
  return made;
}

const values = new Map<string, z.ZodType>();

/** The shape of one parameter's value where `off` takes back what a lower layer says. */
export function valueOrOff(id: string, parameter: Parameter): z.ZodType {
  return z.union([z.literal('off'), ...formsOf(parameter)]).meta({ id, description: describe(parameter) });
}

/** The shape of one parameter's value; the id is the table's and the parameter's: `hold.lift_defects`. */
function valueSchema(id: string, parameter: Parameter): z.ZodType {
  const shared = values.get(id);
  if (shared !== undefined) return shared;
  const meta: Meta = { id, description: describe(parameter) };
  const byDefault = written(parameter);
  if (byDefault !== undefined) meta.default = byDefault;
  const schema = z.union(formsOf(parameter)).meta(meta as z.GlobalMeta);
  values.set(id, schema);
  return schema;
}

/** A parameter in a sentence or three: meaning, unit, range, source. */
function describe(parameter: Parameter): string {
  const { unit, choices } = parameter;
  const range = choices
    ? `Unit: ${unit}; one of ${choices.join(', ')}.`
    : `Unit: ${unit}; ${parameter.range[0]} to ${parameter.range[1]}.`;
  const required = parameter.default === 'required' ? ' Required.' : '';
  const later = parameter.later
    ? ` Scenarios that begin on ${parameter.later.from} or later have another default.`
    : '';
  return `${parameter.means} ${range}${required}${later} Source: ${parameter.source}.`;
}

/**
 * The keys of a table with the shape of each: `notice_days.urgent` is `urgent` within the map `notice_days`.
 * @param id  name of the table, under which the JSON Schema holds its parameters
 */
export function parameterShapes(
  id: string,
  table: Parameters,
  accepts: (parameter: Parameter) => boolean = () => true,
): Shape {
  const shape: Shape = {};
  const groups = new Map<string, Record<string, Parameter>>();
  for (const [key, parameter] of Object.entries(table)) {
    if (!accepts(parameter)) continue;
    const dot = key.indexOf('.');
    if (dot < 0) {
      shape[key] = valueSchema(`${id}.${key}`, parameter).optional();
      continue;
    }
    const group = groups.get(key.slice(0, dot)) ?? {};
    group[key.slice(dot + 1)] = parameter;
    groups.set(key.slice(0, dot), group);
  }
  for (const [key, group] of groups) {
    shape[key] = z.strictObject({ ...parameterShapes(`${id}.${key}`, group), ...basis }).optional();
  }
  return shape;
}
