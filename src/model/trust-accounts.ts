/**
 * Where a trust's patients stand in the ledger and what their care is worth: what a fold needs to know of a trust.
 * Lists and trusts are in order of id, so that sums of pounds do not depend on the order in the file.
 */
import type { DailyWords } from '../kernel/streams.js';
import type { ListKind } from './care/day-effects.js';
import { listsOf, type ServiceFuture } from './care/open-services.js';
import { type ElectiveFuture, electiveMissed, usualAdmissions } from './care/planned/elective.js';
import { usualAttendances } from './care/planned/outpatient-future.js';
import { usualWeek } from './care/planned/referral-shares.js';
import type { Future } from './future.js';
import type { PaymentCalendar } from './payment/payment-calendar.js';
import { paidByActivity } from './payment/payment-regime.js';

export interface ListAccount {
  /** Index of the list's rows in the ledger. */
  readonly index: number;
  readonly service: string;
  readonly kind: ListKind;
  /** Tariff of one patient done, GBP. */
  readonly tariffGbp: number;
  /** Of it, what is paid by activity: what one patient more brings. */
  readonly priceGbp: number;
  /** Income still to come from a patient who waits on it, and from one in its pathway stage: expected, all that follows. */
  readonly worthGbp: number;
  readonly pathwayWorthGbp: number;
  /** Share of its patients with a referral-to-treatment clock; planned admissions are counted apart. */
  readonly rttShare: number;
  /** The uniforms that decide on its billing, by day. */
  readonly billing: DailyWords;
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
  /** When its months are settled. */
  readonly payment: PaymentCalendar;
}

const WEEKS_A_YEAR = 365.25 / 7;

/** The places of all trusts, by index of the trust. */
export function trustAccounts(future: Future): TrustAccounts[] {
  let next = 0;
  return future.settings.trusts.map((_, index) => {
    const place = placeOf(future, index, next);
    next += place.lists.length;
    return place;
  });
}

/** @param first index of its first list in the ledger */
function placeOf(future: Future, index: number, first: number): TrustAccounts {
  const { id, services } = future.settings.trusts[index]!;
  const { services: futures, numbers, payment } = future.trusts[index]!;
  const electives = futures.filter((service) => service.kind === 'elective');
  const paid = (list: ListKind) => paidByActivity(numbers, list);
  const lists: ListAccount[] = [];
  let weeklyIncomeGbp = 0;
  let bookingsPerYear = 0;
  for (const [at, service] of futures.entries()) {
    for (const kind of listsOf(service)) {
      const { perWeek, tariffGbp, priceGbp, worthGbp, pathwayWorthGbp, rttShare } = worthOf(
        service,
        kind,
        electives,
        paid,
      );
      weeklyIncomeGbp += perWeek * tariffGbp;
      if (kind !== 'emergency') bookingsPerYear += perWeek * WEEKS_A_YEAR;
      const billing = service.kind === 'outpatients' && kind === 'follow_up' ? service.followUpWords : service.words;
      const index = first + lists.length;
      const { id: name } = services[at]!;
      lists.push({ index, service: name, kind, billing, tariffGbp, priceGbp, worthGbp, pathwayWorthGbp, rttShare });
    }
  }
  lists.sort((a, b) => (a.service === b.service ? a.index - b.index : a.service < b.service ? -1 : 1));
  const penaltyMultiplier = numbers['payment.penalty_multiplier'];
  return { id, index, lists, weeklyIncomeGbp, bookingsPerYear, penaltyMultiplier, payment };
}

type Worth = Pick<ListAccount, 'tariffGbp' | 'priceGbp' | 'worthGbp' | 'pathwayWorthGbp' | 'rttShare'> & {
  readonly perWeek: number;
};

/** @param paid share of the tariff of a list that is paid by activity */
function worthOf(
  service: ServiceFuture,
  kind: ListKind,
  electives: readonly ElectiveFuture[],
  paid: (list: ListKind) => number,
): Worth {
  if (service.kind === 'elective') {
    const tariffGbp = service.numbers['price_gbp.admission'];
    const priceGbp = tariffGbp * paid(kind);
    const worthGbp = priceGbp * admittedShare(service);
    const perWeek = usualAdmissions(service.numbers, service.usualListed);
    return { tariffGbp, priceGbp, worthGbp, pathwayWorthGbp: worthGbp, rttShare: 1, perWeek };
  }
  if (service.kind === 'emergency') {
    const tariffGbp = service.numbers['price_gbp.attendance'];
    const priceGbp = tariffGbp * paid(kind);
    const perWeek = service.numbers.attendances_per_week;
    return { tariffGbp, priceGbp, worthGbp: priceGbp, pathwayWorthGbp: 0, rttShare: 0, perWeek };
  }
  const { numbers: n, after } = service;
  const { first, followUps } = usualAttendances(n);
  const followUp = n['price_gbp.follow_up'] * paid('follow_up');
  if (kind === 'follow_up') {
    // A follow-up leads to as many more as a first attendance does.
    const worthGbp = followUp * (1 + n.follow_ups_per_first);
    const tariffGbp = n['price_gbp.follow_up'];
    return { tariffGbp, priceGbp: followUp, worthGbp, pathwayWorthGbp: 0, rttShare: 0, perWeek: followUps };
  }
  const admission = (shares: readonly number[]) =>
    electives.reduce(
      (sum, own, at) => sum + shares[at]! * own.numbers['price_gbp.admission'] * paid('admission') * admittedShare(own),
      0,
    );
  const tariffGbp = n['price_gbp.first'];
  const priceGbp = tariffGbp * paid(kind);
  // In the pathway stage only those who will be listed are still to bring income.
  const inPathway = after.pathway + after.listedLater.reduce((all, share) => all + share, 0);
  const later = admission(after.listedLater);
  const pathwayWorthGbp = inPathway > 0 ? later / inPathway : 0;
  const seen = priceGbp + n.follow_ups_per_first * followUp + admission(after.listed) + later;
  const worthGbp = (first / n.referrals_per_week) * seen;
  return { tariffGbp, priceGbp, worthGbp, pathwayWorthGbp, rttShare: n.rtt_share, perWeek: first };
}

/** Of those listed, the share usually admitted. */
function admittedShare({ numbers: n }: ElectiveFuture): number {
  return usualWeek(1, n.removal_share, electiveMissed(n), 0).seen;
}
