/**
 * What a live trust's board does every week, on days go-live + 7k: counts the weeks with few severe defects open, and
 * announces to the trust's lifecycle when it is stable or in trouble. There is one alarm; from it on the trust is in trouble until it
 * is stable. All count from the first day; while clinics are still to move, no trust is stable.
 */
import { advance, type Process } from '../../../kernel/process.js';
import { PRIORITY } from '../../priorities.js';
import type { Trust } from '../../trust.js';
import type { World } from '../../world.js';
import { STABLE_DEFECTS, STABLE_WEEKS } from './stable.js';

/** The board looks every week, from the go-live or upgrade of today. */
export function beginWeeklyLooks(trust: Trust, world: World): void {
  world.spawn(weeklyLook(trust, world), PRIORITY.monitor, trust, 'board');
}

function* weeklyLook(trust: Trust, world: World): Process {
  const since = trust.changedDay;
  trust.stableWeeks = 0;
  for (;;) {
    yield advance(7);
    if (trust.phase === 'stable' || trust.changedDay !== since) return;
    const whole = trust.stepsTaken(world.sim.now) === trust.steps;
    trust.stableWeeks = whole && trust.defects.open <= STABLE_DEFECTS ? trust.stableWeeks + 1 : 0;
    if (trust.stableWeeks >= STABLE_WEEKS) trust.findings.fire('stable');
    else if (!trust.inTrouble) {
      const alarm = trust.board.alarm(world.sim.now);
      if (alarm === '') continue;
      world.record({ kind: 'alarm', day: world.sim.now, trust: trust.index, reason: alarm });
      trust.onTrouble(world.sim.now);
      trust.findings.fire('alarm');
    }
  }
}
