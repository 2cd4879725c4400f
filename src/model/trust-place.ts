/**
 * Where a trust's patients stand in the ledger and what their care is worth: what a fold needs to know of a trust.
 * Lists and trusts are in order of id, so that sums of pounds do not depend on the order in the file.
 */
import type { ListKind } from './care/day-effects.js';
import { usualAdmissions } from './care/elective.js';
import { usualAttendances } from './care/outpatients.js';
import { listsOf, type ServiceFuture } from './care/trust-care.js';
import type { Future } from './future.js';

export interface ListPlace {
  /** Index of the list's rows in the ledger. */
  readonly index: number;
  readonly service: string;
  readonly kind: ListKind;
  /** Tariff of one patient done, GBP. */
  readonly priceGbp: number;
  /** Share of its patients with a referral-to-treatment clock; planned admissions are counted apart. */
  readonly rttShare: number;
}

export interface TrustPlace {
  readonly id: string;
  readonly index: number;
  readonly lists: readonly ListPlace[];
  /** Income of a usual week before any go-live, GBP. */
  readonly weeklyIncomeGbp: number;
}

/** The places of all trusts, by index of the trust. */
export function trustPlaces(future: Future): TrustPlace[] {
  let next = 0;
  return future.settings.trusts.map((trust, index) => {
    let weeklyIncomeGbp = 0;
    const lists = trust.services.flatMap((settings, at) => {
      const service = future.trusts[index]!.services[at]!;
      return listsOf(service).map((kind): ListPlace => {
        const { priceGbp, perWeek, rttShare } = worth(service, kind);
        weeklyIncomeGbp += perWeek * priceGbp;
        return { index: next++, service: settings.id, kind, priceGbp, rttShare };
      });
    });
    lists.sort((a, b) => (a.service === b.service ? a.index - b.index : a.service < b.service ? -1 : 1));
    return { id: trust.id, index, lists, weeklyIncomeGbp };
  });
}

function worth(service: ServiceFuture, kind: ListKind): { priceGbp: number; perWeek: number; rttShare: number } {
  if (service.kind === 'elective') {
    const perWeek = usualAdmissions(service.numbers, service.usualListed);
    return { priceGbp: service.numbers['price_gbp.admission'], perWeek, rttShare: 1 };
  }
  const { first, followUps } = usualAttendances(service.numbers);
  if (kind === 'follow_up') return { priceGbp: service.numbers['price_gbp.follow_up'], perWeek: followUps, rttShare: 0 };
  return { priceGbp: service.numbers['price_gbp.first'], perWeek: first, rttShare: service.numbers.rtt_share };
}
