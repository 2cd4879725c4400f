/**
 * A live trust asks for a later release: it waits out holds and the weeks in which nobody goes live, and for its experts,
 * before the first day on it (go-live.ts). Apart from preparation because a trust that works goes on as it is meanwhile.
 */
import { type Process, seize, until } from '../../kernel/process.js';
import type { UpgradeWait } from '../facts.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import type { TakenRelease } from './releases.js';
import { POOL_QUEUE } from './roles.js';

/** Returns on the day on which the trust can take the release, its experts in hand. */
export function* gathersForUpgrade(trust: Trust, world: World, { id: release }: TakenRelease): Process {
  const { sim, programme } = world;
  const { authority, plan, pool } = programme;
  let last: UpgradeWait | null = null;
  const waitsFor = (reason: UpgradeWait): void => {
    if (reason !== last) world.record({ kind: 'upgrade_waits', day: sim.now, trust: trust.index, release, reason });
    last = reason;
  };
  for (;;) {
    for (let open = plan.nextOpen(sim.now); authority.holding || open > sim.now; open = plan.nextOpen(sim.now)) {
      waitsFor(authority.holding ? 'green light' : 'open week');
      if (authority.holding) yield until(authority.greenLight);
      else yield until(open);
    }
    if (pool.experts.wouldWait(pool.goLive, POOL_QUEUE.goLive)) waitsFor('experts');
    yield seize(pool.experts, pool.goLive, { priority: POOL_QUEUE.goLive });
    if (!authority.holding && plan.nextOpen(sim.now) === sim.now) break;
    pool.experts.free(pool.goLive);
  }
  trust.support = pool.goLive;
}
