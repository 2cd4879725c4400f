/** A hold that the record fixes: it begins and ends on its days, whatever the authority would have decided. */
import { type Process, until } from '../../../kernel/process.js';
import { Signal } from '../../../kernel/signal.js';
import type { Trust } from '../../trust.js';
import type { World } from '../../world.js';
import type { Authority } from '../roles.js';
import { lookAt } from './authority.js';

/** @param usual the authority that there would be: how it counts, and what waiting costs, is as under it */
export function recordedHold(
  world: World,
  usual: Authority,
  hold: { readonly beginsDay: number; readonly greenLightDay: number | null },
): Authority {
  const { sim, inOrder, programme } = world;
  const authority = {
    holding: false,
    greenLight: new Signal<void>('green light'),
    holds: (trust: Trust) => authority.holding && !trust.live,
    gbpPerDay: usual.gbpPerDay,
    decay: usual.decay,
    liftDefects: usual.liftDefects,
    onMonday: () => undefined,
    *work(): Process {
      yield until(hold.beginsDay);
      const index = inOrder.reduce((a, b) => (b.defects.open > a.defects.open ? b : a));
      const held = inOrder.filter((trust) => !trust.live && Number.isFinite(programme.plan.goLiveOf(trust))).length;
      authority.holding = true;
      const fact = { day: sim.now, trust: index.index };
      world.record({ kind: 'hold_begins', ...fact, held, release: null, reason: 'on record' });
      if (index.live) lookAt(index, world);
      for (const trust of inOrder) trust.interruptPreparation();
      if (hold.greenLightDay === null) return;
      yield until(hold.greenLightDay);
      authority.holding = false;
      world.record({ kind: 'green_light', day: sim.now, trust: index.index, recovered: 0, reason: 'on record' });
      programme.restart.begin(() => true);
      authority.greenLight.fire();
    },
  };
  return authority;
}
