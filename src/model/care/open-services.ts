/** The services of one trust opened for a strategy, whatever their kinds, and which lists each has in the ledger. */
import type { Ledger } from '../ledger.js';
import type { Calendar } from '../settings.js';
import type { Chance } from './chance.js';
import type { ListKind } from './list-kind.js';
import type { ServiceAtWork, ServiceFuture, ServiceKind } from './service-kind.js';
import type { WaitTally } from './wait-tally.js';

/** The lists of a service, in the order of their rows in the ledger. */
export function listsOf(service: ServiceFuture): readonly ListKind[] {
  return service.kind.listsOf(service);
}

/** What a trust's services are opened with. */
export interface TrustOpening {
  /** The trust's services, in the order of the file. */
  readonly futures: readonly ServiceFuture[];
  /** The same, each with the index of its first list in the ledger. */
  readonly trust: readonly (readonly [service: ServiceFuture, index: number])[];
  /** Their ids, in the same order. */
  readonly ids: readonly string[];
  /** Their kinds, in the order of the registry. */
  readonly kinds: readonly ServiceKind[];
  readonly days: number;
  readonly calendar: Calendar;
  readonly chance: () => Chance;
  readonly ledger: Ledger;
  readonly tally: WaitTally;
}

/**
 * Opens those of the services whose kind shares days, or those whose kind does not: services of later kinds first.
 * @param restored whether their state will be restored from a snapshot
 * @returns in the order of the file; undefined in the place of a service that was not to be opened
 */
export function openServices(
  opening: TrustOpening,
  sharingDays: boolean,
  restored: boolean = false,
): readonly (ServiceAtWork | undefined)[] {
  const { trust, kinds, days, calendar, chance, ledger, tally } = opening;
  const services = Array.from(trust, (): ServiceAtWork | undefined => undefined);
  for (let k = kinds.length - 1; k >= 0; k--) {
    const kind = kinds[k]!;
    if (kind.sharesDays !== sharingDays) continue;
    const opened = services.filter((service) => service !== undefined);
    for (const [at, [future, index]] of trust.entries()) {
      if (future.kind !== kind) continue;
      const own = { index, days, calendar, chance: chance(), ledger, tally, opened, restored, trust };
      services[at] = kind.open(future, own);
    }
  }
  return services;
}

/** Positions of the services in the order in which a day comes to them: that of their kinds, then of their ids. */
export function dailyOrder({ futures, kinds, ids }: TrustOpening): number[] {
  const rank = (at: number) => kinds.indexOf(futures[at]!.kind);
  return futures.map((_, at) => at).sort((a, b) => rank(a) - rank(b) || (ids[a]! < ids[b]! ? -1 : 1));
}

/**
 * Services, each with the index of its first list in the ledger.
 * @param first index of the first list of the first service; the others follow
 */
export function withFirstLists(
  futures: readonly ServiceFuture[],
  first: number,
): (readonly [service: ServiceFuture, index: number])[] {
  let next = first;
  return Array.from(futures, (future) => {
    const index = next;
    next += listsOf(future).length;
    return [future, index] as const;
  });
}
