/**
 * The first day on a new system, or on a later release of it: the defects the trust meets are drawn, and the fixing of
 * them begins. How many there are is a negative binomial (P6), cut off where testing stops a go-live; how many of them are
 * shared with the other trusts of the build is a binomial; those already fixed for all who take it are struck off and not
 * replaced.
 */
import { binomialQuantile } from '../../kernel/distributions/binomial.js';
import { negativeBinomialQuantile } from '../../kernel/distributions/negative-binomial.js';
import { PRIORITY } from '../priorities.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import { cutover } from './cutover.js';
import type { TakenRelease } from './releases.js';

export function goLive(trust: Trust, world: World): void {
  const releases = world.programme.releasesOf(trust.buildId);
  const today = world.sim.now;
  trust.live = true;
  trust.goLiveDay = trust.goLiveOnRecord === null ? today : Math.min(today, trust.goLiveOnRecord.day);
  trust.movedDay = trust.goLiveDay;
  trust.changedDay = trust.goLiveDay;
  trust.release = trust.goLiveOnRecord?.release
    ? releases.named(trust.goLiveOnRecord.release)
    : releases.takenOn(trust.goLiveDay);
  trust.defects.fixAt(trust.build.fixesPerWeek);
  if (trust.goLiveDay >= today) meetDefects(trust, world, trust.release, '', 0);
  const { open: defects, again } = trust.defects;
  world.record({ kind: 'go_live', day: trust.goLiveDay, trust: trust.index, defects, again });
  world.record({ kind: 'on_system', day: trust.goLiveDay, trust: trust.index, step: 1, steps: trust.steps });
  if (trust.steps > 1) {
    const meet = (step: number) => meetDefects(trust, world, trust.release, '', step);
    world.spawn(cutover(trust, world, meet), PRIORITY.lifecycle, trust, 'cutover');
  }
  trust.wentLive.fire();
}

/** A live trust takes a later release: new defects, and a second, smaller dip. */
export function upgrade(trust: Trust, world: World, taken: TakenRelease): void {
  const today = world.sim.now;
  trust.upgradeDay = today;
  trust.changedDay = today;
  trust.upgradeScope = taken.scope;
  const { open, again } = trust.defects;
  meetDefects(trust, world, taken, `${taken.id}: `);
  world.record({
    kind: 'upgrade',
    day: today,
    trust: trust.index,
    release: taken.id,
    defects: trust.defects.open - open,
    again: trust.defects.again - again,
  });
}

/**
 * @param list names the build's list of shared defects, and keys the draws
 * @param step of the trust's cutover, from 0; of all that there are, each defect is met in one step, dealt out in turn; null: all are met
 */
export function meetDefects(
  trust: Trust,
  world: World,
  { scope }: TakenRelease,
  list: string,
  step: number | null = null,
): void {
  const { draws, sim } = world;
  const expected = trust.defectsMet(scope, world.programme.learning.factor(sim.now));
  if (expected === null) return;
  const uniform = draws.uniform(trust.id, `${list}defects at go-live`);
  const count = Math.min(expected.most, negativeBinomialQuantile(uniform, expected.dispersion, expected.mean));
  const shared = binomialQuantile(draws.uniform(trust.id, `${list}shared defects`), count, trust.build.sharedShare);
  const { propagation, regression } = trust.build;
  const core = world.programme.defectLists.of(trust.buildId, list);
  const met = core.met(trust.id, sim.now, shared, count - shared, trust.gate.rehearsalDetects, regression);
  const ofStep = step === null ? met : met.filter(({ ordinal }) => ordinal % trust.steps === step);
  trust.defects.appear(ofStep, (defect) => core.fixed(defect, sim.now, propagation));
}
