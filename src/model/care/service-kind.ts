/**
 * What a kind of service is: its fields, how it is drawn for a replication, what its lists are worth, how it is opened
 * and simulated day by day, and its workload in a usual week. A kind stands in a room of its own and is registered in
 * `kinds`; nothing else asks for a kind by name.
 */
import type { DailyWords } from '../../kernel/streams.js';
import type { Draws } from '../draws.js';
import type { Ledger } from '../ledger.js';
import type { Numbers, Parameters } from '../parameter.js';
import type { Calendar, ServiceSettings, Settings, TrustSettings } from '../settings.js';
import type { Chance } from './chance.js';
import type { DayEffects } from './day-effects.js';
import type { ListKind } from './list-kind.js';
import type { StateVisitor } from './snapshot.js';
import type { WaitTally } from './wait-tally.js';

/**
 * Methods, not functions in fields: the future of a kind is only ever given back to the kind that drew it, which
 * TypeScript allows of methods.
 */
export interface ServiceKind<F extends ServiceFuture = ServiceFuture> {
  readonly id: string;
  readonly means: string;
  readonly fields: Parameters;
  /** Whether it is fed by outpatient services of the trust, as `listed_from` says. */
  readonly listed: boolean;
  /** Whether it can list patients for admission. */
  readonly lists: boolean;
  /**
   * Whether strategies share its days as long as the effects on them are the same: its services can record and restore
   * their state. Otherwise each strategy simulates every day.
   */
  readonly sharesDays: boolean;
  /** Draws a service for a replication; services of kinds registered before this one have been drawn. */
  draw(service: ServiceSettings, making: Making): F;
  /** Its lists, in the order of their rows in the ledger. */
  listsOf(future: F): readonly ListKind[];
  /** What each of its lists is worth, in the same order. */
  worth(future: F, trust: TrustWorth): readonly ListWorth[];
  /** Opens a service for a strategy; services of kinds registered after this one are open. */
  open(future: F, opening: Opening): ServiceAtWork;
  /**
   * Its workload in a usual week at the means of its numbers.
   * @param services those of the trust of which every number is known
   * @param days     of the scenario
   */
  workload(service: ServiceSettings, services: readonly ServiceSettings[], days: number): readonly Workload[];
}

/** What is the same of a service under every strategy in one replication; each kind adds its own. */
export interface ServiceFuture {
  readonly kind: ServiceKind;
}

/** What drawing a trust's services needs. */
export interface Making {
  readonly settings: Settings;
  readonly trust: TrustSettings;
  readonly draws: Draws;
  readonly chance: () => Chance;
  /** Session days of an average week. */
  readonly sessionsPerWeek: number;
  /** Daily words of a service for a purpose. */
  readonly words: (service: string, purpose: string, days: number) => DailyWords;
  /** The trust's services drawn so far, by id. */
  readonly before: ReadonlyMap<string, ServiceFuture>;
}

/** What the worth of a list may depend on. */
export interface TrustWorth {
  /** The trust's services, in the order of the file. */
  readonly services: readonly ServiceFuture[];
  /** Share of the tariff of a list that is paid by activity, in [0, 1]. */
  readonly paid: (list: ListKind) => number;
}

export interface ListWorth {
  /** Patients done in a usual week. */
  readonly perWeek: number;
  /** Tariff of one patient done, GBP. */
  readonly tariffGbp: number;
  /** Of it, what is paid by activity: what one patient more brings. */
  readonly priceGbp: number;
  /** Income still to come from a patient who waits on it, and from one in its pathway stage: expected, all that follows. */
  readonly worthGbp: number;
  readonly pathwayWorthGbp: number;
  /** Share of its patients with a referral-to-treatment clock; planned admissions are counted apart. */
  readonly rttShare: number;
  /** What a bed beyond the usable ones costs a night; only of lists that have beds. */
  readonly escalationGbp?: number;
  /** The uniforms that decide on its billing, by day. */
  readonly billing: DailyWords;
}

/** What a service is opened with. */
export interface Opening {
  /** Index of its first list in the ledger; its others follow. */
  readonly index: number;
  readonly days: number;
  readonly calendar: Calendar;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly tally: WaitTally;
  /** The trust's services that are open already, in the order of the file; of kinds that share days as its own does. */
  readonly opened: readonly ServiceAtWork[];
  /** Whether its state will be restored from a snapshot: whoever is there on day 0 need not be worked out. */
  readonly restored: boolean;
  /** All services of the trust, in the order of the file, each with the index of its first list in the ledger. */
  readonly trust: readonly (readonly [service: ServiceFuture, index: number])[];
}

/** A service at work under one strategy. */
export interface ServiceAtWork {
  /** Simulates a day; `effects` are those on each of its lists. */
  day(day: number, effects: readonly DayEffects[]): void;
  /** Records its state, or restores it, as it is before a day; a kind that shares days has it. */
  visitState?(visitor: StateVisitor, day: number): void;
}

/** What a service needs in a usual week at the start, and what there is of it at most. */
export interface Workload {
  readonly what: string;
  /** What its patients need: slots a week, or bays or beds on average over the week. */
  readonly resource: 'slots' | 'bays' | 'beds';
  readonly needed: number;
  readonly most: number;
  /** The list that waits for it; null where nobody is booked. */
  readonly list: WorkloadList | null;
  /** What it means if there is too little, where that is not a queue that never ends. */
  readonly short?: string;
}

export interface WorkloadList {
  /** Patients who join in a week, and the slots that each needs. */
  readonly patients: number;
  readonly slotsPerPatient: number;
  /** Patients on day 0; NaN: as many as the target wait implies. */
  readonly initial: number;
  /** Target wait on a day, weeks. */
  readonly targetWeeks: (day: number) => number;
}

/** Draws the numbers of a service from a table of fields. */
export function drawNumbers<P extends Parameters>(fields: P, service: ServiceSettings, making: Making): Numbers<P> {
  const { draws, trust } = making;
  return draws.numbers(fields, service.values, trust.id, `services.${service.id}.`);
}
