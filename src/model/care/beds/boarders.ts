/** Emergency patients who were admitted and have no bed yet, first come first. */
import { widened } from '../../../kernel/widened.js';
import type { StateVisitor } from '../snapshot.js';

export class Boarders {
  count = 0;
  /** Nights to come of each; the first `count` board. */
  nights = new Int32Array(16);

  add(nights: number): void {
    if (this.count === this.nights.length) this.nights = widened(this.nights, new Int32Array(2 * this.count));
    this.nights[this.count++] = nights;
  }

  /** The first so many have come to a bed; the others stay in the order in which they came. */
  leave(placed: number): void {
    if (placed === 0) return;
    this.nights.copyWithin(0, placed, this.count);
    this.count -= placed;
  }

  visitState(visitor: StateVisitor): void {
    const count = visitor.number(this.count);
    if (count > this.nights.length) this.nights = new Int32Array(2 * count);
    this.count = count;
    for (let i = 0; i < count; i++) this.nights[i] = visitor.number(this.nights[i]!);
  }
}
