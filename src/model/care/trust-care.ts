/**
 * The care of one trust. What is different on a day is noted when the day comes; the day itself is lived when somebody
 * asks what came of it, at the end at the latest, so that a trust is lived many days in a row, with all it needs at hand.
 *
 * As long as what is different there is what was different under another strategy of the same replication, or in the
 * counterfactual, its days are the same, patient for patient. So a strategy follows one that was lived before, and lives
 * a trust's planned care only from the first day that nobody has lived, beginning where the one it followed last noted how
 * things stood.
 */
import { type Note, Noting, PuttingBack } from './archive.js';
import { DayEffects } from './day-effects.js';
import { EffectRows, EffectsByDay } from './effects-by-day.js';
import { listsOf, type Opening, openEmergency, openPlanned, type ServiceAtWork } from './open-services.js';

/** Months between two notes of how things stand. */
const NOTE_MONTHS = 6;

type Services = readonly (ServiceAtWork | undefined)[];

export class TrustCare {
  /** By service and list: what is different today. Set before the day is noted. */
  readonly effects: readonly (readonly DayEffects[])[];
  private readonly opening: Opening;
  private readonly others: readonly TrustCare[];
  /** Whether others may follow this one: only then are notes of any use. */
  private readonly followed: boolean;
  private emergency: Services | null = null;
  /** One whose days are the days here so far; null while they are lived here. */
  private following: TrustCare | null;
  /** null while they are not. */
  private planned: Services | null = null;
  /** Days that were noted, and that were lived. */
  private noted = 0;
  private lived = 0;
  /** By service: what is different on the day that is lived. */
  private readonly todays: readonly (readonly DayEffects[])[];
  /** The first planned service: with it a day begins. */
  private readonly begins: number;
  /** What was different on the days noted, by service and list. */
  private readonly past: readonly (readonly EffectsByDay[])[];
  private readonly rows = new EffectRows();
  /** How things stood, of this one and of those it followed. */
  private notes: { readonly day: number; readonly note: Note }[] = [];

  /**
   * @param others the same trust's care in the counterfactual and under strategies, all of their days over, in the order
   *               in which they were lived; none: every day is lived here
   * @param followed whether others may follow this one
   */
  constructor(opening: Opening, others: readonly TrustCare[], followed: boolean) {
    this.opening = opening;
    this.others = others;
    this.followed = followed;
    this.effects = effectsOf(opening);
    this.todays = effectsOf(opening);
    this.past = Array.from(this.effects, (lists) => Array.from(lists, () => new EffectsByDay(this.rows)));
    this.following = others[0] ?? null;
    this.begins = opening.futures.findIndex(({ kind }) => kind !== 'emergency');
  }

  /** Notes what is different on a day: it stands in `effects`. */
  note(day: number): void {
    this.rows.beginDay();
    const { effects, past } = this;
    for (let service = 0; service < effects.length; service++) {
      const lists = effects[service]!;
      for (let list = 0; list < lists.length; list++) past[service]![list]!.note(day, lists[list]!);
    }
    this.noted = day + 1;
  }

  /** Lives all days noted that have not been lived yet. */
  catchUp(): void {
    if (this.emergency === null) {
      this.emergency = openEmergency(this.opening);
      if (this.following === null) this.planned = openPlanned(this.opening);
    }
    for (; this.lived < this.noted; this.lived++) {
      for (let service = 0; service < this.effects.length; service++) this.live(service, this.lived);
    }
  }

  private live(service: number, day: number): void {
    const effects = this.todays[service]!;
    read(this.past[service]!, day, effects);
    const emergency = this.emergency![service];
    if (emergency) {
      emergency.day(day, effects);
      return;
    }
    if (this.following && !this.following.wasSo(service, day, effects)) this.turn(this.following, service, day);
    if (this.planned === null) return;
    if (this.followed && service === this.begins) this.noteState(day);
    this.planned[service]!.day(day, effects);
  }

  /** All days are over: only what others begin from is kept. */
  end(): void {
    this.catchUp();
    if (this.following) this.notes = this.following.notes;
    this.planned = null;
    this.emergency = null;
  }

  private wasSo(service: number, day: number, effects: readonly DayEffects[]): boolean {
    for (let list = 0; list < effects.length; list++) {
      if (!this.past[service]![list]!.were(day, effects[list]!)) return false;
    }
    return true;
  }

  /** Follows another whose days were the same so far, or goes on alone. */
  private turn(followed: TrustCare, service: number, day: number): void {
    const next = this.another(service, day);
    this.following = next;
    if (next) {
      const { ledger, tally } = this.opening;
      for (const list of this.plannedLists()) ledger.follow(list, next.opening.ledger);
      tally.follow(next.opening.tally);
    } else this.planned = this.part(followed, service, day);
  }

  /** One whose days were the same, up to this service of this day. */
  private another(service: number, day: number): TrustCare | null {
    for (const one of this.others) if (one.wasAs(this, service, day)) return one;
    return null;
  }

  /** Whether all was as under another, up to this service of this day. */
  private wasAs(other: TrustCare, service: number, day: number): boolean {
    for (let s = 0; s < this.past.length; s++) {
      if (this.opening.futures[s]!.kind === 'emergency') continue;
      const lists = this.past[s]!;
      for (let l = 0; l < lists.length; l++) {
        if (!lists[l]!.sameUpTo(other.past[s]![l]!, s <= service ? day : day - 1)) return false;
      }
    }
    return true;
  }

  /** The lists of planned care in the ledger. */
  private plannedLists(): number[] {
    let next = this.opening.first;
    return this.opening.futures.flatMap((future) => {
      const lists = listsOf(future).map(() => next++);
      return future.kind === 'emergency' ? [] : lists;
    });
  }

  /** Notes how things stand. */
  private noteState(day: number): void {
    const { month } = this.opening.calendar;
    if (day === 0 || month[day] === month[day - 1] || month[day]! % NOTE_MONTHS !== 0) return;
    const noting = new Noting();
    for (const planned of this.planned!) planned?.keep?.(noting, day);
    this.notes.push({ day, note: noting.end() });
  }

  /** Opens planned care and lives it up to this service of this day as it was under the one that was followed. */
  private part(followed: TrustCare, service: number, day: number): Services {
    this.notes = followed.notes.filter((one) => one.day <= day);
    const last = this.notes.at(-1);
    const from = last?.day ?? 0;
    this.opening.tally.part(from);
    const services = openPlanned(this.opening);
    if (last) {
      const back = new PuttingBack(last.note);
      for (const planned of services) planned?.keep?.(back, from);
    }
    const theirs = effectsOf(this.opening);
    for (let d = from; d <= day; d++) {
      for (let s = 0; s < (d < day ? services.length : service); s++) {
        read(followed.past[s]!, d, theirs[s]!);
        services[s]?.day(d, theirs[s]!);
      }
    }
    return services;
  }
}

/** Room for what is different on a day, by service and list. */
function effectsOf({ futures }: Opening): DayEffects[][] {
  return Array.from(futures, (future) => Array.from(listsOf(future), (list) => new DayEffects(list)));
}

/** What was different on a day at the lists of a service. */
function read(past: readonly EffectsByDay[], day: number, into: readonly DayEffects[]): void {
  for (let list = 0; list < into.length; list++) past[list]!.read(day, into[list]!);
}
