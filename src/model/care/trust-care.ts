/**
 * The services of one trust, put together: which lists each has in the ledger, and which elective services list from
 * which outpatient services.
 */
import type { Ledger } from '../ledger.js';
import type { Chance } from './chance.js';
import { DayEffects, type ListKind } from './day-effects.js';
import { Elective, type ElectiveFuture } from './elective.js';
import { Emergency, type EmergencyFuture } from './emergency.js';
import { type OutpatientFuture, Outpatients } from './outpatients.js';
import type { WaitTally } from './wait-tally.js';

export type ServiceFuture = OutpatientFuture | ElectiveFuture | EmergencyFuture;

/** The lists of a service, in the order of their rows in the ledger. */
export function listsOf(service: ServiceFuture): readonly ListKind[] {
  if (service.kind === 'elective') return ['admission'];
  if (service.kind === 'emergency') return ['emergency'];
  return service.numbers.follow_ups_per_first > 0 ? ['first', 'follow_up'] : ['first'];
}

/** A service at work: its lists' effects of the day, and the day itself. */
export interface ServiceAtWork {
  readonly effects: readonly DayEffects[];
  day(day: number, sessionToday: boolean, lastOfWeek: boolean): void;
}

/**
 * @param futures the trust's services, in the order of the file
 * @param first   index in the ledger of the first list of the first service; the others follow
 * @returns the services, in the same order
 */
export function openServices(
  futures: readonly ServiceFuture[],
  first: number,
  days: number,
  chance: () => Chance,
  ledger: Ledger,
  tally: WaitTally,
): ServiceAtWork[] {
  let next = first;
  const places = futures.map((future) => {
    const at = next;
    next += listsOf(future).length;
    return at;
  });
  const electives = new Map<number, Elective>();
  futures.forEach((future, index) => {
    if (future.kind !== 'elective') return;
    electives.set(index, new Elective(places[index]!, future, days, chance(), ledger, tally));
  });
  const inOrder = [...electives.values()];
  return futures.map((future, index) => {
    const effects = listsOf(future).map((list) => new DayEffects(list));
    if (future.kind === 'elective') {
      const elective = electives.get(index)!;
      return { effects, day: (day, session, last) => elective.day(day, session, last, effects[0]!) };
    }
    if (future.kind === 'emergency') {
      const department = new Emergency(places[index]!, future, chance(), ledger, tally.openEmergency());
      return { effects, day: (day) => department.day(day, effects[0]!) };
    }
    const outpatients = new Outpatients(places[index]!, future, inOrder, days, chance(), ledger, tally);
    const onFollowUps = effects[1] ?? effects[0]!;
    return { effects, day: (day, session, last) => outpatients.day(day, session, last, effects[0]!, onFollowUps) };
  });
}
