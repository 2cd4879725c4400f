/**
 * The life of one trust in the programme, as its own process. Read it from top to bottom: it is on the plan; it waits
 * for its contract and its release and out any hold, prepares with experts from the pool and meets the gate, until the
 * gate lets it through; it goes live; its first weeks on the new system are disrupted; if its board raises the alarm, a
 * recovery programme begins, is reviewed, extended, confirmed; then it is stable, and later releases are taken one by one.
 */
import { advance, Interrupted, type Process, seize, until } from '../../kernel/process.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import { goLive, meetDefects, upgrade } from './go-live.js';
import { POOL_QUEUE } from './roles.js';
import { STABLE_WEEKS } from './weekly-look.js';

export function* lifecycle(trust: Trust, world: World): Process {
  trust.enter('planned', trust.known ? 'its go-live is on record' : 'on the plan');
  try {
    if (trust.known) yield until(trust.known.day);
    else yield* fromPlanToGoLive(trust, world);
  } catch (stopped) {
    if (!(stopped instanceof Interrupted && trust.phase === 'withdrawn')) throw stopped;
  }
  if (trust.phase === 'withdrawn') return;

  goLive(trust, world);
  const counted = () => `${trust.defects.open} severe defects open`;
  if (trust.known !== null && trust.known.day < 0) {
    beforeTheStart(trust, world);
    if (trust.known.phase !== 'stable') yield* unsettled(trust, world, `went live before the start, ${counted()}`);
    else trust.enter('stable', 'went live before the start');
  } else yield* unsettled(trust, world, `first day on the new system, ${counted()}`);
  for (let had = 0; ; had++) {
    const later = world.programme.releases.upgradeAfter(trust.goLiveDay, had);
    if (later === null) return;
    yield until(later.day);
    upgrade(trust, world, later.taken);
    yield* unsettled(trust, world, `takes release ${later.taken.id}, ${counted()}`, 'upgrading');
  }
}

/** From a first day on a new system, or a new release, until it is stable. */
function* unsettled(
  trust: Trust,
  world: World,
  reason: string,
  phase: 'disrupted' | 'upgrading' = 'disrupted',
): Process {
  trust.enter(phase, reason);
  world.beginSupport(trust);
  world.beginWeeklyLooks(trust);
  if (trust.known?.phase === 'recovery' && trust.known.day < 0 && phase === 'disrupted') {
    world.beginTrouble(trust);
    yield* recovery(trust, world);
  }
  while ((yield until(world.news(trust))) === 'alarm') {
    yield* approval(trust, world);
    yield* recovery(trust, world);
  }
  world.endTrouble(trust);
  trust.enter('stable', `few severe defects open for ${STABLE_WEEKS} weeks`);
  if (phase === 'disrupted') world.programme.learning.stabilised(world.sim.now);
}

/** What the record says of a trust that was live on day 0. */
function beforeTheStart(trust: Trust, world: World): void {
  const [given] = trust.known!.openSevere;
  if (given !== undefined) trust.defects.set(given[1]);
  else if (trust.known!.phase !== 'stable') meetDefects(trust, world, trust.release, '');
}

function* fromPlanToGoLive(trust: Trust, world: World): Process {
  const { plan, authority } = world.programme;
  trust.withdrawable = true;
  while (world.sim.now < plan.startOf(trust)) yield until(plan.startOf(trust));
  yield* worksUnderContract(trust, world);
  const preparation = { daysLeft: trust.preparationDays + trust.slipDays, reviews: 0 };
  do {
    while (authority.holds(trust)) {
      yield* waitForGreenLight(trust, world);
      if (trust.phase === 'withdrawn') return;
      yield* reEngage(trust, world, preparation);
    }
    yield* prepare(trust, world, preparation);
  } while (
    authority.holds(trust) ||
    gateDefers(trust, world, preparation) ||
    !(yield* gathersSupport(trust, world)) ||
    authority.holds(trust)
  );
  trust.withdrawable = false;
}

/** What is left to do before the go-live, in days, and how often the gate has been met. */
interface Preparation {
  daysLeft: number;
  reviews: number;
}

/** Waits until its contract is in force, or near enough for a strategy that works ahead of it. */
function* worksUnderContract(trust: Trust, world: World): Process {
  const { contracts } = world.programme;
  for (;;) {
    const day = contracts.workableFrom(trust, world.sim.now);
    if (day <= world.sim.now) return;
    if (trust.phase === 'planned') trust.enter('planned', 'waits for a contract');
    yield until(day);
  }
}

/** Seizes experts and prepares; a hold interrupts it and frees them. */
function* prepare(trust: Trust, world: World, preparation: Preparation): Process {
  const { pool, plan, releases, contracts } = world.programme;
  const { sim } = world;
  if (trust.phase !== 'deferred') trust.enter('preparing', 'asks for experts and prepares');
  trust.preparing = true;
  let seized = false;
  let began = sim.now;
  try {
    yield seize(pool.experts, pool.preparing, { priority: POOL_QUEUE.preparing });
    seized = true;
    began = sim.now;
    world.beginDelivery(trust);
    const ready = releases.readyFrom(sim.now + preparation.daysLeft);
    yield until(plan.nextOpen(contracts.workableFrom(trust, Math.ceil(ready))));
    preparation.daysLeft = 0;
  } catch (stopped) {
    if (!(stopped instanceof Interrupted) || trust.phase === 'withdrawn') throw stopped;
    if (seized) preparation.daysLeft = Math.max(0, preparation.daysLeft - (sim.now - began));
  } finally {
    trust.preparing = false;
    if (seized) {
      pool.experts.free(pool.preparing);
      world.endDelivery(trust, began);
    }
  }
}

/** True when the gate sends the trust back: it will prepare for the weeks of the deferral. */
function gateDefers(trust: Trust, world: World, preparation: Preparation): boolean {
  const { verdict, reported, threshold, deferralDays, reason } = trust.gate.review(preparation.reviews++);
  const { index, readiness: truth } = trust;
  world.record({ kind: 'gate', day: world.sim.now, trust: index, reported, truth, threshold, verdict });
  if (verdict !== 'defer') return false;
  trust.enter('deferred', reason);
  trust.readiness = trust.gate.improve(trust.readiness);
  preparation.daysLeft = deferralDays;
  return true;
}

/** Waits for the experts of its first weeks; false when a hold came first. */
function* gathersSupport(trust: Trust, world: World): Process<boolean> {
  const { pool, plan } = world.programme;
  trust.preparing = true;
  try {
    yield seize(pool.experts, pool.goLive, { priority: POOL_QUEUE.goLive });
    trust.support = pool.goLive;
    const open = plan.nextOpen(world.sim.now);
    if (open > world.sim.now) yield until(open);
    return true;
  } catch (stopped) {
    if (trust.support > 0) pool.experts.free(trust.support);
    trust.support = 0;
    if (!(stopped instanceof Interrupted) || trust.phase === 'withdrawn') throw stopped;
    return false;
  } finally {
    trust.preparing = false;
  }
}

function* waitForGreenLight(trust: Trust, world: World): Process {
  const { authority } = world.programme;
  const since = world.sim.now;
  trust.enter('held', 'the programme is on hold');
  world.spend(trust, 'hold', authority.gbpPerDay(trust));
  try {
    yield until(authority.greenLight);
  } finally {
    world.spend(trust, 'hold', 0);
  }
  trust.readiness = authority.decay(trust, trust.readiness, world.sim.now - since);
}

/** After the green light: a trust with a new date waits for its turn and has prepared again by then. */
function* reEngage(trust: Trust, world: World, preparation: Preparation): Process {
  const { plan } = world.programme;
  const { sim } = world;
  trust.enter('re_engaging', 'green light: the programme starts again');
  if (!plan.moved(trust)) return;
  while (sim.now < plan.startOf(trust)) yield until(plan.startOf(trust));
  preparation.daysLeft = Math.max(0, plan.goLiveOf(trust) - sim.now);
}

/** The trust asks for help; it comes after the approval lag, or at once when the programme is on hold. */
function* approval(trust: Trust, world: World): Process {
  const { authority } = world.programme;
  world.beginTrouble(trust);
  for (let lag = trust.board.approvalDays(); lag > 0 && !authority.holding; lag--) yield advance(1);
}

/** Ninety days on site, a review, extensions while it fails, and weeks that confirm it. */
function* recovery(trust: Trust, world: World): Process {
  const { pool } = world.programme;
  const plan = trust.board.recovery;
  yield seize(pool.experts, pool.recovery, { priority: POOL_QUEUE.recovery });
  trust.enter('recovery', `recovery programme of ${plan.days} days begins, ${trust.defects.open} severe defects open`);
  trust.defects.fixAt(plan.fixesPerWeek);
  world.spend(trust, 'recovery', plan.gbpPerDayInProgramme);
  yield advance(plan.days);
  while (!reviewSucceeds(trust, world)) yield advance(plan.extensionDays);
  pool.experts.free(pool.recovery);
  trust.defects.fixAt(trust.build.fixesPerWeek);
  yield advance(plan.confirmationDays);
}

/** The review hears what the trust reports; what is open may be more. */
function reviewSucceeds(trust: Trust, world: World): boolean {
  const { open } = trust.defects;
  const plan = trust.board.recovery;
  const reported = plan.reported(open, trust.reviews++);
  const succeeded = reported <= plan.reviewDefects;
  world.record({ kind: 'review', day: world.sim.now, trust: trust.index, open, reported, succeeded });
  return succeeded;
}
