/**
 * A scenario's text with values put into it as a person would: in their places, comments and everything else kept. What
 * `--set` sets for one run is so made permanent. Separate from reading, which keeps nothing of how a file is written.
 */
import { type Document, isAlias, isMap, isSeq, type Node, type ParsedNode, parseDocument } from 'yaml';
import type { Override } from '../schema/overrides.js';

/**
 * @param text  of a file that was read without fault
 * @param set   values that can be set in it
 * @returns the new text; undefined where a value would have to be set in something that is written once and used in
 *          several places, which would change them all
 */
export function withValues(text: string, set: readonly Override[]): string | undefined {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false });
  for (const { path, value } of set) if (!put(document, path.split('.'), value)) return undefined;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function put(document: Document.Parsed, keys: readonly string[], value: string): boolean {
  const content = parseDocument(value, { schema: 'failsafe' }).contents as Node | null;
  let here: unknown = document.contents;
  for (const [i, key] of keys.entries()) {
    if (!isMap(here) && !isSeq(here)) return false;
    const place = isSeq(here) ? Number(key) : key;
    if (i === keys.length - 1) {
      keepComment(here.get(place, true), content);
      here.set(place, content);
      return true;
    }
    const next = here.get(place, true);
    if (isAlias(next)) return false;
    // `on`, `off` and plain values give way to a map.
    if (!isMap(next) && !isSeq(next)) here.set(place, document.createNode({}));
    here = here.get(place, true);
  }
  return false;
}

/** What stands behind a value in its line stays there. */
function keepComment(old: unknown, next: Node | null): void {
  const comment = (old as ParsedNode | undefined)?.comment;
  if (next !== null && comment != null) next.comment = comment;
}
