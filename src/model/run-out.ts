/**
 * The run-out of a strategy: what its go-lives have left on lists and in the books on the last day of the programme. Trusts
 * go on with care week by week, each beside its own counterfactual, until each of their lists has been as it would have been
 * for some weeks, or the run-out is over; nothing of the programme begins any more. A list counts no longer than that, and a
 * trust all of whose lists have been so is not simulated.
 */
import type { TrustCare } from './care/trust-care.js';
import type { CareAccount } from './care-account.js';
import { type CareEnds, endsAt } from './care-ends.js';
import type { Ledger, LedgerColumn } from './ledger.js';
import { callSessions, type Sessions } from './sessions.js';
import type { Settings, StrategySettings } from './settings.js';
import type { Trust } from './trust.js';
import type { TrustAccounts } from './trust-accounts.js';

/** A list is as without go-lives if it differs by no more than this share of the counterfactual's ... */
export const CLEARED_SHARE = 0.01;
/** ... over so many days together. */
export const CLEARED_DAYS = 28;

/** Patients on the books of a list: waiting, in the pathway stage behind it, due later. */
const ON_BOOKS: readonly LedgerColumn[] = ['waiting', 'in_pathway', 'due_later'];
/** Of those done, patients for whom nothing or too little is paid. */
const UNPAID: readonly LedgerColumn[] = ['uncaptured', 'downgraded'];

/** A strategy, or the counterfactual, by index of the trust. */
export interface Arm {
  readonly ledger: Ledger;
  readonly accounts: readonly TrustAccounts[];
  readonly care: readonly TrustCare[];
  readonly books: readonly CareAccount[];
}

/**
 * Runs on from the last day.
 * @param sessions of the strategy, called up to the last day
 * @param base     the counterfactual; its days are simulated as far as they are asked for
 */
export function runOut(
  settings: Settings,
  strategy: StrategySettings,
  sessions: Sessions,
  own: Arm,
  base: Arm,
): CareEnds {
  const { days, careDays } = settings;
  const { sim, trusts, until } = sessions;
  const ends = endsAt(days, own.ledger.lists, trusts.length, settings.perGoLiveDays);
  const open = trusts.map(({ index }) => own.accounts[index]!.lists.map((list) => list.index));
  let running: readonly Trust[] = trusts;
  for (let day = days; ; day = Math.min(day + 7, careDays)) {
    if (day > days) sim.run(day);
    running = running.filter((trust) => {
      const { index } = trust;
      const lists = open[index]!;
      if (lists.length > 0) {
        for (const { books } of [own, base]) books[index]!.settle(day);
        for (const list of lists) ends.counted.lists[list] = day;
        ends.counted.trusts[index] = day;
        const isUndisturbed = own.care[index]!.hadEffectsOf(base.care[index]!, day);
        open[index] = lists.filter((list) => !isUndisturbed && !hasCleared(trust, own.ledger, base.ledger, list, day));
      }
      ends.simulated[index] = day;
      const goesOn = open[index]!.length > 0 || day < lastOfWindows(trust, settings);
      if (!goesOn) until[index] = day;
      else if (day === days && careDays > days) {
        until[index] = careDays;
        callSessions(sessions, index, days);
      }
      return goesOn;
    });
    if (running.length === 0 || day === careDays) break;
  }
  for (const { index } of running) base.books[index]!.settle(careDays);
  for (const { index } of trusts) ends.open[index] = open[index]!.length;
  if (sim.now < careDays) sim.run(careDays); // what is done is still paid for
  if (settings.untilComplete) markUnmade(ends, strategy, trusts);
  return ends;
}

/** Whether a list is as without go-lives over the last days before this one, all of them after the trust's last first day. */
function hasCleared(trust: Trust, own: Ledger, base: Ledger, list: number, day: number): boolean {
  const { live, changedDay, goLiveDay, steps } = trust;
  const from = Math.max(0, day - CLEARED_DAYS);
  if (live && from < Math.max(changedDay, goLiveDay + 7 * (steps - 1))) return false;
  return isAsUsual(own, base, list, from, day);
}

/** Whether a list differs from the counterfactual's, on either side, by no more than a share of its patients and its income. */
function isAsUsual(own: Ledger, base: Ledger, list: number, from: number, to: number): boolean {
  const here = onBooks(own, list, from, to);
  const there = onBooks(base, list, from, to);
  let apart = 0;
  let usual = 0;
  for (let day = 0; day < here.length; day++) {
    apart += Math.abs(here[day]! - there[day]!);
    usual += there[day]!;
  }
  const unpaid = (ledger: Ledger) => UNPAID.reduce((sum, column) => sum + ledger.sum(list, column, from, to), 0);
  const isPaid = Math.abs(unpaid(own) - unpaid(base)) <= CLEARED_SHARE * base.sum(list, 'done', from, to);
  return apart <= CLEARED_SHARE * usual && isPaid;
}

/** Patients on the books of a list at the end of each day. */
function onBooks(ledger: Ledger, list: number, from: number, to: number): Float64Array {
  const patients = new Float64Array(to - from);
  for (const column of ON_BOOKS) {
    const counts = ledger.column(list, column);
    for (let day = from; day < to; day++) patients[day - from]! += counts[day]!;
  }
  return patients;
}

/** First day after the windows that begin with the go-live of a trust, as far as the run-out. */
function lastOfWindows({ live, goLiveDay }: Trust, { windows, careDays }: Settings): number {
  if (!live) return 0;
  const lengths = windows.map((window) => (window.kind === 'go_live' ? window.after + window.days : 0));
  return Math.min(careDays, goLiveDay + Math.max(0, ...lengths));
}

function markUnmade({ unmade }: CareEnds, { goLiveDay }: StrategySettings, trusts: readonly Trust[]): void {
  for (const { index, live, phase } of trusts) {
    const planned = goLiveDay[index];
    unmade[index] = planned != null && planned >= 0 && !live && phase !== 'withdrawn' ? 1 : 0;
  }
}
