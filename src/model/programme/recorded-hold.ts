/** A hold that the record fixes: it begins and ends on its days, whatever the authority would have decided. */
import { type Process, until } from '../../kernel/process.js';
import { Signal } from '../../kernel/signal.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import type { Authority } from './roles.js';

/** @param usual the authority that there would be: what waiting costs is as under it */
export function recordedHold(
  world: World,
  usual: Authority,
  hold: { readonly beginsDay: number; readonly greenLightDay: number | null },
): Authority {
  const { sim } = world;
  const authority = {
    holding: false,
    greenLight: new Signal<void>('green light'),
    holds: (trust: Trust) => authority.holding && !trust.live,
    gbpPerDay: usual.gbpPerDay,
    decay: usual.decay,
    *work(): Process {
      yield until(hold.beginsDay);
      const worst = world.inOrder.reduce((a, b) => (b.defects.open > a.defects.open ? b : a));
      authority.holding = true;
      world.record({ kind: 'hold_begins', day: sim.now, trust: worst.index, reason: 'on record' });
      for (const trust of world.inOrder) trust.interruptPreparation();
      if (hold.greenLightDay === null) return;
      yield until(hold.greenLightDay);
      authority.holding = false;
      world.record({ kind: 'green_light', day: sim.now, trust: worst.index });
      world.programme.restart.begin();
      authority.greenLight.fire();
    },
  };
  return authority;
}
