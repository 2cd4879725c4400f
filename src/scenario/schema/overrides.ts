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

/** A tree with values set, in the order given; what cannot be set is reported. The tree itself stays as it is. */
export function applyOverrides(schema: z.ZodType, tree: MapTree, set: readonly Override[], issues: Issues): MapTree {
  return set.reduce((changed, { path, value }) => {
    const read = readTree(value, issues, path, false);
    return read === undefined ? changed : withValue(schema, changed, path.split('.'), 0, read, issues);
  }, tree);
}

/** Copies what is on the way to the value, nothing else. */
function withValue<T extends MapTree | ListTree>(
  shape: z.ZodType | undefined,
  here: T,
  keys: readonly string[],
  i: number,
  value: Tree,
  issues: Issues,
): T {
  const problem = keyProblem(shape, here, keys, i, issues);
  if (problem !== undefined) {
    issues.error(nowhere, keys.join('.'), `--set: ${problem}`);
    return here;
  }
  const key = keys[i]!;
  if (i === keys.length - 1) return put(here, key, value);
  const below = shape && shapeOf(shape, here, key);
  return put(here, key, withValue(below, within(here, key), keys, i + 1, value, issues));
}

function put<T extends MapTree | ListTree>(here: T, key: string, value: Tree): T {
  if (here.kind === 'list') return { ...here, items: here.items.with(Number(key), value) };
  const entry = { key: here.entries.get(key)?.key ?? nowhere, value };
  return { ...here, entries: new Map([...here.entries, [key, entry]]) };
}

/** The map or list at a key; `on`, `off` and plain values on the way give way to a map. */
function within(here: MapTree | ListTree, key: string): MapTree | ListTree {
  const next = here.kind === 'list' ? here.items[Number(key)] : here.entries.get(key)?.value;
  if (next?.kind === 'map' || next?.kind === 'list') return next;
  return { kind: 'map', at: next?.at ?? nowhere, entries: new Map() };
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
