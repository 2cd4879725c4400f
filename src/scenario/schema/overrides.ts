/**
 * `--set path=value`: values put into the tree before it is checked, so that they are judged like the file's own. The
 * path is the dotted path of error messages and inputs.csv; maps that the file leaves out are added, but no trust,
 * template or strategy that it does not have, and no entry of a list.
 */
import { z } from 'zod';
import { isForbidden } from '../text/ids.js';
import { type Issues, show } from '../text/issues.js';
import { readTree } from '../text/read.js';
import { type ListTree, type MapTree, nowhere, type Tree } from '../text/tree.js';
import { fitting, options, shapeOf } from './shape.js';

/** One value to set: `path` dotted, `value` as YAML text. */
export interface Override {
  readonly path: string;
  readonly value: string;
}

/** Records whose keys `--set` may not invent: they are things of the file, not places for a value. */
const THINGS = new Set(['trusts', 'trust_templates', 'strategies']);

/** Sets values in a tree, in the order given; what cannot be set is reported. */
export function applyOverrides(schema: z.ZodType, tree: MapTree, set: readonly Override[], issues: Issues): void {
  for (const { path, value } of set) {
    const read = readTree(value, issues, path, false);
    if (read !== undefined) apply(schema, tree, path, read, issues);
  }
}

function apply(schema: z.ZodType, tree: MapTree, path: string, value: Tree, issues: Issues): void {
  const keys = path.split('.');
  let here: MapTree | ListTree = tree;
  let shape: z.ZodType | undefined = schema;
  for (const [i, key] of keys.entries()) {
    const problem = keyProblem(shape, here, keys, i, issues);
    if (problem !== undefined) {
      issues.error(nowhere, path, `--set: ${problem}`);
      return;
    }
    shape = shape && shapeOf(shape, here, key);
    if (i === keys.length - 1) put(here, key, value);
    else here = enter(here, key);
  }
}

function put(here: MapTree | ListTree, key: string, value: Tree): void {
  if (here.kind === 'list') here.items[Number(key)] = value;
  else here.entries.set(key, { key: here.entries.get(key)?.key ?? nowhere, value });
}

/** The map or list at a key; `on`, `off` and plain values on the way give way to a map. */
function enter(here: MapTree | ListTree, key: string): MapTree | ListTree {
  const next = here.kind === 'list' ? here.items[Number(key)] : here.entries.get(key)?.value;
  if (next?.kind === 'map' || next?.kind === 'list') return next;
  const map: MapTree = { kind: 'map', at: next?.at ?? nowhere, entries: new Map() };
  put(here, key, map);
  return map;
}

function keyProblem(
  shape: z.ZodType | undefined,
  here: MapTree | ListTree,
  keys: readonly string[],
  i: number,
  issues: Issues,
): string | undefined {
  const key = keys[i]!;
  const above = show(keys.slice(0, i).join('.'));
  if (key === '' || isForbidden(key)) return `\`${show(keys.join('.'))}\` is no path`;
  if (here.kind === 'list') {
    const last = here.items.length - 1;
    if (/^(0|[1-9]\d{0,8})$/.test(key) && Number(key) <= last) return undefined;
    return `\`${above}\` is a list; it has no entry \`${show(key)}\`, ${last < 0 ? 'nor any' : `but 0 to ${last}`}`;
  }
  if (shape === undefined) return undefined; // below an unknown key, which the shape check reports
  const form = fitting(shape, here);
  if (form instanceof z.ZodRecord) {
    const thing = i === 1 && THINGS.has(keys[0]!);
    if (!thing || here.entries.has(key)) return undefined;
    return `nothing is called \`${show(key)}\` in ${above}${issues.didYouMean(key, here.entries.keys())}`;
  }
  if (form instanceof z.ZodObject) return undefined; // an unknown key of a map is reported by the shape check
  const list = options(shape).some((option) => option instanceof z.ZodArray);
  return `\`${above}\` is a ${list ? 'list that the file leaves out' : 'value'}; nothing can be set within it`;
}
