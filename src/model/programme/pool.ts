/** A finite pool of experts. It is a queue in order of request within a rank: recovery, then go-lives, then preparation. */
import type { Process } from '../../kernel/process.js';
import { Resource } from '../../kernel/resource.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { Pool } from './roles.js';

/**
 * @param numbers  experts in all, and what one preparation, go-live, support and recovery seizes, FTE; weeks that a
 *                 go-live keeps its experts
 * @param staffing leavers and recruits, given the pool's experts; null: nobody leaves
 */
export function finitePool(
  sim: Simulator,
  numbers: {
    readonly experts: number;
    readonly preparing_experts: number;
    readonly go_live_experts: number;
    readonly go_live_weeks: number;
    readonly support_experts: number;
    readonly recovery_experts: number;
  },
  staffing: ((experts: Resource) => Process) | null,
): Pool {
  const experts = new Resource(sim, numbers.experts, 'experts');
  return {
    experts,
    preparing: numbers.preparing_experts,
    goLive: numbers.go_live_experts,
    goLiveDays: Math.round(7 * numbers.go_live_weeks),
    support: Math.min(numbers.support_experts, numbers.go_live_experts),
    recovery: numbers.recovery_experts,
    staffing: staffing === null ? null : () => staffing(experts),
  };
}
