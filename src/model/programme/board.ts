/**
 * A board that reviews: from some weeks after go-live it knows trouble when it sees it, by severe defects that stay
 * open and by income that is done but not recorded (P51).
 */
import type { Trust } from '../trust.js';
import type { Board, Recovery } from './roles.js';

/** When a board calls it trouble. */
export interface TroubleNumbers {
  /** First day after go-live on which trouble is seen for what it is. */
  readonly firstCheckDays: number;
  readonly defects: number;
  readonly uncapturedWeeks: number;
  readonly uncapturedDefects: number;
  readonly approvalDays: number;
}

export function reviewingBoard(n: TroubleNumbers, recovery: Recovery): Board {
  return {
    recovery,
    approvalDays: () => n.approvalDays,
    alarm(trust: Trust, day: number) {
      if (day - trust.changedDay < n.firstCheckDays) return '';
      const { open } = trust.defects;
      if (open >= n.defects) return `${open} severe defects open`;
      if (open < n.uncapturedDefects) return '';
      const weeks = trust.uncapturedWeeks(day);
      if (weeks <= n.uncapturedWeeks) return '';
      return `${weeks.toFixed(1)} weeks of income not recorded, ${open} severe defects open`;
    },
  };
}
