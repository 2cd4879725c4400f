/**
 * A file as it was probably meant: misspelt keys, each reported already, under the names that they are near. What is checked
 * after that finds what they stand for, so that one slip is not followed by all that would be missing.
 */
import { join, type MapTree, type Tree } from '../text/tree.js';

/**
 * @param meant  the name that was meant, by dotted path of the misspelt key
 * @returns      a copy; the tree stays as it is
 */
export function withMeantNames(tree: MapTree, meant: ReadonlyMap<string, string>, path = ''): MapTree {
  const entries = [...tree.entries].map(([key, entry]) => {
    const own = join(path, key);
    return [meant.get(own) ?? key, { ...entry, value: below(entry.value, meant, own) }] as const;
  });
  return { ...tree, entries: new Map(entries) };
}

function below(tree: Tree, meant: ReadonlyMap<string, string>, path: string): Tree {
  if (tree.kind === 'map') return withMeantNames(tree, meant, path);
  if (tree.kind !== 'list') return tree;
  return { ...tree, items: tree.items.map((item, i) => below(item, meant, join(path, i))) };
}
