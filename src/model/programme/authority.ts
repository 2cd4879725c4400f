/**
 * The programme authority. It meets on the first Monday of a month: with enough trusts in trouble, or one in trouble
 * and a serious incident there, it may hold every go-live. Every Monday of a hold it asks whether the trust that was
 * worst off has recovered; then it gives the green light.
 */
import { advance, type Process } from '../../kernel/process.js';
import { Signal } from '../../kernel/signal.js';
import { expm1 } from '../../stats/dmath.js';
import { WORLD } from '../draws.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import type { Authority } from './roles.js';

export interface HoldNumbers {
  readonly triggerTrusts: number;
  readonly incidentsPerWeek: number;
  readonly decidesProbability: number;
  readonly liftDefects: number;
  readonly liftStableWeeks: number;
  /** Of one trust: share of readiness lost in a day on hold, and what waiting costs. */
  readonly decayPerDay: number;
  /** True: only trusts that would take the release of the index trust are held. */
  readonly sameReleaseOnly: boolean;
  readonly gbpPerDay: number;
}

export function holdingAuthority(world: World, n: HoldNumbers): Authority {
  const { sim, calendar } = world;
  let index: Trust | null = null;
  let meetings = 0;
  let weeks = 0;
  const struck = new Set<Trust>(); // trusts in trouble that had a serious incident

  const authority = {
    holding: false,
    greenLight: new Signal<void>('green light'),
    holds: (trust: Trust) => authority.holding && !trust.live && within(trust),
    gbpPerDay: () => n.gbpPerDay,
    decay: (_trust: Trust, readiness: number, days: number) => readiness * Math.max(0, 1 - n.decayPerDay * days),
    *work(): Process {
      while (sim.now < world.settings.days) {
        const today = sim.now;
        const weekday = calendar.weekday[today]!;
        if (weekday === 0) {
          incidents();
          if (authority.holding) considerGreenLight(today);
          else if (calendar.dayOfMonth[today]! <= 7) meet(today);
        }
        yield advance(7 - weekday);
      }
    },
  };
  return authority;

  /** Whether a hold reaches this trust. */
  function within(trust: Trust): boolean {
    if (!n.sameReleaseOnly || index === null) return true;
    const { plan, releasesOf } = world.programme;
    const releases = releasesOf(trust.buildId);
    const planned = Math.max(sim.now, plan.goLiveOf(trust));
    return Number.isFinite(planned) && releases.takenOn(releases.readyFrom(planned)).id === index.release.id;
  }

  /** A serious incident can strike a trust in trouble in any week. */
  function incidents(): void {
    weeks++;
    for (const trust of world.inOrder) {
      if (!trust.inTrouble) struck.delete(trust);
      else if (world.draws.uniform(trust.id, 'serious incident', weeks) < -expm1(-n.incidentsPerWeek))
        struck.add(trust);
    }
  }

  function meet(today: number): void {
    meetings++;
    const troubled = world.inOrder.filter((trust) => trust.inTrouble);
    const enough = troubled.length >= n.triggerTrusts;
    if (!enough && struck.size === 0) return;
    if (world.draws.uniform(WORLD, 'hold decided', meetings) >= n.decidesProbability) return;
    index = troubled.reduce((worst, trust) => (trust.defects.open > worst.defects.open ? trust : worst));
    const why = enough ? `${troubled.length} trusts in trouble` : 'a serious incident';
    world.record({ kind: 'hold_begins', day: today, trust: index.index, reason: `${why}, ${index.id} the worst off` });
    authority.holding = true;
    for (const trust of world.inOrder) if (within(trust)) trust.interruptPreparation();
  }

  function considerGreenLight(today: number): void {
    if (index === null || index.defects.open > n.liftDefects || index.stableWeeks < n.liftStableWeeks) return;
    authority.holding = false;
    world.record({ kind: 'green_light', day: today, trust: index.index });
    world.programme.restart.begin();
    authority.greenLight.fire();
  }
}
