/**
 * A stream and a distribution in one, for the many draws of a model's inner loop. Values are computed ahead in blocks:
 * first the uniforms, then their quantiles in one tight loop, which costs about half as much as one at a time; the next
 * value is then an array access. One uniform a value, in the stream's order: the k-th value is the quantile of the k-th
 * uniform of a Stream with the same key. Part of the kernel's general set: the present model draws by day instead, and
 * the queueing systems of test/verification draw from samplers.
 */

import type { Distribution } from './distribution.js';
import { openBlocks, type StreamKey } from './streams.js';

const FIRST_BLOCK = 8;
const LAST_BLOCK = 256;

/** Values of one distribution, from a stream of their own. */
export class Sampler {
  private readonly draw: (block: Float64Array) => void;
  private readonly distribution: Distribution;
  private block: Float64Array = new Float64Array(FIRST_BLOCK);
  private at = FIRST_BLOCK;

  /**
   * @param key           names the stream; errors as for Stream
   * @param distribution  what the values follow
   */
  constructor(key: StreamKey, distribution: Distribution) {
    this.draw = openBlocks(key);
    this.distribution = distribution;
  }

  /** The next value. */
  next(): number {
    if (this.at === this.block.length) this.refill();
    const value = this.block[this.at]!;
    this.at += 1;
    return value;
  }

  private refill(): void {
    if (this.at < LAST_BLOCK) this.block = new Float64Array(2 * this.at);
    const block = this.block;
    this.draw(block);
    const distribution = this.distribution;
    if (distribution.quantiles) distribution.quantiles(block);
    else for (let i = 0; i < block.length; i++) block[i] = distribution.quantile(block[i]!);
    this.at = 0;
  }
}
