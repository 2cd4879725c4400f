/**
 * A cutover in steps: after the first clinics of a trust the others follow in equal weekly steps. Each step meets its
 * part of the severe defects, as fixed or not by its day. Apart from the go-live, which is its first step.
 */
import { advance, type Process } from '../../kernel/process.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';

/** @param meet the trust meets the severe defects of a step, from 0 */
export function* cutover(trust: Trust, world: World, meet: (step: number) => void): Process {
  const { steps, index } = trust;
  for (let step = 1; step < steps; step++) {
    yield advance(7);
    meet(step);
    world.record({ kind: 'on_system', day: world.sim.now, trust: index, step: step + 1, steps });
  }
}
