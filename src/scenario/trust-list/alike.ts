/** Strategies that decide the same once other trusts stand in a template: a label with nothing behind it is told. */
import type { StrategySettings } from '../../model/settings.js';

/** Pairs of strategies that differ in their names alone, a line each. */
export function alike(strategies: readonly StrategySettings[]): string[] {
  const first = new Map<string, string>();
  return strategies.flatMap(({ id, label: _, ...settings }) => {
    const text = JSON.stringify(settings);
    const twin = first.get(text);
    if (twin === undefined) {
      first.set(text, id);
      return [];
    }
    return [`strategies ${twin} and ${id} decide the same for these trusts: one of them says nothing`];
  });
}
