/** A trust in trouble: its request for help is approved, a team on site fixes defects, reviews follow until one succeeds. */
import { advance, type Process } from '../../kernel/process.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import { STABLE_WEEKS } from './stable.js';
import { disband, gatherTeam } from './team.js';

/** From the alarm on, trouble costs money. */
export function beginTrouble(trust: Trust, world: World): void {
  trust.inTrouble = true;
  trust.unanswered = true;
  trust.troubleSince = world.sim.now;
  world.costs.perDay(trust, 'recovery', trust.board.recovery.gbpPerDayInTrouble);
}

/** The trust is stable. */
export function endTrouble(trust: Trust, { costs }: World): void {
  trust.inTrouble = false;
  trust.unanswered = false;
  trust.lookedAt = false;
  costs.perDay(trust, 'recovery', 0);
}

/** Help comes after the approval lag, or at once when the authority looks; false: the trust is stable without it. */
export function* approval(trust: Trust): Process<boolean> {
  for (let lag = trust.board.approvalDays(); lag > 0 && !trust.lookedAt; lag--) {
    if (trust.stableWeeks >= STABLE_WEEKS) return false;
    yield advance(1);
  }
  return true;
}

/** Ninety days on site, a review, extensions while it fails, and weeks that confirm it. */
export function* recovery(trust: Trust, world: World): Process {
  const plan = trust.board.recovery;
  const team = yield* gatherTeam(trust, world);
  trust.enter('recovery', `recovery programme of ${plan.days} days begins, ${trust.defects.open} severe defects open`);
  world.costs.perDay(trust, 'recovery', plan.gbpPerDayInProgramme);
  yield advance(plan.days);
  while (!reviewSucceeds(trust, world)) yield advance(plan.extensionDays);
  disband(team, trust, world);
  yield advance(plan.confirmationDays);
}

/** The review counts what the trust reports; what is open may be more. */
function reviewSucceeds(trust: Trust, world: World): boolean {
  const { open } = trust.defects;
  const plan = trust.board.recovery;
  const reported = plan.reported(open, trust.reviews++);
  const succeeded = reported <= plan.reviewDefects;
  if (succeeded) trust.unanswered = false;
  world.record({ kind: 'review', day: world.sim.now, trust: trust.index, open, reported, succeeded });
  return succeeded;
}
