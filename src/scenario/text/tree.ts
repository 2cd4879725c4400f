/**
 * The scenario file as a tree of our own: maps, lists and scalars, each with its place in the text. It is what every
 * later step reads. Maps are `Map`s in file order, so that no id a user chooses can meet JavaScript's own names.
 */

/** A place in the file, line and column from 1; 0 and 0 for a value given by `--set`. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A key's value, and where the key stands. */
export interface Entry {
  readonly key: Place;
  readonly value: Tree;
}

/** A map; keys in file order. */
export interface MapTree {
  readonly kind: 'map';
  readonly at: Place;
  readonly entries: Map<string, Entry>;
}

/** A list. */
export interface ListTree {
  readonly kind: 'list';
  readonly at: Place;
  readonly items: Tree[];
}

/** A number, text, truth or nothing. */
export interface ScalarTree {
  readonly kind: 'scalar';
  readonly at: Place;
  readonly value: string | number | boolean | null;
  /** As written in the file. */
  readonly text: string;
}

/** A value that was refused while reading; the issue is reported already. */
export interface HoleTree {
  readonly kind: 'hole';
  readonly at: Place;
}

/** A value of the file. */
export type Tree = MapTree | ListTree | ScalarTree | HoleTree;

/** The place of values given by `--set`. */
export const nowhere: Place = { line: 0, column: 0 };

/** Joins two parts of a dotted path; either may be empty. */
export function join(path: string, key: string | number): string {
  return path === '' ? String(key) : key === '' ? path : `${path}.${key}`;
}

/** The value at a key of a map; undefined when the tree is no map or has no such key. */
export function child(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === 'map' ? tree.entries.get(key)?.value : undefined;
}

/** The map at a key, if it is a map. */
export function mapAt(tree: Tree | undefined, key: string): MapTree | undefined {
  const found = child(tree, key);
  return found?.kind === 'map' ? found : undefined;
}

/** The text at a key, if it is text. */
export function textAt(tree: Tree | undefined, key: string): string | undefined {
  const found = child(tree, key);
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : undefined;
}

/** The number at a key, written alone or as the `value` of a map; undefined when there is none. */
export function numberAt(tree: Tree | undefined, key: string): number | undefined {
  const found = child(tree, key);
  const value = found?.kind === 'map' ? child(found, 'value') : found;
  return value?.kind === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
}

/** The whole number at a key; undefined when there is none. */
export function wholeAt(tree: Tree | undefined, key: string): number | undefined {
  const found = child(tree, key);
  return found?.kind === 'scalar' && Number.isInteger(found.value) ? (found.value as number) : undefined;
}

/** The place of the value at a key; the place of the tree itself when there is none. */
export function placeOf(tree: Tree, key: string): Place {
  return (child(tree, key) ?? tree).at;
}

/** The tree as plain values for the shape check: objects without a prototype, holes undefined. */
export function plain(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'hole':
      return undefined;
    case 'list':
      return tree.items.map(plain);
    case 'map': {
      const object: Record<string, unknown> = Object.create(null);
      for (const [key, entry] of tree.entries) object[key] = plain(entry.value);
      return object;
    }
  }
}
