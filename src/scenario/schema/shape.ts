/**
 * Questions to a zod shape: what stands at a path, which keys a map may have, what is expected in words. The error
 * messages and `--set` ask them, so that neither repeats what the shape already says.
 */
import { z } from 'zod';
import { child, type Tree, textAt } from '../text/tree.js';
import type { Meta } from './schema-basics.js';

/** The shape itself, without `optional`. */
function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? bare(schema.unwrap() as z.ZodType) : schema;
}

/** The forms a shape may take: the options of a union, or the shape itself. */
export function options(schema: z.ZodType): z.ZodType[] {
  const shape = bare(schema);
  return shape instanceof z.ZodUnion ? (shape.options as z.ZodType[]).flatMap(options) : [shape];
}

/** The forms that are maps with fixed keys. */
function objects(schema: z.ZodType): z.ZodObject[] {
  return options(schema).filter((option) => option instanceof z.ZodObject);
}

/** Of a very large map, so many keys tell which form it is meant to be. */
const MOST_COUNTED = 200;

/**
 * The map-shaped form that fits a tree best: the one that knows most of its keys, of two alike the first. A form whose
 * `kind` differs from the one the tree says does not fit.
 */
export function fitting(schema: z.ZodType, tree: Tree | undefined): z.ZodType | undefined {
  const records = options(schema).filter((option) => option instanceof z.ZodRecord);
  if (records.length > 0) return records[0];
  const forms = objects(schema);
  if (forms.length < 2) return forms[0];
  const kind = textAt(tree, 'kind');
  const keys: string[] = [];
  for (const key of tree?.kind === 'map' ? tree.entries.keys() : []) if (keys.push(key) === MOST_COUNTED) break;
  let best: z.ZodObject | undefined;
  let most = -1;
  for (const object of forms) {
    let matches = 0;
    for (const key of keys) if (Object.hasOwn(object.shape, key)) matches++;
    const own = object.shape['kind'];
    if (kind !== undefined && own !== undefined && words(own as z.ZodType).includes(kind)) matches += 1000;
    if (matches > most) {
      most = matches;
      best = object;
    }
  }
  return best;
}

/** The shape of a key's value, in the form that fits the tree; undefined when the key is unknown there. */
export function shapeOf(schema: z.ZodType, tree: Tree | undefined, key: string): z.ZodType | undefined {
  const list = options(schema).find((option) => option instanceof z.ZodArray);
  if (list instanceof z.ZodArray && tree?.kind !== 'map') return list.element as z.ZodType;
  const form = fitting(schema, tree);
  if (form instanceof z.ZodRecord) return form.valueType as z.ZodType;
  if (form instanceof z.ZodObject && Object.hasOwn(form.shape, key)) return form.shape[key] as z.ZodType;
  return undefined;
}

/** The shape at a path, with the tree that stands there, as far as both go. */
export function shapeAt(
  schema: z.ZodType,
  tree: Tree | undefined,
  path: readonly PropertyKey[],
): { schema: z.ZodType | undefined; tree: Tree | undefined } {
  let shape: z.ZodType | undefined = schema;
  let here = tree;
  for (const key of path) {
    if (shape === undefined) break;
    shape = shapeOf(shape, here, String(key));
    here = here?.kind === 'list' ? here.items[Number(key)] : child(here, String(key));
  }
  return { schema: shape, tree: here };
}

/** The keys that a map may have here. */
export function keysHere(schema: z.ZodType, tree?: Tree): string[] {
  const form = fitting(schema, tree);
  return form instanceof z.ZodObject ? Object.keys(form.shape) : [];
}

/** The words that a shape accepts as they are. */
export function words(schema: z.ZodType): string[] {
  return options(schema).flatMap((option) => {
    if (option instanceof z.ZodLiteral) return [...option.values].filter((v) => typeof v === 'string');
    return option instanceof z.ZodEnum ? option.options.filter((v) => typeof v === 'string') : [];
  });
}

/** What we wrote beside a shape: description, unit, default. */
function metaOf(schema: z.ZodType): Meta {
  return (schema.meta() ?? {}) as Meta;
}

/** The unit of the number that a shape accepts; undefined when it accepts none. */
export function unitOf(schema: z.ZodType): string | undefined {
  for (const option of options(schema)) if (option instanceof z.ZodNumber) return metaOf(option)['x-unit'] ?? '';
  return undefined;
}

/**
 * What a shape accepts, in words: `a number (weeks) from 0 to 520`, `off`, `a map`. That a number may also be a map with
 * its source goes without saying.
 */
export function expectation(schema: z.ZodType): string {
  const forms = options(schema);
  const plain = forms.filter((form) => !(form instanceof z.ZodObject && 'value' in form.shape));
  const named = new Set((plain.length > 0 ? plain : forms).map(expected));
  // A map is the longest to write: it is named last.
  const all = [...[...named].filter((form) => form !== MAP), ...[...named].filter((form) => form === MAP)];
  return all.length < 2 ? (all[0] ?? 'nothing') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

const MAP = 'a map';

function expected(schema: z.ZodType): string {
  const said = metaOf(schema)['x-expected'];
  if (said !== undefined) return said;
  if (schema instanceof z.ZodNumber) {
    const unit = metaOf(schema)['x-unit'];
    const whole = schema.format === 'safeint' ? 'a whole number' : 'a number';
    const [lo, hi] = [schema.minValue, schema.maxValue];
    const named = unit === undefined || unit === '' ? whole : `${whole} (${unit})`;
    return lo === null || hi === null || lo < -9e15 || hi > 9e15 ? named : `${named} from ${lo} to ${hi}`;
  }
  if (schema instanceof z.ZodLiteral) return [...schema.values].map((v) => `\`${String(v)}\``).join(' or ');
  if (schema instanceof z.ZodEnum) return schema.options.map((v) => `\`${String(v)}\``).join(' or ');
  if (schema instanceof z.ZodArray) return `a list, [...]`;
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return MAP;
  if (schema instanceof z.ZodISODate) return 'a date such as 2008-06-15';
  if (schema instanceof z.ZodString) return 'text';
  return 'another kind of value';
}
