/**
 * The plan as it stands today: planned go-live days, which a restart moves, and the days on which nobody goes live.
 * Preparation starts that much earlier than the go-live, before the start of the scenario too, or when the file says.
 */
import type { StrategySettings } from '../settings.js';
import type { Trust } from '../trust.js';

export class Plan {
  private readonly goLive: (number | null)[];
  private readonly preparingSince: readonly (number | null)[];
  private readonly closed: Uint8Array;
  private readonly horizon: number;
  private readonly restarted = new Set<number>();

  constructor(strategy: StrategySettings, horizon: number) {
    this.goLive = [...strategy.goLiveDay];
    this.preparingSince = strategy.preparingSince;
    this.closed = strategy.closed;
    this.horizon = horizon;
  }

  /** Planned go-live day; infinite if the trust is in no plan. */
  goLiveOf(trust: Trust): number {
    return this.goLive[trust.index] ?? Number.POSITIVE_INFINITY;
  }

  /** Day on which preparation begins; below 0: it has been going on since before the start. */
  startOf(trust: Trust): number {
    const goLive = this.goLiveOf(trust);
    const since = Number.isFinite(goLive) && !this.moved(trust) ? this.preparingSince[trust.index] : null;
    return since ?? goLive - trust.preparationDays;
  }

  /** Moves a planned go-live to another day. */
  move(trust: Trust, day: number): void {
    this.goLive[trust.index] = day;
    this.restarted.add(trust.index);
  }

  /** True once a restart has given the trust a new date. */
  moved(trust: Trust): boolean {
    return this.restarted.has(trust.index);
  }

  /** The first day from this one on which go-lives are allowed; the horizon if there is none. */
  nextOpen(day: number): number {
    let open = day;
    while (open < this.horizon && this.closed[open] === 1) open++;
    return open;
  }
}
