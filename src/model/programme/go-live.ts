/**
 * The first day on the new system: the defects the trust meets are drawn, the fixing of them begins at the pace of
 * business as usual, and the trust's board begins to look every week.
 */
import { negativeBinomialQuantile } from '../../kernel/distributions/negative-binomial.js';
import { log } from '../../stats/dmath.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';

export function goLive(trust: Trust, world: World): void {
  const today = world.sim.now;
  trust.live = true;
  trust.goLiveDay = today;
  const luck = world.draws.uniform(trust.id, 'defects at go-live');
  const expected = trust.defectsAtGoLive();
  const count = expected === null ? 0 : negativeBinomialQuantile(luck, expected.dispersion, expected.mean);
  world.record({ kind: 'go_live', day: today, trust: trust.index, defects: count });
  trust.defects.fixAt(trust.build.fixesPerWeek);
  trust.defects.appear(count);
  const weeksToFind = -log(world.draws.uniform(trust.id, 'staff-entry leak found')) / trust.staffEntryFixesPerWeek;
  trust.staffEntryFixedDay = today + 7 * weeksToFind;
  trust.wentLive.fire();
  world.beginWeeklyLooks(trust);
}
