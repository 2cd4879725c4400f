/**
 * One restart for the whole programme after a green light. Trusts that were held withdraw or queue in the order of the
 * plan: the first goes live some months on, the next ones a long gap apart, later ones a short gap. Trusts that were not
 * due yet keep their date, unless the queue pushes it.
 */
import type { World } from '../../world.js';
import type { Restart } from '../roles.js';

export interface RestartNumbers {
  /** From the green light to the first go-live. */
  readonly restartDays: number;
  readonly firstGoLives: number;
  readonly firstGapDays: number;
  readonly laterGapDays: number;
  readonly withdrawalProbability: number;
  /** Added to it for each trust that has been in trouble and each earlier hold. */
  readonly reputation: number;
}

export function queuedRestart(world: World, n: RestartNumbers): Restart {
  const { sim, programme, draws } = world;
  let restarts = 0;
  return {
    begin(reached) {
      let slot = sim.now + n.restartDays;
      let queued = 0;
      const ofPlan = (trust: number) => world.trusts[trust]!.goLiveDay >= 0;
      const alarmed = new Set(
        world.facts.flatMap(({ kind, trust }) => (kind === 'alarm' && ofPlan(trust) ? [trust] : [])),
      );
      const failures = alarmed.size + restarts;
      const withdrawal = n.withdrawalProbability + n.reputation * failures;
      for (const trust of world.inOrder) {
        if (trust.live || trust.goLiveOnRecord !== null || trust.phase === 'withdrawn') continue;
        if (!reached(trust)) continue;
        if (!Number.isFinite(programme.plan.goLiveOf(trust))) continue;
        if (trust.phase === 'held' && draws.uniform(trust.id, 'withdraws', restarts) < withdrawal) {
          trust.withdraw('withdrew from the programme after the hold');
          continue;
        }
        slot = Math.max(slot, trust.phase === 'held' ? slot : programme.plan.goLiveOf(trust));
        programme.plan.move(trust, slot);
        queued++;
        slot += queued < n.firstGoLives ? n.firstGapDays : n.laterGapDays;
      }
      restarts++;
    },
  };
}
