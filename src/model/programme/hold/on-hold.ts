/** A trust while the programme is on hold: it waits for the green light, and then takes up its preparation again. */
import { type Process, until } from '../../../kernel/process.js';
import type { Trust } from '../../trust.js';
import type { World } from '../../world.js';
import type { Preparation } from '../preparation.js';

/** Waiting costs money and readiness. */
export function* waitForGreenLight(trust: Trust, { sim, costs, programme }: World): Process {
  const { authority } = programme;
  const since = sim.now;
  trust.enter('held', 'the programme is on hold');
  costs.perDay(trust, 'hold', authority.gbpPerDay(trust));
  try {
    yield until(authority.greenLight);
  } finally {
    costs.perDay(trust, 'hold', 0);
  }
  trust.readiness = authority.decay(trust, trust.readiness, sim.now - since);
}

/** After the green light: a trust with a new date waits for it and has prepared again by then. */
export function* reEngage(trust: Trust, { sim, programme }: World, preparation: Preparation): Process {
  const { plan } = programme;
  trust.enter('re_engaging', 'green light: the programme starts again');
  if (!plan.moved(trust)) return;
  while (sim.now < plan.startOf(trust)) yield until(plan.startOf(trust));
  preparation.daysLeft = Math.max(0, plan.goLiveOf(trust) - sim.now);
}
