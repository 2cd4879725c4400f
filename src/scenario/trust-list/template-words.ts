/** The maps of a template as the yaml package has them, and words of it that count its trusts. */
import { type Document, isMap, isScalar, Pair, type YAMLMap } from 'yaml';

/** The map at a key, if it is a map. */
export function mapAt(map: YAMLMap, key: string): YAMLMap | undefined {
  const value = map.get(key);
  return isMap(value) ? value : undefined;
}

/** Sets a key of the file; a new one stands after another, not at the end. */
export function setAfter(document: Document, root: YAMLMap, after: string, key: string, value: unknown): void {
  if (root.has(key)) {
    document.set(key, value);
    return;
  }
  const index = root.items.findIndex((item) => isScalar(item.key) && item.key.value === after);
  root.items.splice(index + 1, 0, new Pair(document.createNode(key), document.createNode(value)));
}

const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

/** A count in words where there is a word for it. */
export function countInWords(count: number): string {
  return NUMBERS[count] ?? String(count);
}

/** Labels of strategies that count the template's trusts (`All five at once`) count those of the list. */
export function countsRewritten(strategies: YAMLMap, before: number, after: number): void {
  const names = [String(before), ...(NUMBERS[before] === undefined ? [] : [NUMBERS[before]])];
  const counted = new RegExp(`\\ball (${names.join('|')})\\b`, 'gi');
  for (const { value } of strategies.items) {
    const label = isMap(value) ? value.get('label', true) : undefined;
    if (!isScalar(label) || typeof label.value !== 'string') continue;
    label.value = label.value.replace(counted, (found) => `${found.slice(0, 3)} ${countInWords(after)}`);
  }
}
