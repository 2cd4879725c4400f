/**
 * Changes to what a strategy decides, as values set in the scenario: the same that `--set` takes. Only what was changed is
 * set, but for waves: whoever changes one thing of them means all trusts to follow them, so that dates of their own give way.
 */
import type { Override } from '../../scenario/schema/overrides.js';
import type { Decisions } from './decisions.js';

/** What was changed; values as YAML text. */
export interface Edits {
  /** Dates of single trusts. */
  readonly dates: ReadonlyMap<string, string>;
  /** Of the waves: `order` (ids, comma-separated), `first_go_live`, `wave_size`, `wave_gap_weeks`. */
  readonly waves: ReadonlyMap<WaveKey, string>;
  /** Everything else, by path below the strategy. */
  readonly others: ReadonlyMap<string, string>;
}

export type WaveKey = 'order' | 'first_go_live' | 'wave_size' | 'wave_gap_weeks';

export const noEdits: Edits = { dates: new Map(), waves: new Map(), others: new Map() };

/** Whether anything was changed. */
export function isEdited({ dates, waves, others }: Edits): boolean {
  return dates.size + waves.size + others.size > 0;
}

/** The values to set, in the order in which they must be. */
export function overridesOfEdits(decisions: Decisions, edits: Edits): Override[] {
  const { dates, others } = edits;
  const below: Override[] = [
    ...waveOverrides(decisions, edits),
    ...[...dates].map(([trust, date]) => ({ path: `plan.go_live.${trust}`, value: date })),
    ...[...others].sort(([a], [b]) => depth(a) - depth(b)).map(([path, value]) => ({ path, value })),
  ];
  return below
    .filter(({ path }) => !isWithinOff(path, others))
    .map(({ path, value }) => ({ path: `strategies.${decisions.strategy}.${path}`, value }));
}

/** A mechanism that is switched off has nothing else to be set. */
function isWithinOff(path: string, others: Edits['others']): boolean {
  const cut = path.lastIndexOf('.');
  return cut > 0 && others.get(path.slice(0, cut)) === 'off';
}

function depth(path: string): number {
  return path.split('.').length;
}

function waveOverrides(
  { order, firstGoLive, waveSize, gapWeeks, dated }: Decisions,
  { waves, dates }: Edits,
): Override[] {
  if (waves.size === 0) return [];
  const value = (key: WaveKey, now: string) => ({ path: `plan.${key}`, value: waves.get(key) ?? now });
  return [
    value('order', `[${order.join(', ')}]`),
    value('first_go_live', firstGoLive),
    value('wave_size', String(waveSize ?? 1)),
    value('wave_gap_weeks', String(gapWeeks ?? DEFAULT_GAP_WEEKS)),
    ...dated.filter((trust) => !dates.has(trust)).map((trust) => ({ path: `plan.go_live.${trust}`, value: 'off' })),
  ];
}

/** Weeks from one wave to the next where the plan had none: a quarter. */
const DEFAULT_GAP_WEEKS = 13;
