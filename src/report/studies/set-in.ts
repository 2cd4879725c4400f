/** A sentence of an answer: set in, what follows its first line more so. */
import { show } from '../../scenario/text/issues.js';
import { wrapped } from '../width.js';

/** Most characters of a sentence. */
const LONGEST = 1000;

/** Lines no wider than `width`. */
export function setIn(text: string, width: number): string[] {
  return wrapped(show(text, LONGEST), width - 2, 2).map((line) => `  ${line}`);
}
