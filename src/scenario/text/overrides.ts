/**
 * `--set path=value`: values put into the tree before it is checked, so that they are judged like the file's own. The
 * path is the dotted path of error messages and inputs.csv; levels that the file leaves out are added, but no trust,
 * template or strategy that it does not have.
 */
import { z } from 'zod';
import { fitting, shapeOf } from '../schema/shape.js';
import { isForbidden } from './ids.js';
import { type Issues, show } from './issues.js';
import { didYouMean } from './nearest.js';
import { readTree } from './read.js';
import { type MapTree, nowhere, type Tree } from './tree.js';

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
  let here = tree;
  let shape: z.ZodType | undefined = schema;
  for (const [i, key] of keys.entries()) {
    const last = i === keys.length - 1;
    const problem = keyProblem(shape, here, keys, i);
    if (problem !== undefined) {
      issues.error(nowhere, path, `--set: ${problem}`);
      return;
    }
    shape = shapeOf(shape!, here, key);
    if (last) {
      here.entries.set(key, { key: here.entries.get(key)?.key ?? nowhere, value });
      return;
    }
    here = enter(here, key);
  }
}

/** The map at a key; `on`, `off` and plain values on the way give way to a map. */
function enter(here: MapTree, key: string): MapTree {
  const next = here.entries.get(key);
  if (next?.value.kind === 'map') return next.value;
  const map: MapTree = { kind: 'map', at: next?.value.at ?? nowhere, entries: new Map() };
  here.entries.set(key, { key: next?.key ?? nowhere, value: map });
  return map;
}

function keyProblem(
  shape: z.ZodType | undefined,
  here: MapTree,
  keys: readonly string[],
  i: number,
): string | undefined {
  const key = keys[i]!;
  const above = keys.slice(0, i).join('.');
  if (key === '' || isForbidden(key)) return `\`${show(keys.join('.'))}\` is no path`;
  if (shape === undefined) return undefined; // below an unknown key, which the shape check reports
  const form = fitting(shape, here);
  if (form instanceof z.ZodRecord) {
    const thing = i === 1 && THINGS.has(keys[0]!);
    if (!thing || here.entries.has(key)) return undefined;
    return `nothing is called \`${show(key)}\` in ${above}${didYouMean(key, here.entries.keys())}`;
  }
  if (!(form instanceof z.ZodObject)) return `\`${show(above)}\` is a value; nothing can be set within it`;
  return undefined; // an unknown key of a map is reported by the shape check, with the nearest name
}
