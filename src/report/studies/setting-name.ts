/** What a row of many settings is called in a table. */
import type { Override } from '../../scenario/schema/overrides.js';

/** `wave_gap_weeks=8`, after the strategy where there are several. */
export function settingName(
  { set, strategy }: { readonly set: readonly Override[]; readonly strategy: string },
  withStrategy: boolean,
): string {
  const values = set.map(({ path, value }) => `${path.slice(path.lastIndexOf('.') + 1)}=${value}`).join(' ');
  return withStrategy ? `${strategy} ${values}` : values || strategy;
}
