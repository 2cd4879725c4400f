/** Spans of days, [from, until), of plans and of closed days. */
import type { Issues } from '../text/issues.js';
import type { Stated } from './read-keys.js';

/** Whether a span holds a day; if not, that is reported. */
export function isSpan({ value: [from, until], at, path }: Stated<readonly [number, number]>, issues: Issues): boolean {
  if (until > from) return true;
  issues.error(at, path, 'until is the first day open again; it must come after from');
  return false;
}
