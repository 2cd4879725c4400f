/**
 * The programme authority at its meetings, on the first Monday of a month: it counts the trusts in trouble and looks at
 * them, and from then on help comes to them without a wait for approval. What it may do beside, to hold every go-live,
 * is apart (decided-hold.ts, recorded-hold.ts): it meets and looks where nobody may hold too.
 */
import { advance, type Process } from '../../../kernel/process.js';
import type { Trust } from '../../trust.js';
import type { World } from '../../world.js';

/** The authority at work, from day 0 to the end. */
export function* authorityAtWork(world: World): Process {
  const { sim, calendar, settings, programme } = world;
  let week = 0;
  let meeting = 0;
  while (sim.now < settings.days) {
    const weekday = calendar.weekday[sim.now]!;
    if (weekday === 0) {
      const meets = calendar.dayOfMonth[sim.now]! <= 7;
      const troubled = meets ? countedBy(world) : [];
      for (const trust of troubled) lookAt(trust, world);
      week++;
      programme.authority.onMonday(week, meets ? { ordinal: ++meeting, troubled } : null);
    }
    yield advance(7 - weekday);
  }
}

/** The authority looks at a trust from today on. */
export function lookAt(trust: Trust, world: World): void {
  if (trust.lookedAt) return;
  trust.lookedAt = true;
  world.record({ kind: 'looked_at', day: world.sim.now, trust: trust.index, open: trust.defects.open });
}

/** Trusts whose alarm no review has answered yet and that have more severe defects open than the lift rule allows. */
function countedBy({ inOrder, programme }: World): Trust[] {
  const { liftDefects } = programme.authority;
  return inOrder.filter(({ unanswered, defects }) => unanswered && defects.open > liftDefects);
}
