/** Patients together, by when their clocks started (a day, or a week): neighbours of one are counted together. */
import { widened } from '../../../kernel/widened.js';
import type { StateVisitor } from '../snapshot.js';

export class Group {
  clocks = new Int32Array(8);
  counts = new Int32Array(8);
  length = 0;

  add(clock: number, count: number): void {
    const last = this.length - 1;
    if (last >= 0 && this.clocks[last] === clock) {
      this.counts[last]! += count;
      return;
    }
    if (this.length === this.clocks.length) this.grow();
    this.clocks[this.length] = clock;
    this.counts[this.length++] = count;
  }

  visitState(visitor: StateVisitor): void {
    const length = visitor.number(this.length);
    while (this.clocks.length < length) this.grow();
    this.length = length;
    for (let i = 0; i < length; i++) {
      this.clocks[i] = visitor.number(this.clocks[i]!);
      this.counts[i] = visitor.number(this.counts[i]!);
    }
  }

  private grow(): void {
    const { length } = this.clocks;
    this.clocks = widened(this.clocks, new Int32Array(2 * length));
    this.counts = widened(this.counts, new Int32Array(2 * length));
  }
}
