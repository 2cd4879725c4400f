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

/** The number that a tree is, plain or as `value` of a map; undefined when it is none. */
export function numberOf(tree: Tree | undefined): number | undefined {
  const stated = scalarOf(tree);
  return typeof stated === 'number' ? stated : undefined;
}

/** The scalar that a tree states, plain or as `value` of a map; undefined when it states none. */
export function scalarOf(tree: Tree | undefined): ScalarTree['value'] | undefined {
  const stated = tree?.kind === 'map' ? child(tree, 'value') : tree;
  return stated?.kind === 'scalar' ? stated.value : undefined;
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
