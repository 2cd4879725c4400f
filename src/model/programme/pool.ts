/** A finite pool of experts. It is a queue in order of request within a rank; recovery ranks before preparation. */
import { Resource } from '../../kernel/resource.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { Pool } from './roles.js';

/** @param numbers experts in all, and what one preparation and one recovery seizes, FTE */
export function finitePool(
  sim: Simulator,
  numbers: { readonly experts: number; readonly preparing_experts: number; readonly recovery_experts: number },
): Pool {
  return {
    experts: new Resource(sim, numbers.experts, 'experts'),
    preparing: numbers.preparing_experts,
    recovery: numbers.recovery_experts,
  };
}
