/**
 * The sessions of every trust: each day at noon mechanisms set the effects on its lists, and its care records them.
 * This is the loop that every day of every trust goes through: it allocates nothing.
 */
import type { Simulator } from '../kernel/simulator.js';
import type { DayEffects } from './care/day-effects.js';
import { MeanEffects } from './care/mean-effects.js';
import type { TrustCare } from './care/trust-care.js';
import type { DailyEffect, DailyEffects } from './mechanisms/at-work.js';
import { EVENT, PRIORITY } from './priorities.js';
import { NOON, type Trust } from './trust.js';

/** What the sessions of every trust need. */
export interface Sessions {
  readonly sim: Simulator;
  /** By trust, as all that follow: the first day without sessions; a later one only once they are called again. */
  readonly until: Int32Array;
  readonly trusts: readonly Trust[];
  readonly care: readonly TrustCare[];
  readonly effects: readonly DailyEffects[];
}

/** Calls the first sessions of every trust that has patients. */
export function startSessions(sessions: Sessions): void {
  const { sim, trusts } = sessions;
  // Bound, not a closure: what the compiler makes of a closure is lost with it, after each strategy.
  sim.on(EVENT.session, holdSessions.bind(undefined, sessions, new MeanEffects()));
  for (const { index } of trusts) callSessions(sessions, index, 0);
}

/** Calls the sessions of a trust from a day on, if it has patients. */
export function callSessions({ sim, care }: Sessions, index: number, day: number): void {
  if (care[index]!.effects.length > 0) sim.post(day + NOON, PRIORITY.session, EVENT.session, index);
}

/** Records the effects of a day on the lists of a trust, and schedules the next day. */
function holdSessions({ sim, until, trusts, care, effects }: Sessions, mean: MeanEffects, index: number): void {
  const day = Math.floor(sim.now);
  if (day >= until[index]!) return; // its sessions were ended meanwhile
  const trust = trusts[index]!;
  const { before, live } = effects[index]!;
  const ownCare = care[index]!;
  for (const fx of ownCare.effects) {
    if (trust.live && trust.steps > 1) stepByStep(trust, day, fx, effects[index]!, mean);
    else lookAt(trust, day, fx, trust.live ? live : before);
  }
  ownCare.record(day);
  if (day + 1 < until[index]!) sim.post(day + 1 + NOON, PRIORITY.session, EVENT.session, index);
}

/** What is different on a day at lists of one kind, at the clinics that the trust is looked at for. */
function lookAt(trust: Trust, day: number, fx: DayEffects, own: readonly DailyEffect[]): void {
  fx.reset();
  for (const { changes, numbers, state } of own) changes(numbers, trust, day, fx, state);
}

/** The same of a trust whose clinics move in steps: the mean over the steps, those to come being as before. */
function stepByStep(
  trust: Trust,
  day: number,
  fx: DayEffects,
  { before, live }: DailyEffects,
  mean: MeanEffects,
): void {
  const taken = trust.stepsTaken(day);
  mean.reset();
  for (let step = 0; step < trust.steps; step++) {
    trust.movedDay = step < taken ? trust.goLiveDay + 7 * step : Number.POSITIVE_INFINITY;
    lookAt(trust, day, fx, step < taken ? live : before);
    mean.add(fx);
  }
  trust.movedDay = trust.goLiveDay;
  mean.into(fx);
}
