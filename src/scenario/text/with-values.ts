/**
 * A scenario file's text with other values in it, comments kept: what `--set` does to a tree, done to the text, so that a
 * setting can become a file. Separate from overrides, which never write. Whether the text is still a scenario is for the
 * reader to say.
 */
import { type Document, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { Override } from '../schema/overrides.js';

/**
 * @param text  of a scenario file
 * @param set   dotted paths and values as YAML text
 */
export function withValues(text: string, set: readonly Override[]): string {
  const document = parseDocument(text, { uniqueKeys: false });
  for (const { path, value } of set) put(document, path.split('.'), value);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function put(document: Document, keys: readonly string[], value: string): void {
  const node = parseDocument(value).contents;
  const path: (string | number)[] = [];
  for (const key of keys) {
    const above = path.length === 0 ? document.contents : document.getIn(path, true);
    // `on`, `off` and plain values on the way give way to a map.
    if (!isMap(above) && !isSeq(above)) document.setIn(path, document.createNode({}));
    path.push(isSeq(above) ? Number(key) : key);
  }
  const before = document.getIn(path, true);
  if (isNode(node) && isNode(before) && before.comment != null) node.comment = before.comment;
  if (isScalar(node) && isScalar(before)) node.spaceBefore = before.spaceBefore ?? false;
  document.setIn(path, node);
}
