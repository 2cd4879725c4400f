/** Uniforms of each calendar day of a trust, used or not, so that the same chance befalls every strategy on the same day. */
import { type DailyWords, dailyWords, type StreamKey } from '../kernel/streams.js';
import { exp, normalQuantile } from '../stats/dmath.js';
import type { World } from './world.js';

export class DailyUniforms {
  private readonly key: StreamKey;
  private readonly days: number;
  private words: DailyWords | null = null;

  /** @param purpose what they decide: keys the stream, with the trust */
  constructor(world: World, trust: string, purpose: string) {
    const { seed, careDays } = world.settings;
    this.key = [seed, world.replication, trust, '', purpose];
    this.days = careDays;
  }

  /** Uniform k of a day, in (0, 1). */
  uniform(day: number, k: number): number {
    this.words ??= dailyWords(this.key, this.days); // most trusts of a counterfactual never ask
    return this.words.uniform(day, k);
  }

  /** A lognormal variate of median 1 from uniform k of a day. */
  lognormal(day: number, k: number, sigma: number): number {
    return exp(sigma * normalQuantile(this.uniform(day, k)));
  }
}
