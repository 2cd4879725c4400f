/**
 * The sessions of every trust: each day at noon mechanisms set the effects on its lists, and its care records them.
 * This is the loop that every day of every trust goes through: it allocates nothing.
 */
import type { Simulator } from '../kernel/simulator.js';
import type { TrustCare } from './care/trust-care.js';
import type { DailyEffects } from './mechanisms/at-work.js';
import { EVENT, PRIORITY } from './priorities.js';
import { NOON, type Trust } from './trust.js';

/** What the sessions of every trust need. */
export interface Sessions {
  readonly sim: Simulator;
  /** Horizon, days. */
  readonly days: number;
  /** By trust, as the two that follow. */
  readonly trusts: readonly Trust[];
  readonly care: readonly TrustCare[];
  readonly effects: readonly DailyEffects[];
}

/** Calls the first sessions of every trust that has patients. */
export function startSessions(sessions: Sessions): void {
  const { sim, trusts, care } = sessions;
  // Bound, not a closure: what the compiler makes of a closure is lost with it, after each strategy.
  sim.on(EVENT.session, holdSessions.bind(undefined, sessions));
  for (const { index } of trusts) {
    if (care[index]!.effects.length > 0) sim.schedule(NOON, PRIORITY.session, EVENT.session, index);
  }
}

/** Records the effects of a day on the lists of a trust, and schedules the next day. */
function holdSessions({ sim, days, trusts, care, effects }: Sessions, index: number): void {
  const day = Math.floor(sim.now);
  const trust = trusts[index]!;
  const { before, live } = effects[index]!;
  const own = trust.live ? live : before;
  const ownCare = care[index]!;
  for (const fx of ownCare.effects) {
    fx.reset();
    for (const { changes, numbers, state } of own) changes(numbers, trust, day, fx, state);
  }
  ownCare.record(day);
  if (day + 1 < days) sim.schedule(day + 1 + NOON, PRIORITY.session, EVENT.session, index);
}
