/**
 * The care of one trust under one strategy. What is different on a day is recorded when the day comes; the day itself is
 * simulated when somebody asks for its results, at the end at the latest, so that many days of a trust are simulated in a
 * row, with all it needs in the cache.
 *
 * As long as the effects at a trust are those under another strategy of the same replication, or in the counterfactual,
 * its days are the same, patient for patient. So a strategy follows one that was simulated before, and simulates the
 * services that share days only from the first day on which no other has the same effects, beginning at the last
 * snapshot of the one it followed.
 */

import { DayEffects } from './day-effects.js';
import { EffectRows, EffectsByDay } from './effects-by-day.js';
import { dailyOrder, listsOf, openServices, type TrustOpening } from './open-services.js';
import type { ServiceAtWork } from './service-kind.js';
import { type Snapshot, SnapshotReader, SnapshotWriter } from './snapshot.js';

/** Months between two snapshots. */
const SNAPSHOT_MONTHS = 2;

type Services = readonly (ServiceAtWork | undefined)[];

export class TrustCare {
  /** What is different today, by kind of list: lists of one kind have the same. Set before the day is recorded. */
  readonly effects: readonly DayEffects[];
  private readonly opening: TrustOpening;
  private readonly others: readonly TrustCare[];
  /** Whether others may follow this one: only then are snapshots of any use. */
  private readonly followed: boolean;
  /** Services that are simulated on every day; null before the first. */
  private everyDay: Services | null = null;
  /** One whose days are the days here so far; null while they are simulated here. */
  private following: TrustCare | null;
  /** Services that share days; null while they do, and before the first. */
  private sharing: Services | null = null;
  /** Days that were recorded, and that were simulated. */
  private recorded = 0;
  private simulated = 0;
  /** What is different on the day that is simulated, by kind, and the same by service and list. */
  private readonly todays: readonly DayEffects[];
  private readonly ofServices: readonly (readonly DayEffects[])[];
  /** The order in which a day comes to the services. */
  private readonly order: readonly number[];
  /** What was different on the days recorded, by kind. */
  private readonly past: readonly EffectsByDay[];
  private readonly rows = new EffectRows();
  /** By kind of list: whether services that share days have it. */
  private readonly shared: readonly boolean[];
  /** Snapshots of this one and of those it followed. */
  private snapshots: { readonly day: number; readonly state: Snapshot }[] = [];

  /**
   * @param others the same trust's care in the counterfactual and under strategies, all of their days over, in the order
   *               in which they were simulated; none: every day is simulated here
   * @param followed whether others may follow this one
   */
  constructor(opening: TrustOpening, others: readonly TrustCare[], followed: boolean) {
    this.opening = opening;
    this.others = others;
    this.followed = followed;
    const kinds = new Set(opening.futures.flatMap(listsOf));
    this.effects = Array.from(kinds, (kind) => new DayEffects(kind));
    this.todays = Array.from(kinds, (kind) => new DayEffects(kind));
    this.ofServices = byService(opening, this.todays);
    this.order = dailyOrder(opening);
    this.past = Array.from(kinds, () => new EffectsByDay(this.rows));
    const shared = new Set(opening.futures.filter(({ kind }) => kind.sharesDays).flatMap(listsOf));
    this.shared = Array.from(kinds, (kind) => shared.has(kind));
    this.following = others[0] ?? null;
  }

  /** Records what is different on a day: it stands in `effects`. */
  record(day: number): void {
    this.rows.beginDay();
    const { effects, past } = this;
    for (let kind = 0; kind < effects.length; kind++) past[kind]!.record(day, effects[kind]!);
    this.recorded = day + 1;
  }

  /** Simulates the days before this one that have not been simulated yet, as far as they have been recorded. */
  catchUp(until: number = this.recorded): void {
    const end = Math.min(until, this.recorded);
    if (this.simulated >= end) return;
    if (this.everyDay === null) {
      this.everyDay = openServices(this.opening, false);
      if (this.following === null) this.sharing = openServices(this.opening, true);
    }
    for (; this.simulated < end; this.simulated++) this.simulate(this.simulated);
  }

  private simulate(day: number): void {
    const { ofServices, order } = this;
    read(this.past, day, this.todays);
    for (const s of order) this.everyDay![s]?.day(day, ofServices[s]!);
    if (this.following && !this.following.effectsEqual(day, this.todays)) this.rebase(this.following, day);
    if (this.sharing === null) return;
    if (this.followed) this.recordState(day);
    for (const s of order) this.sharing[s]?.day(day, ofServices[s]!);
  }

  /** All days are over: only what others begin from is kept. */
  end(): void {
    this.catchUp();
    if (this.following) {
      this.snapshots = this.following.snapshots;
      this.takeOver(this.following);
    }
    this.sharing = null;
    this.everyDay = null;
  }

  /** Whether nothing was different from another's on any day before this one, recorded for both. */
  hadEffectsOf(other: TrustCare, day: number): boolean {
    return this.past.every((effects, kind) => effects.sameUpTo(other.past[kind]!, day - 1));
  }

  /** Whether these were the effects on a day, on lists of services that share days. */
  private effectsEqual(day: number, effects: readonly DayEffects[]): boolean {
    if (day >= this.recorded) return false; // its days ended sooner
    for (let kind = 0; kind < effects.length; kind++) {
      if (this.shared[kind]! && !this.past[kind]!.were(day, effects[kind]!)) return false;
    }
    return true;
  }

  /** Follows another whose days were the same so far, or goes on alone. */
  private rebase(followed: TrustCare, day: number): void {
    const next = this.findMatch(day);
    this.following = next;
    if (next) this.takeOver(next);
    else this.sharing = this.fork(followed, day);
  }

  /** What another counts on the lists of services that share days holds here too. */
  private takeOver({ opening }: TrustCare): void {
    const { ledger, tally } = this.opening;
    for (const list of this.sharedLists()) ledger.follow(list, opening.ledger);
    tally.follow(opening.tally);
  }

  /** One whose effects were the same, up to and with this day. */
  private findMatch(day: number): TrustCare | null {
    for (const one of this.others) if (one.samePrefix(this, day)) return one;
    return null;
  }

  /** Whether the effects were those under another, up to and with this day. */
  private samePrefix(other: TrustCare, day: number): boolean {
    if (day >= this.recorded) return false;
    for (let kind = 0; kind < this.past.length; kind++) {
      if (this.shared[kind]! && !this.past[kind]!.sameUpTo(other.past[kind]!, day)) return false;
    }
    return true;
  }

  /** Indices in the ledger of the lists of services that share days. */
  private sharedLists(): number[] {
    return this.opening.trust.flatMap(([future, first]) =>
      future.kind.sharesDays ? listsOf(future).map((_, list) => first + list) : [],
    );
  }

  /** Records a snapshot when one is due. */
  private recordState(day: number): void {
    const { month } = this.opening.calendar;
    if (day === 0 || month[day] === month[day - 1] || month[day]! % SNAPSHOT_MONTHS !== 0) return;
    const writer = new SnapshotWriter();
    for (const service of this.sharing!) service?.visitState?.(writer, day);
    this.snapshots.push({ day, state: writer.end() });
  }

  /** Opens the services that share days and simulates them up to this day as they were under the one that was followed. */
  private fork(followed: TrustCare, day: number): Services {
    this.snapshots = followed.snapshots.filter((one) => one.day <= day);
    const last = this.snapshots.at(-1);
    const from = last?.day ?? 0;
    this.opening.tally.fork(from);
    const services = openServices(this.opening, true, last !== undefined);
    if (last) {
      const reader = new SnapshotReader(last.state);
      for (const service of services) service?.visitState?.(reader, from);
    }
    const theirs = Array.from(this.effects, ({ list }) => new DayEffects(list));
    const ofServices = byService(this.opening, theirs);
    for (let d = from; d < day; d++) {
      read(followed.past, d, theirs);
      for (const s of this.order) services[s]?.day(d, ofServices[s]!);
    }
    return services;
  }
}

/** Effects by kind of list, for each list of each service. */
function byService({ futures }: TrustOpening, effects: readonly DayEffects[]): DayEffects[][] {
  return Array.from(futures, (future) =>
    Array.from(listsOf(future), (kind) => effects.find(({ list }) => list === kind)!),
  );
}

/** What was different on a day, by kind of list. */
function read(past: readonly EffectsByDay[], day: number, into: readonly DayEffects[]): void {
  for (let kind = 0; kind < into.length; kind++) past[kind]!.read(day, into[kind]!);
}
