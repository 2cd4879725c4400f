/**
 * Starts the processes of the programme in a world, once mechanisms have filled its roles: each trust's lifecycle, what
 * is on record of it, the authority and the staffing of the pool.
 */
import { type Process, until } from '../../kernel/process.js';
import type { Future } from '../future.js';
import { PRIORITY } from '../priorities.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import { authorityAtWork } from './hold/authority.js';
import { recordedHold } from './hold/recorded-hold.js';
import { lifecycle } from './lifecycle.js';

export function startProgramme(world: World, future: Future): void {
  const { programme, strategy } = world;
  const { hold, openSevere } = strategy.record;
  if (hold) programme.authority = recordedHold(world, programme.authority, hold);
  for (const trust of world.inOrder) planDelivery(trust, world, future);
  // Whoever was at work before the start has its experts before others ask.
  const begun = (trust: Trust) => (trust.goLiveOnRecord?.day ?? programme.plan.startOf(trust)) < 0;
  for (const trust of [...world.inOrder.filter(begun), ...world.inOrder.filter((trust) => !begun(trust))]) {
    trust.lifecycle = world.spawn(lifecycle(trust, world), PRIORITY.lifecycle, trust, 'lifecycle');
    for (const [day, open] of [...(trust.goLiveOnRecord?.openSevere ?? []), ...openSevere[trust.index]!]) {
      if (day > 0) world.spawn(recordedCount(trust, day, open), PRIORITY.defect, trust, 'record');
    }
  }
  world.spawnForAll(authorityAtWork(world), PRIORITY.authority, 'authority');
  const { work } = programme.authority;
  if (work) world.spawnForAll(work(), PRIORITY.authority, 'hold on record');
  const { staffing } = programme.pool;
  if (staffing) world.spawnForAll(staffing(), PRIORITY.pool, 'delivery pool');
}

/** How long the trust will prepare with its build, and what a day of it costs; days before the start are not counted. */
function planDelivery(trust: Trust, { programme }: World, future: Future): void {
  const { numbers } = future.trusts[trust.index]!;
  const { preparationMultiplier, costMultiplier } = trust.build;
  trust.preparationDays = Math.round(7 * numbers['preparation.weeks'] * preparationMultiplier);
  const gbp = (numbers['delivery.price_gbp'] + numbers['delivery.programme_gbp']) * costMultiplier;
  const planned = programme.plan.goLiveOf(trust) - programme.plan.startOf(trust);
  const days = Number.isFinite(planned) ? Math.max(planned, trust.preparationDays) : trust.preparationDays;
  trust.deliveryGbpPerDay = gbp / Math.max(1, days);
}

/** The record's count of severe defects on a day. */
function* recordedCount(trust: Trust, day: number, open: number): Process {
  yield until(day);
  if (trust.live) trust.defects.set(open);
}
