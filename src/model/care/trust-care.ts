/**
 * The care of one trust, day by day. Until something is different there, its days under a strategy are those of the
 * counterfactual, patient for patient; so a strategy lives a trust's planned care only from the first day that differs,
 * beginning where the counterfactual last noted how things stood.
 */
import { type Note, Noting, PuttingBack } from './archive.js';
import { DayEffects } from './day-effects.js';
import { EffectsByDay } from './effects-by-day.js';
import { listsOf, type Opening, openEmergency, openPlanned, type ServiceAtWork } from './open-services.js';

/** Months between two notes of how things stand. */
const NOTE_MONTHS = 3;

type Services = readonly (ServiceAtWork | undefined)[];

export class TrustCare {
  /** By service and list: what is different today. Set before the service's day. */
  readonly effects: readonly (readonly DayEffects[])[];
  private readonly opening: Opening;
  private readonly usual: TrustCare | null;
  private readonly emergency: Services;
  /** null while its days are as usual. */
  private planned: Services | null;
  /** The first planned service: with it a day begins. */
  private readonly begins: number;
  /** What was different on the days lived, by service and list. */
  private readonly past: readonly (readonly EffectsByDay[])[];
  private readonly notes: { readonly day: number; readonly note: Note }[] = [];

  /** @param usual the same trust's care in the counterfactual, all days lived; null: every day is lived here */
  constructor(opening: Opening, usual: TrustCare | null) {
    this.opening = opening;
    this.usual = usual;
    this.effects = opening.futures.map((future) => listsOf(future).map((list) => new DayEffects(list)));
    this.past = this.effects.map((lists) => lists.map(() => new EffectsByDay()));
    this.emergency = openEmergency(opening);
    this.planned = usual === null ? openPlanned(opening) : null;
    this.begins = opening.futures.findIndex(({ kind }) => kind !== 'emergency');
  }

  /** Lives a day of a service, with what stands in `effects`; services follow each other in order. */
  day(service: number, day: number): void {
    const effects = this.effects[service]!;
    const emergency = this.emergency[service];
    if (emergency) {
      emergency.day(day, effects);
      return;
    }
    if (this.usual === null) this.note(service, day);
    else if (this.planned === null) {
      if (this.usual.wasSo(service, day, effects)) return;
      this.planned = this.part(this.usual, service, day);
    }
    this.planned![service]!.day(day, effects);
  }

  /** All days are lived: only what strategies begin from is kept. */
  end(): void {
    this.planned = null;
  }

  private wasSo(service: number, day: number, effects: readonly DayEffects[]): boolean {
    return effects.every((fx, list) => this.past[service]![list]!.of(day).equals(fx));
  }

  private note(service: number, day: number): void {
    const { month } = this.opening.calendar;
    if (service === this.begins && day > 0 && month[day] !== month[day - 1] && month[day]! % NOTE_MONTHS === 0) {
      const noting = new Noting();
      for (const planned of this.planned!) planned?.keep?.(noting, day);
      this.notes.push({ day, note: noting.end() });
    }
    this.effects[service]!.forEach((fx, list) => {
      this.past[service]![list]!.note(day, fx);
    });
  }

  /** Opens planned care and lives it up to this service of this day as it was in the counterfactual. */
  private part(usual: TrustCare, service: number, day: number): Services {
    const last = usual.notes.findLast((one) => one.day <= day);
    const from = last?.day ?? 0;
    this.opening.tally.part(from);
    const services = openPlanned(this.opening);
    if (last) {
      const back = new PuttingBack(last.note);
      for (const planned of services) planned?.keep?.(back, from);
    }
    for (let d = from; d <= day; d++) {
      for (let s = 0; s < (d < day ? services.length : service); s++) {
        services[s]?.day(
          d,
          usual.past[s]!.map((list) => list.of(d)),
        );
      }
    }
    return services;
  }
}
