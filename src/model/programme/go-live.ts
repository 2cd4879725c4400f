/**
 * The first day on a new system, or on a later release of it: the defects the trust meets are drawn, and the fixing of
 * them begins. How many there are is a negative binomial (P6), cut off where
 * testing stops a go-live; how many of them are shared with the other trusts of the
 * build is a binomial; those already fixed for everybody are struck off and not replaced.
 */
import { binomialQuantile } from '../../kernel/distributions/binomial.js';
import { negativeBinomialQuantile } from '../../kernel/distributions/negative-binomial.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import type { TakenRelease } from './releases.js';

export function goLive(trust: Trust, world: World): void {
  const { releases } = world.programme;
  const today = world.sim.now;
  trust.live = true;
  trust.goLiveDay = trust.goLiveOnRecord === null ? today : Math.min(today, trust.goLiveOnRecord.day);
  trust.changedDay = trust.goLiveDay;
  trust.release = trust.goLiveOnRecord?.release
    ? releases.named(trust.goLiveOnRecord.release)
    : releases.takenOn(trust.goLiveDay);
  trust.defects.fixAt(trust.build.fixesPerWeek);
  if (trust.goLiveDay >= today) meetDefects(trust, world, trust.release, '');
  world.record({ kind: 'go_live', day: trust.goLiveDay, trust: trust.index, defects: trust.defects.open });
  trust.wentLive.fire();
}

/** A live trust takes a later release: new defects, and a second, smaller dip. */
export function upgrade(trust: Trust, world: World, taken: TakenRelease): void {
  const today = world.sim.now;
  trust.upgradeDay = today;
  trust.changedDay = today;
  trust.upgradeScope = taken.scope;
  const before = trust.defects.open;
  meetDefects(trust, world, taken, `${taken.id}: `);
  world.record({
    kind: 'upgrade',
    day: today,
    trust: trust.index,
    release: taken.id,
    defects: trust.defects.open - before,
  });
}

/** @param list names the build's list of shared defects, and keys the draws */
export function meetDefects(trust: Trust, world: World, { scope }: TakenRelease, list: string): void {
  const { draws, sim } = world;
  const expected = trust.defectsMet(scope, world.programme.learning.factor(sim.now));
  if (expected === null) return;
  const uniform = draws.uniform(trust.id, `${list}defects at go-live`);
  const count = Math.min(expected.most, negativeBinomialQuantile(uniform, expected.dispersion, expected.mean));
  const shared = binomialQuantile(draws.uniform(trust.id, `${list}shared defects`), count, trust.build.sharedShare);
  const build = world.programme.defectLists.named(list);
  const met = build.met(trust.id, sim.now, shared, count - shared, trust.gate.rehearsalDetects);
  trust.defects.appear(met, (defect) => build.fixed(defect, sim.now, trust.build.propagation));
}
