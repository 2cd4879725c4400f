/**
 * A board that reviews: from some weeks after go-live it knows trouble when it sees it, by severe defects that stay
 * open and by income that is done but not recorded (P51).
 */
import type { CareAccount } from '../care-account.js';
import type { Trust } from '../trust.js';
import type { Board, Recovery } from './trust-roles.js';

/** When a board calls it trouble. */
export interface TroubleNumbers {
  /** First day after go-live on which trouble is seen for what it is. */
  readonly firstCheckDays: number;
  readonly defects: number;
  readonly uncapturedWeeks: number;
  readonly uncapturedDefects: number;
  readonly approvalDays: number;
}

/** @param account says how much income was not recorded */
export function reviewingBoard(trust: Trust, account: CareAccount, n: TroubleNumbers, recovery: Recovery): Board {
  return {
    recovery,
    approvalDays: () => n.approvalDays,
    alarm(day) {
      if (day - trust.changedDay < n.firstCheckDays) return '';
      const { open } = trust.defects;
      if (open >= n.defects) return `${open} severe defects open`;
      if (open < n.uncapturedDefects) return '';
      const weeks = account.uncapturedWeeks(trust.changedDay, day);
      if (weeks <= n.uncapturedWeeks) return '';
      return `${weeks.toFixed(1)} weeks of income not recorded, ${open} severe defects open`;
    },
  };
}
