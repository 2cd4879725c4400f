/**
 * The life of one trust in the programme, as its own process. Read it from top to bottom: it is on the plan; it prepares,
 * through holds and gate reviews, until it may go live, while its pass of the gate is good; it goes live; its first weeks on the new system are disrupted; if
 * its board raises the alarm, there is a recovery programme; then it is stable, and takes later releases one by one.
 */
import { Interrupted, type Process, until } from '../../kernel/process.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import { goLive, meetDefects, upgrade } from './go-live.js';
import { reEngage, waitForGreenLight } from './hold/on-hold.js';
import {
  freeSupport,
  gateDefers,
  gathersSupport,
  lapsedPassDefers,
  prepare,
  toPrepare,
  worksUnderContract,
} from './preparation.js';
import { beginSupport } from './support.js';
import { approval, beginTrouble, endTrouble, recovery } from './trouble/recovery.js';
import { STABLE_WEEKS } from './trouble/stable.js';
import { beginWeeklyLooks } from './trouble/weekly-look.js';
import { gathersForUpgrade } from './upgrade.js';

export function* lifecycle(trust: Trust, world: World): Process {
  trust.enter('planned', trust.goLiveOnRecord ? 'its go-live is on record' : 'on the plan');
  try {
    if (trust.goLiveOnRecord) yield until(trust.goLiveOnRecord.day);
    else yield* fromPlanToGoLive(trust, world);
  } catch (stopped) {
    if (!(stopped instanceof Interrupted && trust.phase === 'withdrawn')) throw stopped;
  }
  if (trust.phase === 'withdrawn') return;

  yield* unlessOver(world);
  goLive(trust, world);
  yield* fromGoLiveToStable(trust, world);

  for (let had = 0; ; had++) {
    const later = world.programme.releasesOf(trust.buildId).upgradeAfter(trust, had);
    if (later === null) return;
    yield until(later.day);
    yield* gathersForUpgrade(trust, world, later.taken);
    yield* unlessOver(world);
    upgrade(trust, world, later.taken);
    yield* untilStable(trust, world, 'upgrading', `takes release ${later.taken.id}, ${openDefects(trust)}`);
  }
}

/** It waits for its date, its contract and out any hold, and prepares until the gate lets it through. */
function* fromPlanToGoLive(trust: Trust, world: World): Process {
  const { plan, authority } = world.programme;
  trust.withdrawable = true;
  while (world.sim.now < plan.startOf(trust)) yield until(plan.startOf(trust));
  yield* worksUnderContract(trust, world);
  const preparation = toPrepare(trust, world);
  for (;;) {
    while (authority.holds(trust)) {
      yield* waitForGreenLight(trust, world);
      if (trust.phase === 'withdrawn') return;
      yield* reEngage(trust, world, preparation);
    }
    yield* prepare(trust, world, preparation);
    if (authority.holds(trust) || gateDefers(trust, world, preparation)) continue;
    if (!(yield* gathersSupport(trust, world))) continue;
    if (!authority.holds(trust) && !lapsedPassDefers(trust, world, preparation)) break;
    freeSupport(trust, world);
  }
  trust.withdrawable = false;
}

/** Its first weeks on the new system; of a trust that was live on day 0, what the record says of it. */
function* fromGoLiveToStable(trust: Trust, world: World): Process {
  const recorded = trust.goLiveOnRecord;
  if (recorded === null || recorded.day >= 0) {
    yield* untilStable(trust, world, 'disrupted', `first day on ${buildOf(trust, world)}, ${openDefects(trust)}`);
    return;
  }
  const [count] = recorded.openSevere;
  if (count !== undefined) trust.defects.set(count[1]);
  else if (recorded.phase !== 'stable') meetDefects(trust, world, trust.release, '');
  if (recorded.phase === 'stable') trust.enter('stable', 'went live before the start');
  else yield* untilStable(trust, world, 'disrupted', `went live before the start, ${openDefects(trust)}`);
}

/** From a first day on a new system, or on a later release of it, until the trust is stable. */
function* untilStable(trust: Trust, world: World, phase: 'disrupted' | 'upgrading', reason: string): Process {
  trust.enter(phase, reason);
  beginSupport(trust, world);
  beginWeeklyLooks(trust, world);
  if (phase === 'disrupted' && recoversOnDay0(trust)) {
    beginTrouble(trust, world);
    yield* recovery(trust, world);
  }
  while ((yield until(trust.findings)) === 'alarm') {
    beginTrouble(trust, world);
    if ((yield* approval(trust)) && !world.isOver) yield* recovery(trust, world);
  }
  endTrouble(trust, world);
  trust.enter('stable', `few severe defects open for ${STABLE_WEEKS} weeks`);
  if (phase === 'disrupted') world.programme.learning.stabilised(world.sim.now);
}

/** After the last day nobody goes live or takes a release: it is left as it is. */
function* unlessOver({ isOver }: World): Process {
  if (isOver) yield until(Number.POSITIVE_INFINITY);
}

/** True of a trust that the record has in recovery on day 0. */
function recoversOnDay0({ goLiveOnRecord: recorded }: Trust): boolean {
  return recorded !== null && recorded.day < 0 && recorded.phase === 'recovery';
}

function openDefects(trust: Trust): string {
  const { open, again } = trust.defects;
  return `${open} severe defects open${again === 0 ? '' : `, of which ${again} ${again === 1 ? 'was' : 'were'} supposedly fixed before`}`;
}

/** What it goes live with, in words. */
function buildOf(trust: Trust, { settings }: World): string {
  return settings.builds.find(({ id }) => id === trust.buildId)?.label ?? 'the new system';
}
