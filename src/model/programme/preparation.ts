/**
 * What a trust does before its go-live: it waits for a contract, prepares with experts from the pool, meets the gate and
 * gathers the experts of its first weeks. A hold interrupts it; what it has seized it then gives back.
 */
import { Interrupted, type Process, seize, until } from '../../kernel/process.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import type { Contracts } from './contracts.js';
import { POOL_QUEUE } from './roles.js';

/** What is left to do before the go-live, in days, how often the gate has been met, and until when a pass of it is good. */
export interface Preparation {
  daysLeft: number;
  reviews: number;
  passGoodUntil: number;
  /** Why it begins, in words. */
  reason: string;
}

/**
 * What there is to do on the first day of it: all, less what was done before the start. Who has prepared for longer than
 * it takes still keeps to the planned day.
 */
export function toPrepare(trust: Trust, { programme, sim }: World): Preparation {
  const { plan, contracts } = programme;
  const done = daysDone(trust, plan.startOf(trust), contracts);
  const toDo = trust.preparationDays + trust.slipDays - done;
  const daysLeft = Math.max(0, toDo, plan.goLiveOf(trust) - sim.now);
  const reason = done > 0 ? `has been preparing for ${done} days` : ASKS;
  return { daysLeft, reviews: 0, passGoodUntil: Number.NEGATIVE_INFINITY, reason };
}

const ASKS = 'asks for experts and prepares';

/** Days of preparation before the start: those from its beginning on on which the trust could work. */
function daysDone(trust: Trust, since: number, contracts: Contracts): number {
  let done = 0;
  for (let day = since; day < 0; day++) if (contracts.workableFrom(trust, day) <= day) done++;
  return done;
}

/** Waits until its contract is in force, or near enough for a strategy that works ahead of it. */
export function* worksUnderContract(trust: Trust, world: World): Process {
  const { contracts } = world.programme;
  for (;;) {
    const day = contracts.workableFrom(trust, world.sim.now);
    if (day <= world.sim.now) return;
    if (trust.phase === 'planned') trust.enter('planned', 'waits for a contract');
    yield until(day);
  }
}

/** Seizes experts and prepares; a hold interrupts it and frees them. */
export function* prepare(trust: Trust, world: World, preparation: Preparation): Process {
  const { pool, plan, contracts } = world.programme;
  const { sim, costs } = world;
  if (trust.phase !== 'deferred') trust.enter('preparing', preparation.reason);
  preparation.reason = ASKS;
  trust.preparing = true;
  let seized = false;
  let began = sim.now;
  try {
    yield seize(pool.experts, pool.preparing, { priority: POOL_QUEUE.preparing });
    seized = true;
    began = sim.now;
    costs.perDay(trust, 'delivery', trust.deliveryGbpPerDay);
    const ready = world.programme.releasesOf(trust.buildId).readyFrom(sim.now + preparation.daysLeft);
    yield until(plan.nextOpen(contracts.workableFrom(trust, Math.ceil(ready))));
    preparation.daysLeft = 0;
  } catch (stopped) {
    if (!(stopped instanceof Interrupted) || trust.phase === 'withdrawn') throw stopped;
    if (seized) preparation.daysLeft = Math.max(0, preparation.daysLeft - (sim.now - began));
  } finally {
    trust.preparing = false;
    if (seized) {
      pool.experts.free(pool.preparing);
      endDelivery(trust, world, began);
    }
  }
}

/** Preparation is paid for by the day; what was spent without a contract is at risk. */
function endDelivery(trust: Trust, { costs, programme, sim }: World, began: number): void {
  costs.perDay(trust, 'delivery', 0);
  const { contracts } = programme;
  const days = contracts.daysWithout(trust, began, sim.now);
  costs.since(trust, 'at_risk', began, days * trust.deliveryGbpPerDay * contracts.atRiskShare);
}

/** True when the gate sends the trust back: it will prepare for the weeks of the deferral. */
export function gateDefers(trust: Trust, world: World, preparation: Preparation, again = false): boolean {
  const review = trust.gate.review(preparation.reviews++);
  const { verdict, reported, threshold, deferralDays, goodDays, reason } = review;
  const { index, readiness: truth } = trust;
  world.record({ kind: 'gate', day: world.sim.now, trust: index, reported, truth, threshold, verdict, again });
  preparation.passGoodUntil = world.sim.now + goodDays;
  if (verdict !== 'defer') return false;
  trust.enter('deferred', again ? `its pass is no longer good; ${reason}` : reason);
  trust.readiness = trust.gate.improve(trust.readiness);
  preparation.daysLeft = deferralDays;
  return true;
}

/** The same of a trust that has its experts in hand: where its pass is no longer good, the gate is met once more. */
export function lapsedPassDefers(trust: Trust, world: World, preparation: Preparation): boolean {
  return world.sim.now > preparation.passGoodUntil && gateDefers(trust, world, preparation, true);
}

/** Waits for the experts of its first weeks; false when a hold came first. */
export function* gathersSupport(trust: Trust, world: World): Process<boolean> {
  const { pool, plan } = world.programme;
  trust.preparing = true;
  try {
    yield seize(pool.experts, pool.goLive, { priority: POOL_QUEUE.goLive });
    trust.support = pool.goLive;
    const open = plan.nextOpen(world.sim.now);
    if (open > world.sim.now) yield until(open);
    return true;
  } catch (stopped) {
    freeSupport(trust, world);
    if (!(stopped instanceof Interrupted) || trust.phase === 'withdrawn') throw stopped;
    return false;
  } finally {
    trust.preparing = false;
  }
}

/** Gives back the experts it has gathered, if any. */
export function freeSupport(trust: Trust, { programme }: World): void {
  if (trust.support > 0) programme.pool.experts.free(trust.support);
  trust.support = 0;
}
