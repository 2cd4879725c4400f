/**
 * What a file says at keys as rows of inputs.csv, by the description of the keys. Dates stand as ISO text and lists of
 * names as `[a, b]`, so that `--set` takes each value as it stands; an entry of a list of maps has its index in the path.
 */
import type { GroupKey, Key, Keys } from '../../keys/key.js';
import type { InputRow } from '../../scenario.js';
import { Issues } from '../../text/issues.js';
import { readPlain } from '../../text/scalar.js';
import { child, join, scalarOf, type Tree } from '../../text/tree.js';
import { isGroupOf } from '../read-keys.js';
import { readLayer, resolveTable } from '../tables.js';
import { type Basis, basisOf, noBasis, parameterBasis } from '../values.js';
import { tableRows } from './parameter-rows.js';

/** Rows of every key of a table that stands in a map; also, unless `stated` is true, of the defaults of the others. */
export function rowsOfKeys(keys: Keys, tree: Tree, path: string, above: Basis, stated = false): InputRow[] {
  return Object.entries(keys).flatMap(([name, key]) => {
    const here = join(path, name);
    const value = child(tree, name);
    if (value !== undefined) return rowsOfKey(key, value, here, above);
    return stated ? [] : defaultRow(key, here);
  });
}

/**
 * Rows of what stands at a key.
 * @param above  the basis of the map in which it stands
 */
export function rowsOfKey(key: Key, tree: Tree | undefined, path: string, above: Basis = noBasis): InputRow[] {
  if (tree === undefined) return [];
  const basis = basisOf(tree, above);
  switch (key.form) {
    case 'group':
      return groupRows(key, tree, path, basis);
    case 'either':
      return rowsOfKey(isGroupOf(tree) ? key.group : key.plain, tree, path, above);
    case 'map':
      return entriesOf(tree).flatMap(([id, value]) => rowsOfKey(key.of, value, join(path, id), basis));
    case 'list': {
      if (tree.kind !== 'list') return statedRow(key, tree, path, basis);
      const { items } = tree;
      if (key.of.form === 'name' || key.of.form === 'text') {
        const value = `[${items.map((item) => plainText(scalarOf(item))).join(', ')}]`;
        return [{ path, value, unit: '', ...basis, default: defaultOf(key) }];
      }
      return items.flatMap((item, i) => rowsOfKey(key.of, item, join(path, i), basis));
    }
    case 'span':
      if (child(tree, 'from') === undefined) return statedRow(key, tree, path, basis);
      return ['from', 'until'].flatMap((end) => statedRow(key, child(tree, end), join(path, end), basis));
    case 'counts':
      if (tree.kind !== 'map') return statedRow(key, tree, path, basis);
      return entriesOf(tree).flatMap(([date, value]) => statedRow(key, value, join(path, date), basis));
    default:
      return statedRow(key, tree, path, basis);
  }
}

function groupRows({ keys, numbers, layered }: GroupKey, tree: Tree, path: string, basis: Basis): InputRow[] {
  const rows = rowsOfKeys(keys, tree, path, basis, layered);
  if (numbers === undefined) return rows;
  const { parameters } = numbers;
  const layer = readLayer(tree, path, parameters, basis, new Issues()); // read before: its issues are reported
  const resolved = resolveTable(parameters, [layer], 0);
  return [...rows, ...tableRows(path, parameters, resolved, (_, key) => !layered || layer.has(key))];
}

function entriesOf(tree: Tree): (readonly [id: string, value: Tree])[] {
  return tree.kind === 'map' ? [...tree.entries].map(([id, { value }]) => [id, value]) : [];
}

/** The row of a scalar, plain or as `value` of a map. */
function statedRow(key: Key, tree: Tree | undefined, path: string, basis: Basis): InputRow[] {
  const value = scalarOf(tree);
  if (value === undefined) return [];
  const standard = defaultOf(key);
  const { source, grade } = String(value) === standard && basis.source === '' ? defaultBasis(key) : basis;
  return [{ path, value: plainText(value), unit: unitOf(key), source, grade, default: standard }];
}

function defaultRow(key: Key, path: string): InputRow[] {
  if (key.form === 'either') return defaultRow(key.group, path);
  if (key.form === 'group' && !key.layered)
    return Object.entries(key.keys).flatMap(([name, own]) => defaultRow(own, join(path, name)));
  const standard = defaultOf(key);
  return standard === '' ? [] : [{ path, value: standard, unit: unitOf(key), ...defaultBasis(key), default: standard }];
}

function defaultOf(key: Key): string {
  return 'default' in key && key.default !== undefined ? String(key.default) : '';
}

function defaultBasis(key: Key): Basis {
  return 'source' in key && key.source !== undefined ? parameterBasis(key.source) : noBasis;
}

function unitOf(key: Key): string {
  if (key.form === 'day' || key.form === 'span') return 'date';
  return 'unit' in key ? key.unit : '';
}

/** A scalar as YAML reads it back: text that would be read as something else stands in quotes. */
function plainText(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  const read = readPlain(value);
  return /^\w[\w -]*$/.test(value) && 'value' in read && read.value === value ? value : JSON.stringify(value);
}
