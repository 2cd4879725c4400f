/** The experts of a go-live: all of them for its first weeks, then a few until the trust is stable. */
import { advance, type Process, seize } from '../../kernel/process.js';
import { PRIORITY } from '../priorities.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import { POOL_QUEUE } from './roles.js';

/** The experts of the go-live or upgrade of today begin to support the trust. */
export function beginSupport(trust: Trust, world: World): void {
  const waited = trust.support > 0;
  trust.support = 0;
  world.spawn(support(trust, world, waited), PRIORITY.lifecycle, trust, 'support');
}

/** @param waited whether the go-live waited for its experts, and has them; one on record, or an upgrade, did not */
function* support(trust: Trust, world: World, waited: boolean): Process {
  const { experts, goLive, goLiveDays, support: few } = world.programme.pool;
  const since = trust.changedDay;
  if (!waited) yield seize(experts, goLive, { priority: POOL_QUEUE.goLive });
  yield advance(goLiveDays);
  if (goLive > few) experts.free(goLive - few);
  while (trust.phase !== 'stable' && trust.changedDay === since) yield advance(7);
  if (few > 0) experts.free(few);
}
