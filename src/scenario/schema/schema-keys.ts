/** The shape of keys, derived from their description. */
import { z } from 'zod';
import type { CountsKey, GroupKey, IdForm, Key, Keys, NumberKey } from '../keys/key.js';
import { anyId, basis, date, dated, kebab, type Meta, type Shape, snake, text } from './schema-basics.js';
import { parameterShapes } from './schema-parameters.js';

const ids: Readonly<Record<IdForm, z.ZodString>> = { kebab, snake, any: anyId };

/** The shape of each key of a table; those that a file need not have are optional. */
export function keyShapes(keys: Keys): Shape {
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, keyShape(key)]));
}

/** The shape of one key where it stands: optional unless required. */
function keyShape(key: Key): z.ZodType {
  const meta: Meta = {};
  if (key.means !== undefined) meta.description = key.means;
  if ('default' in key && key.default !== undefined) meta.default = key.default;
  const shape = shapeOfForm(key);
  return (key.required ? shape : shape.optional()).meta(meta as z.GlobalMeta);
}

function shapeOfForm(key: Key): z.ZodType {
  switch (key.form) {
    case 'day':
      return key.word === undefined ? dated : z.union([z.literal(key.word), dated]);
    case 'number':
      return sourced(numberShape(key).meta({ 'x-unit': key.unit }));
    case 'counts': {
      const count = numberShape({ ...key, whole: true }).meta({ 'x-unit': key.unit });
      return z.union([count, z.record(date, count)]);
    }
    case 'span': {
      const span = z.strictObject({ from: date, until: date, ...basis });
      return key.single ? z.union([date, span, z.strictObject({ value: date, ...basis })]) : span;
    }
    case 'name':
      return key.word === undefined ? sourced(ids[key.id]) : z.union([z.literal(key.word), sourced(ids[key.id])]);
    case 'word':
      return sourced(z.enum(key.words));
    case 'either':
      // The map first: of a map that knows none of its keys it is the one that is meant.
      return z.union([shapeOfForm(key.group), shapeOfForm(key.plain)]);
    case 'text':
      return text;
    case 'list': {
      const list = z.array(entryShape(key.of)).max(key.most);
      return key.words === undefined ? list : z.union([sourced(z.enum(key.words)), list]);
    }
    case 'map':
      return z.record(ids[key.by], entryShape(key.of));
    case 'group':
      return groupShape(key);
  }
}

/** A value, plain or with its source. */
function sourced(plain: z.ZodType): z.ZodType {
  return z.union([plain, z.strictObject({ value: plain, ...basis })]);
}

/** The shape of an entry of a list or map: it is there, so nothing is optional; a list has one source for its names. */
function entryShape(key: Key): z.ZodType {
  if (key.form === 'name') return ids[key.id];
  const shape = shapeOfForm(key);
  return key.means === undefined ? shape : shape.meta({ description: key.means });
}

/** The shapes of groups that stand in several places under one id. */
const groups = new Map<string, z.ZodType>();

function groupShape({ id, means, keys, numbers }: GroupKey): z.ZodType {
  const shared = groups.get(id ?? '');
  if (shared !== undefined) return shared;
  const drawn = numbers === undefined ? {} : parameterShapes(numbers.table, numbers.parameters);
  const shape = z.strictObject({ ...keyShapes(keys), ...drawn, ...basis });
  if (id === undefined) return shape;
  const made = shape.meta(means === undefined ? { id } : { id, description: means });
  groups.set(id, made);
  return made;
}

function numberShape({ range, whole }: Pick<NumberKey | CountsKey, 'range'> & { readonly whole?: true }): z.ZodNumber {
  const [least, most] = range;
  return (whole ? z.int() : z.number()).min(least).max(most);
}
