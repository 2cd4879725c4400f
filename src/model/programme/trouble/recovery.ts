/** A trust in trouble: its request for help is approved, a team on site fixes defects, reviews follow until one succeeds. */
import { advance, type Process } from '../../../kernel/process.js';
import type { Trust } from '../../trust.js';
import type { World } from '../../world.js';
import type { Recovery } from '../trust-roles.js';
import { STABLE_WEEKS } from './stable.js';
import { disband, gatherTeam } from './team.js';

/** From the alarm on, trouble costs money. */
export function beginTrouble(trust: Trust, world: World): void {
  trust.inTrouble = true;
  trust.unanswered = true;
  trust.troubleSince = world.sim.now;
  world.costs.perDay(trust, 'trouble', trust.board.recovery.gbpPerDayInTrouble(trust.defects.open));
}

/** The trust is stable. */
export function endTrouble(trust: Trust, { costs }: World): void {
  trust.inTrouble = false;
  trust.unanswered = false;
  trust.lookedAt = false;
  for (const item of ['trouble', 'recovery'] as const) costs.perDay(trust, item, 0);
}

/** Help comes after the approval lag, or at once when the authority looks; false: the trust is stable without it. */
export function* approval(trust: Trust): Process<boolean> {
  for (let lag = trust.board.approvalDays(); lag > 0 && !trust.lookedAt; lag--) {
    if (trust.stableWeeks >= STABLE_WEEKS) return false;
    yield advance(1);
  }
  return true;
}

/** Ninety days on site with early reviews, the review of its length, extensions while it fails, and weeks that confirm it. */
export function* recovery(trust: Trust, world: World): Process {
  const plan = trust.board.recovery;
  const team = yield* gatherTeam(trust, world);
  trust.enter('recovery', `recovery programme of ${plan.days} days begins, ${trust.defects.open} severe defects open`);
  world.costs.perDay(trust, 'trouble', 0);
  world.costs.perDay(trust, 'recovery', plan.gbpPerDayInProgramme(trust.defects.open));
  for (const { days, early } of reviews(plan)) {
    yield advance(days);
    if (reviewSucceeds(trust, world, early)) break;
  }
  disband(team, trust, world);
  yield advance(plan.confirmationDays);
}

/** Days from one review to the next, the first from the beginning; early ones come before its length is over. */
function* reviews(plan: Recovery): Generator<{ readonly days: number; readonly early: boolean }> {
  let last = 0;
  for (const day of plan.earlyReviewDays) {
    yield { days: day - last, early: true };
    last = day;
  }
  yield { days: plan.days - last, early: false };
  for (;;) yield { days: plan.extensionDays, early: false };
}

/** The review counts what the trust reports; what is open may be more. An early one wants the stable weeks too. */
function reviewSucceeds(trust: Trust, world: World, early: boolean): boolean {
  const { open } = trust.defects;
  const plan = trust.board.recovery;
  const reported = plan.reported(open, trust.reviews++);
  const few = reported <= plan.reviewDefects;
  const succeeded = few && (!early || trust.stableWeeks >= STABLE_WEEKS);
  if (succeeded) trust.unanswered = false;
  world.record({ kind: 'review', day: world.sim.now, trust: trust.index, early, open, reported, succeeded });
  return succeeded;
}
