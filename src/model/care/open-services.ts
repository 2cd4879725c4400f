/**
 * The services of one trust opened: which lists each has in the ledger, and which elective services list from which
 * outpatient services.
 */

import type { Ledger } from '../ledger.js';
import type { Calendar } from '../settings.js';
import type { Chance } from './chance.js';
import type { DayEffects, ListKind } from './day-effects.js';
import { Emergency, type EmergencyFuture } from './emergency/emergency.js';
import { Elective, type ElectiveFuture } from './planned/elective.js';
import type { OutpatientFuture } from './planned/outpatient-future.js';
import { Outpatients } from './planned/outpatients.js';
import type { StateVisitor } from './snapshot.js';
import type { WaitTally } from './wait-tally.js';

export type ServiceFuture = OutpatientFuture | ElectiveFuture | EmergencyFuture;

/** The lists of a service, in the order of their rows in the ledger. */
export function listsOf(service: ServiceFuture): readonly ListKind[] {
  if (service.kind === 'elective') return ['admission'];
  if (service.kind === 'emergency') return ['emergency'];
  return service.numbers.follow_ups_per_first > 0 ? ['first', 'follow_up'] : ['first'];
}

/** A service at work. */
export interface ServiceAtWork {
  /** Lives a day; `effects` are those on each of its lists. */
  day(day: number, effects: readonly DayEffects[]): void;
  /** Notes its state, or puts it back, before a day is lived; null where that cannot be done. */
  readonly keep: ((archive: StateVisitor, day: number) => void) | null;
}

/** What services are opened with. */
export interface Opening {
  /** The trust's services, in the order of the file. */
  readonly futures: readonly ServiceFuture[];
  /** Index in the ledger of the first list of the first service; the others follow. */
  readonly first: number;
  readonly days: number;
  readonly calendar: Calendar;
  readonly chance: () => Chance;
  readonly ledger: Ledger;
  readonly tally: WaitTally;
}

/** The services of planned care by their place; undefined in the place of any other. */
export function openPlanned({ futures, calendar, days, chance, ledger, tally, ...opening }: Opening) {
  const places = placesOf(futures, opening.first);
  const isSession = (day: number) => calendar.sessionDay[day] === 1;
  const endsWeek = (day: number) => calendar.weekday[day] === 6;
  const electives = Array.from(futures, (future, index) =>
    future.kind === 'elective' ? new Elective(places[index]!, future, days, chance(), ledger, tally) : undefined,
  );
  const listing = Array.from(electives.filter((elective) => elective !== undefined));
  return Array.from(futures, (future, index): ServiceAtWork | undefined => {
    const elective = electives[index];
    if (elective) {
      return {
        day: (day, [fx]) => elective.day(day, isSession(day), endsWeek(day), fx!),
        keep: (archive) => elective.keep(archive),
      };
    }
    if (future.kind !== 'outpatients') return undefined;
    const outpatients = new Outpatients(places[index]!, future, listing, days, chance(), ledger, tally);
    return {
      day: (day, [fx, later]) => outpatients.day(day, isSession(day), endsWeek(day), fx!, later ?? fx!),
      keep: (archive, day) => outpatients.keep(archive, day),
    };
  });
}

/** The services of emergency care by their place; undefined in the place of any other. */
export function openEmergency({ futures, first, chance, ledger, tally }: Opening) {
  const places = placesOf(futures, first);
  return futures.map((future, index): ServiceAtWork | undefined => {
    if (future.kind !== 'emergency') return undefined;
    const department = new Emergency(places[index]!, future, chance(), ledger, tally.openEmergency());
    return { day: (day, [fx]) => department.day(day, fx!), keep: null };
  });
}

function placesOf(futures: readonly ServiceFuture[], first: number): number[] {
  let next = first;
  return futures.map((future) => {
    const at = next;
    next += listsOf(future).length;
    return at;
  });
}
