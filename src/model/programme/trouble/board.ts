/**
 * A board that reviews. It sees trouble in three ways: at once where it is plain, by very many severe defects open or by
 * activity that stays low once the planned reduction is over; after some weeks by severe defects that stay open and by
 * income that is done but not recorded (P51); and at last by a trust that is still not stable.
 */
import type { CareAccount } from '../../care-account.js';
import type { Trust } from '../../trust.js';
import type { Board, Recovery } from '../trust-roles.js';
import { lowActivity } from './low-activity.js';

/** When a board calls it trouble. */
export interface TroubleNumbers {
  /** First day after go-live on which trouble is seen for what it is. */
  readonly firstCheckDays: number;
  readonly defects: number;
  readonly uncapturedWeeks: number;
  readonly uncapturedDefects: number;
  readonly crisisDefects: number;
  /** Of usual activity, and for how many weeks in a row. */
  readonly crisisActivityShare: number;
  readonly crisisActivityWeeks: number;
  /** Days after go-live by which a trust should be stable. */
  readonly persistenceDays: number;
  readonly approvalDays: number;
}

/** @param account says how much income was not recorded, and how many patients were seen */
export function reviewingBoard(trust: Trust, account: CareAccount, n: TroubleNumbers, recovery: Recovery): Board {
  const isLow = lowActivity(account, n.crisisActivityShare, n.crisisActivityWeeks);
  return {
    recovery,
    approvalDays: () => n.approvalDays,
    alarm: (day) => crisis(day) || trouble(day) || persistence(day),
  };

  function crisis(day: number): string {
    const { changedDay, defects, goLiveDay, reducedDays } = trust;
    const from = changedDay + (changedDay === goLiveDay ? reducedDays : 0);
    if (day < from) return '';
    if (defects.open >= n.crisisDefects) return `a plain crisis, ${defects.open} severe defects open`;
    if (!isLow(changedDay, from, day)) return '';
    const percent = Math.round(100 * n.crisisActivityShare);
    return `a plain crisis, activity under ${percent}% of usual for ${n.crisisActivityWeeks} weeks`;
  }

  function trouble(day: number): string {
    if (day - trust.changedDay < n.firstCheckDays) return '';
    const { open } = trust.defects;
    if (open >= n.defects) return `${open} severe defects open`;
    if (open < n.uncapturedDefects) return '';
    const weeks = account.uncapturedWeeks(trust.changedDay, day);
    if (weeks <= n.uncapturedWeeks) return '';
    return `${weeks.toFixed(1)} weeks of income not recorded, ${open} severe defects open`;
  }

  function persistence(day: number): string {
    const days = day - trust.changedDay;
    if (days < n.persistenceDays) return '';
    return `still not stable after ${Math.floor(days / 7)} weeks, ${trust.defects.open} severe defects open`;
  }
}
