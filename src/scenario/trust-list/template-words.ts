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

/** What a name of a strategy says of waves. */
const OF_WAVES = /wave|every|at[ _]once|apart|gap/i;
const OF_GATES = /gate|bound|bind/i;

/**
 * Where a planner decides the waves, strategies that follow the plan are called so in place of the template's waves. What
 * extends one of them goes on to.
 */
export function namedAsPlanned(document: Document, strategies: YAMLMap): void {
  const taken = new Set(strategies.items.map(({ key }) => String(key)));
  for (const { key, value } of strategies.items) {
    const plan = isMap(value) ? mapAt(value, 'plan') : undefined;
    if (!isMap(value) || !isScalar(key) || plan?.has('wave_size') || plan?.has('wave_gap_weeks')) continue;
    const [id, label] = [String(key.value), String(value.get('label') ?? '')];
    if (!OF_WAVES.test(id) && !OF_WAVES.test(label)) continue;
    const gated = OF_GATES.test(id) || OF_GATES.test(label);
    value.set('label', document.createNode(gated ? 'As planned, behind a gate that binds' : 'As planned'));
    const own = gated ? 'as_planned_gated' : 'as_planned';
    if (!OF_WAVES.test(id) || taken.has(own)) continue;
    taken.add(own);
    key.value = own;
    for (const other of strategies.items) {
      if (isMap(other.value) && other.value.get('extends') === id) other.value.set('extends', own);
    }
  }
}

/** Labels of strategies that count the template's trusts (`All five at once`) count those of the list. */
export function countsRewritten(strategies: YAMLMap, before: number, after: number): void {
  const names = [String(before), ...(NUMBERS[before] === undefined ? [] : [NUMBERS[before]])];
  const counted = new RegExp(`\\ball (${names.join('|')})\\b`, 'gi');
  for (const { value } of strategies.items) {
    const label = isMap(value) ? value.get('label', true) : undefined;
    if (!isScalar(label) || typeof label.value !== 'string') continue;
    label.value = label.value.replace(counted, (all) =>
      after === 1 ? 'The one' : `${all.slice(0, 3)} ${countInWords(after)}`,
    );
  }
}
