/**
 * Where a trust's patients stand in the ledger and what their care is worth: what a fold needs to know of a trust.
 * Lists and trusts are in order of id, so that sums of pounds do not depend on the order in the file.
 */
import type { ListKind } from './care/list-kind.js';
import { listsOf } from './care/open-services.js';
import type { ListWorth } from './care/service-kind.js';
import type { Future } from './future.js';
import type { PaymentCalendar } from './payment/payment-calendar.js';
import { paidByActivity } from './payment/payment-regime.js';

export interface ListAccount extends ListWorth {
  /** Index of the list's rows in the ledger. */
  readonly index: number;
  readonly service: string;
  readonly kind: ListKind;
  /** As worthGbp and pathwayWorthGbp, at the tariff: what the care still to come is worth however it is paid for. */
  readonly worthAtTariffGbp: number;
  readonly pathwayWorthAtTariffGbp: number;
}

export interface TrustAccounts {
  readonly id: string;
  readonly index: number;
  readonly lists: readonly ListAccount[];
  /** Income of a usual week before any go-live, GBP. */
  readonly weeklyIncomeGbp: number;
  /** Slots booked in a usual year. */
  readonly bookingsPerYear: number;
  /** What is withheld for missed standards, as a multiple of the usual. */
  readonly penaltyMultiplier: number;
  /** Share of the tariff that a patient who is not seen saves, in [0, 1]. */
  readonly variableCostShare: number;
  /** When its months are settled. */
  readonly payment: PaymentCalendar;
}

const WEEKS_A_YEAR = 365.25 / 7;

/** The accounts of all trusts, by index of the trust. */
export function trustAccounts(future: Future): TrustAccounts[] {
  let next = 0;
  return future.settings.trusts.map((_, index) => {
    const accounts = accountsOf(future, index, next);
    next += accounts.lists.length;
    return accounts;
  });
}

/** @param first index of its first list in the ledger */
function accountsOf(future: Future, index: number, first: number): TrustAccounts {
  const { id, services: settings } = future.settings.trusts[index]!;
  const { services, numbers, payment } = future.trusts[index]!;
  const { firstYear: year, monthOfYear } = future.settings.calendar;
  const start = { year, month: monthOfYear[0] ?? 0 };
  const trust = { services, paid: (list: ListKind) => paidByActivity(numbers, list, start) };
  const lists: ListAccount[] = [];
  let weeklyIncomeGbp = 0;
  let bookingsPerYear = 0;
  for (const [at, service] of services.entries()) {
    const worth = service.kind.worth(service, trust);
    const atTariff = service.kind.worth(service, { services, paid: () => 1 });
    for (const [place, kind] of listsOf(service).entries()) {
      const own = worth[place]!;
      weeklyIncomeGbp += own.perWeek * own.tariffGbp;
      if (kind.booked) bookingsPerYear += own.perWeek * WEEKS_A_YEAR;
      const { worthGbp: worthAtTariffGbp, pathwayWorthGbp: pathwayWorthAtTariffGbp } = atTariff[place]!;
      const index = first + lists.length;
      lists.push({ index, service: settings[at]!.id, kind, ...own, worthAtTariffGbp, pathwayWorthAtTariffGbp });
    }
  }
  lists.sort((a, b) => (a.service === b.service ? a.index - b.index : a.service < b.service ? -1 : 1));
  const penaltyMultiplier = numbers['payment.penalty_multiplier'];
  const variableCostShare = numbers.variable_cost_share;
  return { id, index, lists, weeklyIncomeGbp, bookingsPerYear, penaltyMultiplier, variableCostShare, payment };
}
