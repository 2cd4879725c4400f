/** A change under way in the page: what is wanted of a strategy, before it is simulated. */
import type { Decisions } from '../../report/what-if/decisions.js';
import type { WaveKey } from '../../report/what-if/edits.js';
import type { Read } from '../engine/answer.js';

/** What is being changed of which strategy. */
export interface Draft {
  readonly decisions: Decisions;
  readonly edits: {
    readonly dates: Map<string, string>;
    readonly waves: Map<WaveKey, string>;
    readonly others: Map<string, string>;
  };
}

/** Nothing is changed yet. */
export function draftOf({ decisions }: Read, strategy: string): Draft {
  return {
    decisions: decisions.find((one) => one.strategy === strategy)!,
    edits: { dates: new Map(), waves: new Map(), others: new Map() },
  };
}

/** The order as it stands, changed or not. */
export function orderOf({ decisions, edits }: Draft): string[] {
  const wanted = edits.waves.get('order');
  return wanted === undefined ? [...decisions.order] : wanted.replace(/^\[|\]$/g, '').split(', ');
}

/** Sets a change, or takes it back. */
export function put<K>(map: Map<K, string>, key: K, value: string | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
