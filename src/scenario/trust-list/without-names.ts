/**
 * Takes from a template's strategies what names its trusts. A plan that names none stays; a strategy that was nothing
 * beside such names goes whole, and its label with it. All that goes is told, of which strategy.
 */
import { type Document, isMap, type YAMLMap } from 'yaml';
import { mapAt } from './template-words.js';

/** Keys of a plan, and of a strategy, that name trusts. */
export const PLAN_OF_NAMES = ['go_live', 'order', 'preparing_since', 'cutover_weeks_by_trust'];
const STRATEGY_OF_NAMES = ['known', 'for_trusts'];
/** What says something about other keys, and nothing by itself. */
const REMARKS: ReadonlySet<string> = new Set(['source', 'grade', 'reason']);
/** What a strategy is called and begins with. */
const FRAME: ReadonlySet<string> = new Set(['extends', 'label', ...REMARKS]);

/** @returns what was taken, a line each */
export function withoutNames(document: Document, root: YAMLMap, strategies: YAMLMap): string[] {
  const notes: string[] = [];
  const gone: string[] = [];
  for (const { key, value } of strategies.items) {
    if (!isMap(value)) continue;
    const taken = STRATEGY_OF_NAMES.filter((name) => value.delete(name));
    const plan = mapAt(value, 'plan');
    const planned = plan === undefined ? [] : PLAN_OF_NAMES.filter((name) => plan.delete(name));
    taken.push(...planned.map((name) => `plan.${name}`));
    const dated = planned.includes('go_live') || planned.includes('order');
    // When its trusts go live was all that its first date was about.
    if (dated && plan !== undefined && !plan.has('wave_size') && !plan.has('wave_gap_weeks')) {
      if (plan.delete('first_go_live')) taken.push('plan.first_go_live');
    }
    if (plan?.items.every((item) => REMARKS.has(String(item.key)))) value.delete('plan');
    if (taken.length === 0) continue;
    const name = String(key);
    const named = `${taken.join(', ')} ${taken.length === 1 ? 'speaks' : 'speak'} of trusts of the template`;
    const left = value.items.filter((item) => !FRAME.has(String(item.key)));
    if (left.length > 0) notes.push(`strategy ${name}: ${named}: left out`);
    else {
      gone.push(name);
      notes.push(`strategy ${name} is left out: its ${named}, and it is nothing beside that`);
    }
  }
  notes.push(...removeStrategies(document, root, strategies, gone));
  return notes;
}

/**
 * Removes strategies; who extends one of them extends what it extended. The last one stays, as its base under a name
 * that says no more than that.
 */
export function removeStrategies(
  document: Document,
  root: YAMLMap,
  strategies: YAMLMap,
  gone: readonly string[],
): string[] {
  const notes: string[] = [];
  for (const name of gone) {
    const strategy = mapAt(strategies, name)!;
    const base = strategy.get('extends');
    for (const { value } of strategies.items) {
      if (isMap(value) && value.get('extends') === name) value.set('extends', base);
    }
    strategies.delete(name);
    if (strategies.items.length === 0)
      strategies.set(document.createNode(base), document.createNode({ extends: base }));
    if (root.get('reference') === name) {
      root.delete('reference');
      notes.push(`reference: ${name} is no more; the first strategy is what the others are compared with`);
    }
  }
  return notes;
}
