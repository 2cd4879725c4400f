/**
 * Where a trust's patients stand in the ledger and what their care is worth: what a fold needs to know of a trust.
 * Services and trusts are in order of id, so that sums of pounds do not depend on the order in the file.
 */
import { usualWeek } from './care/outpatients.js';
import type { Future } from './future.js';

export interface ServicePlace {
  /** Index of the service's rows in the ledger. */
  readonly index: number;
  readonly id: string;
  /** Tariff of what the service does, GBP. */
  readonly priceGbp: number;
}

export interface TrustPlace {
  readonly id: string;
  readonly index: number;
  readonly services: readonly ServicePlace[];
  /** Income of a usual week before any go-live, GBP. */
  readonly weeklyIncomeGbp: number;
}

/** The places of all trusts, by index of the trust. */
export function trustPlaces(future: Future): TrustPlace[] {
  let next = 0;
  return future.settings.trusts.map((trust, index) => {
    const own = future.trusts[index]!.services;
    let weeklyIncomeGbp = 0;
    const services = trust.services.map((service, at) => {
      const { numbers } = own[at]!;
      const priceGbp = numbers['price_gbp.first'];
      weeklyIncomeGbp += usualWeek(numbers).attendances * priceGbp;
      return { index: next++, id: service.id, priceGbp };
    });
    services.sort((a, b) => (a.id < b.id ? -1 : 1));
    return { id: trust.id, index, services, weeklyIncomeGbp };
  });
}
