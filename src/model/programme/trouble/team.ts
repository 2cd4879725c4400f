/**
 * The experts on site of a recovery. They begin with those who are free and the others come as they get free, so that
 * recoveries share a small pool in place of waiting for one another: a recovery that waits for a whole team may wait for
 * ever. What they fix is in proportion to how many they are.
 */
import { Interrupted, type Process, type Running, seize } from '../../../kernel/process.js';
import { PRIORITY } from '../../priorities.js';
import type { Trust } from '../../trust.js';
import type { World } from '../../world.js';
import { POOL_QUEUE } from '../roles.js';

/**
 * Parts in which a team comes. The first is the least that a recovery begins with: a fifth of a team is as many as
 * support a go-live (4 of 20, P49), and fewer would bring no more than the trust has had already (grade D).
 */
const PARTS = 5;

/** A team at work. */
export interface Team {
  /** How many of its parts are on site, 1 to PARTS. */
  parts: number;
  /** The others, who come one part after the other. */
  readonly others: Running;
}

/** Waits for the first experts; from then on they fix. */
export function* gatherTeam(trust: Trust, world: World): Process<Team> {
  const { experts } = world.programme.pool;
  const part = partOf(world);
  const free = Math.floor((experts.capacity - experts.inUse) / part);
  const parts = Math.min(PARTS, Math.max(1, free));
  yield seize(experts, parts * part, { priority: POOL_QUEUE.recovery });
  fixTogether(trust, parts);
  const team: { parts: number; others: Running } = {
    parts,
    others: world.spawn(others(), PRIORITY.pool, trust, 'team'),
  };
  return team;

  function* others(): Process {
    try {
      while (team.parts < PARTS) {
        yield seize(experts, part, { priority: POOL_QUEUE.recovery });
        team.parts++;
        fixTogether(trust, team.parts);
      }
    } catch (stopped) {
      if (!(stopped instanceof Interrupted)) throw stopped;
    }
  }
}

/** They leave the site, and nobody else comes. */
export function disband({ parts, others }: Team, trust: Trust, world: World): void {
  others.interrupt('the recovery is over');
  world.programme.pool.experts.free(parts * partOf(world));
  trust.defects.fixAt(trust.build.fixesPerWeek);
}

function partOf({ programme }: World): number {
  return programme.pool.recovery / PARTS;
}

/** A part of a team fixes, beyond what is fixed without one, in proportion. */
function fixTogether(trust: Trust, parts: number): void {
  const without = trust.build.fixesPerWeek;
  const { fixesPerWeek } = trust.board.recovery;
  trust.defects.fixAt(parts === PARTS ? fixesPerWeek : without + (parts / PARTS) * (fixesPerWeek - without));
}
