/**
 * The shape of numbers in the file, derived from the model's tables of parameters: a plain number, the parameter's
 * word, or a map with `value` or one distribution, and where it comes from. Dotted keys of a table become levels.
 */
import { z } from 'zod';
import { distributionKinds } from '../../kernel/distribution.js';
import type { Parameter, Parameters, Value } from '../../model/parameter.js';
import { BY_DATE } from '../resolve/by-date.js';
import { kebabId, snakeId } from '../text/ids.js';

/** What zod holds beside a schema of ours; all but `x-expected` stands in the JSON Schema. */
export interface Meta {
  /** Name under which the JSON Schema holds what stands in many places. */
  id?: string;
  description?: string;
  default?: unknown;
  /** Words for the unit of a number. */
  'x-unit'?: string;
  /** What is expected, in words, where the shape alone does not say it. */
  'x-expected'?: string;
}

/** The keys of a map with the shape of each. */
export type Shape = Record<string, z.ZodType>;

/** Free text of a line or two. */
export const text = z.string().min(1).max(2000);

/** Where a number, or every number of a group that names none, comes from. */
export const basis = {
  source: text
    .meta({ id: 'source', description: 'Row of EVIDENCE.md (P13), its source (S3) or a reference.' })
    .optional(),
  grade: z
    .string()
    .min(1)
    .max(40)
    .meta({ id: 'grade', description: 'Strength of the evidence: A to D, M-hi, M-lo.' })
    .optional(),
  reason: text.meta({ id: 'reason', description: 'Why this number, where no source says it.' }).optional(),
};

/** A date of the civil calendar. */
export const date = z.iso.date().meta({ id: 'date', description: 'A date, year-month-day.' });

/** The names of `basis`: no parameter may be called so. */
export const basisKeys: ReadonlySet<string> = new Set(Object.keys(basis));

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

/** A value as it may be written in the file, for the JSON Schema's `default`. */
function written(parameter: Parameter): unknown {
  const value: Value | 'required' | 'none' = parameter.default;
  if (value === 'required') return undefined;
  if (value === 'none') return parameter.word;
  if (parameter.choices) return parameter.choices[value as number];
  return typeof value === 'number' ? value : { [value.kind]: value.args };
}

/** The forms a value may take, by unit, range and word: parameters that agree in these share them. */
const forms = new Map<string, [z.ZodType, z.ZodType, ...z.ZodType[]]>();

function formsOf({ unit, range, word, moves, choices }: Parameter): [z.ZodType, z.ZodType, ...z.ZodType[]] {
  if (choices !== undefined) {
    const one = z.enum(choices as [string, ...string[]]);
    return [one, z.strictObject({ value: one, ...basis })];
  }
  const key = JSON.stringify([unit, range.map(String), word, moves]);
  const known = forms.get(key);
  if (known !== undefined) return known;
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
      ...basis,
    })
    .meta({ id: `value_${name}` });
  const made: [z.ZodType, z.ZodType, ...z.ZodType[]] = [plain, described, ...literal];
  forms.set(key, made);
  return made;
}

const values = new Map<string, z.ZodType>();

/** The shape of one parameter's value where `off` takes back what a level below says. */
export function valueOrOff(id: string, parameter: Parameter): z.ZodType {
  return z.union([z.literal('off'), ...formsOf(parameter)]).meta({ id, description: describe(parameter) });
}

/** The shape of one parameter's value; the id is the table's and the parameter's: `hold.lift_defects`. */
function valueSchema(id: string, parameter: Parameter): z.ZodType {
  const known = values.get(id);
  if (known !== undefined) return known;
  const meta: Meta = { id, description: describe(parameter) };
  const byDefault = written(parameter);
  if (byDefault !== undefined) meta.default = byDefault;
  const schema = z.union(formsOf(parameter)).meta(meta as z.GlobalMeta);
  values.set(id, schema);
  return schema;
}

/** A parameter in a sentence or three: meaning, unit, range, source. */
export function describe(parameter: Parameter): string {
  const { unit, choices } = parameter;
  const range = choices
    ? `Unit: ${unit}; one of ${choices.join(', ')}.`
    : `Unit: ${unit}; ${parameter.range[0]} to ${parameter.range[1]}.`;
  const required = parameter.default === 'required' ? ' Required.' : '';
  return `${parameter.means} ${range}${required} Source: ${parameter.source}.`;
}

/**
 * The keys of a table as levels of the file: `notice_days.urgent` is `urgent` within `notice_days`.
 * @param id  name of the table, under which the JSON Schema holds its parameters
 */
export function levels(id: string, table: Parameters, accepts: (parameter: Parameter) => boolean = () => true): Shape {
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
    shape[key] = z.strictObject({ ...levels(`${id}.${key}`, group), ...basis }).optional();
  }
  return shape;
}

/** An id of a scenario or a trust. */
export const kebab = z
  .string()
  .regex(kebabId)
  .meta({ 'x-expected': 'an id: a letter, then letters, digits and hyphens, at most 64' });
/** An id of anything else. */
export const snake = z
  .string()
  .regex(snakeId)
  .meta({ 'x-expected': 'an id: a letter, then letters, digits and underscores, at most 64' });

/** A date, plain or with its source. */
export const dated = z.union([date, z.strictObject({ value: date, ...basis })]).meta({ id: 'dated' });

/** A number that is a decision of the plan: plain or with its source, never drawn. */
export function constant(number: z.ZodNumber, unit: string, description: string): z.ZodType {
  const plain = number.meta({ 'x-unit': unit });
  return z.union([plain, z.strictObject({ value: plain, ...basis })]).meta({ description });
}

/** An id of a release or contract: `LC1`, `bt_london`. */
export const anyId = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/)
  .meta({ 'x-expected': 'an id: a letter, then letters, digits, underscores and hyphens, at most 64' });
