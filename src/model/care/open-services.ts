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
  /** Their ids, in the same order. */
  readonly ids: readonly string[];
  /** Their kinds, in the order of the registry. */
  readonly kinds: readonly ServiceKind[];
  /** Index in the ledger of the first list of the first service; the others follow. */
  readonly first: number;
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
  const { futures, kinds, first, chance, ids: _, ...shared } = opening;
  const indices = firstLists(futures, first);
  const services = Array.from(futures, (): ServiceAtWork | undefined => undefined);
  const trust = futures.map((future, at) => [future, indices[at]!] as const);
  for (const kind of [...kinds].reverse()) {
    if (kind.sharesDays !== sharingDays) continue;
    const opened = services.filter((service) => service !== undefined);
    futures.forEach((future, at) => {
      if (future.kind !== kind) return;
      services[at] = kind.open(future, { ...shared, index: indices[at]!, chance: chance(), opened, restored, trust });
    });
  }
  return services;
}

/** Positions of the services in the order in which a day comes to them: that of their kinds, then of their ids. */
export function dailyOrder({ futures, kinds, ids }: TrustOpening): number[] {
  const rank = (at: number) => kinds.indexOf(futures[at]!.kind);
  return futures.map((_, at) => at).sort((a, b) => rank(a) - rank(b) || (ids[a]! < ids[b]! ? -1 : 1));
}

/** Index in the ledger of the first list of each service. */
export function firstLists(futures: readonly ServiceFuture[], first: number): number[] {
  let next = first;
  return futures.map((future) => {
    const at = next;
    next += listsOf(future).length;
    return at;
  });
}
