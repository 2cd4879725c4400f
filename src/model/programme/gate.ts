/**
 * A gate with a threshold. It sees only what is reported: true readiness plus optimism, at most 1. Below the threshold
 * the go-live is deferred or, with some probability, the gate is overridden. Leave to go live is good for some weeks.
 */
import type { Gate } from './trust-roles.js';

/** What the gate needs to know at one trust; `attempt` counts its reviews from 0. */
export interface GateNumbers {
  readonly threshold: number;
  readonly overrideProbability: number;
  readonly gain: number;
  readonly rehearsalDetects: number;
  readonly readiness: () => number;
  readonly optimism: (attempt: number) => number;
  readonly deferralDays: (attempt: number) => number;
  readonly goodDays: (attempt: number) => number;
  /** Uniform that decides on an override. */
  readonly overrideUniform: (attempt: number) => number;
}

export function thresholdGate(n: GateNumbers): Gate {
  return {
    rehearsalDetects: n.rehearsalDetects,
    review(attempt) {
      const { threshold } = n;
      const reported = Math.min(1, Math.max(0, n.readiness() + n.optimism(attempt)));
      const said = `reported readiness ${percent(reported)}, ${percent(n.threshold)} needed`;
      const leave = { reported, threshold, deferralDays: 0, goodDays: n.goodDays(attempt) };
      if (reported >= n.threshold) return { ...leave, verdict: 'pass', reason: said };
      if (n.overrideUniform(attempt) < n.overrideProbability) {
        return { ...leave, verdict: 'override', reason: `${said}: overridden` };
      }
      return { ...leave, verdict: 'defer', deferralDays: n.deferralDays(attempt), goodDays: 0, reason: said };
    },
    improve: (readiness) => readiness + n.gain * (1 - readiness),
  };
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
