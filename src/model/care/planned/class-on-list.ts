/**
 * One class of patients on a list: those who wait, and those who missed a slot and are away until they can be rebooked.
 * Of those given a slot most are the longest waiting; each is seen, or misses it, or goes back to her GP.
 */
import type { DailyWords } from '../../../kernel/streams.js';
import type { Chance } from '../chance.js';
import type { DayEffects } from '../day-effects.js';
import type { Misses } from '../misses.js';
import type { StateVisitor } from '../snapshot.js';
import type { ClinicSetup, OnSeen, PatientClass, SendHome } from './clinic-rules.js';
import { VARIATE } from './clinic-variates.js';
import { ClockDays } from './clock-days.js';
import { Later } from './later.js';
import { WaitingList } from './waiting-list.js';

/** The clocks of those who have none. */
const NOBODY = new Int32Array(0);

export class ClassOnList {
  /** Those who wait, without the hidden. */
  readonly list: WaitingList;
  readonly rules: PatientClass;
  /** Of today: seen; missed their slot; of those sent to their GP; left the list otherwise. */
  done = 0;
  missed = 0;
  returned = 0;
  removed = 0;
  /** Of those who missed it, sent home for want of a bed. */
  noBed = 0;
  private readonly place: number;
  private readonly outOfOrderShare: number;
  private readonly missedShare: number;
  private readonly words: DailyWords;
  private readonly chance: Chance;
  private readonly onSeen: OnSeen;
  private readonly sendHome: SendHome | undefined;
  private readonly misses: Misses;
  /** Patients who missed a slot, until they can be seen again. */
  private readonly away: Later;
  private readonly taken = new ClockDays();

  /** @param place of the class among those of the list */
  constructor(place: number, { rules, history, days, words, chance, onSeen, sendHome }: ClinicSetup) {
    this.place = place;
    this.rules = rules.classes[place]!;
    this.outOfOrderShare = rules.outOfOrderShare;
    this.missedShare = rules.missedShare;
    this.words = words;
    this.chance = chance;
    this.onSeen = onSeen;
    this.sendHome = sendHome;
    this.list = new WaitingList(history, days, this.rules.noticeDays);
    for (const { clockDay, count } of this.rules.initial) this.list.join(clockDay, count);
    this.misses = chance.misses(this.rules.missKey);
    this.away = new Later(rules.rebookDays);
  }

  /** Those who wait and those away. */
  get total(): number {
    return this.list.total + this.away.total;
  }

  /** Begins a day: those who missed a slot come back, with the same clock. */
  open(day: number): void {
    this.done = 0;
    this.missed = 0;
    this.returned = 0;
    this.removed = 0;
    this.noBed = 0;
    const back = this.away.coming(day);
    for (let i = 0; i < back.length; i++) this.list.join(back.days[i]!, back.counts[i]!);
    this.away.came(day);
    this.list.mature(day);
  }

  /**
   * Gives so many of the class a slot today; some of those left leave the list otherwise than by being seen.
   * Whoever is given one misses it with the usual probability times the multiplier of the effects.
   */
  hold(given: number, day: number, fx: DayEffects): void {
    if (given > 0) this.misses.today(Math.min(1, this.missedShare * fx.dna), this.rules.toGpShare);
    if (this.rules.clocked) this.serve(given, day);
    else this.serveAlike(given, day);
  }

  /** Patients whose clock started before this day, those away too. */
  startedBefore(day: number): number {
    return this.list.startedBefore(day) + this.away.startedBefore(day);
  }

  visitState(visitor: StateVisitor): void {
    this.list.visitState(visitor);
    this.away.visitState(visitor);
    this.misses.visitState(visitor);
  }

  private serve(given: number, day: number): void {
    const { list, taken, place } = this;
    taken.clear();
    let anyOrder = 0;
    if (given < list.eligible) {
      const u = this.words.uniform(day, VARIATE.outOfOrder + this.place);
      anyOrder = this.chance.whole(u, given * this.outOfOrderShare, VARIATE.outOfOrder + place);
    }
    list.takeOldest(given - anyOrder, taken);
    const leaving = this.leaving(list.total - anyOrder, day);
    if (anyOrder > 0) list.takeAny(anyOrder, this.words.uniform(day, VARIATE.whoInAnyOrder + this.place), taken);
    if (leaving > 0) list.takeAnybody(leaving, this.words.uniform(day, VARIATE.whoIsRemoved + this.place), null);
    this.attend(day);
  }

  /** As `serve` where no clock runs: nobody asks which of them it was, so they are only counted. */
  private serveAlike(given: number, day: number): void {
    const { list, misses } = this;
    list.takeOldest(given, null);
    let seen = 0;
    let rebooked = 0;
    for (let left = given; ; left--) {
      const attending = misses.before(left);
      seen += attending;
      left -= attending;
      if (left === 0) break;
      if (misses.goesToGp()) this.returned++;
      else rebooked++;
    }
    list.takeOldest(this.leaving(list.total, day), null);
    this.noBed = this.turnedAway(seen, day);
    seen -= this.noBed;
    rebooked += this.noBed;
    if (rebooked > 0) this.away.add(day, day, rebooked);
    this.count(given, seen, NOBODY, day);
  }

  /** Of so many who stay on the list, how many leave it today: moved, went private, got better, died. */
  private leaving(staying: number, day: number): number {
    const { removalHazard } = this.rules;
    if (removalHazard === 0) return 0;
    const u = this.words.uniform(day, VARIATE.removed + this.place);
    this.removed = this.chance.binomial(u, staying, removalHazard, VARIATE.removed + this.place);
    return this.removed;
  }

  /** The patients taken are seen, or not. */
  private attend(day: number): void {
    const { misses, away } = this;
    const { clockDays, length } = this.taken;
    let seen = 0;
    for (let i = 0; ; i++) {
      const end = i + misses.before(length - i);
      for (; i < end; i++) clockDays[seen++] = clockDays[i]!;
      if (i === length) break;
      if (misses.goesToGp()) this.returned++;
      else away.add(day, clockDays[i]!, 1);
    }
    this.noBed = this.turnedAway(seen, day);
    if (this.noBed > 0) seen = this.rebookSpread(seen, clockDays, day);
    this.count(length, seen, clockDays, day);
  }

  private turnedAway(came: number, day: number): number {
    return this.sendHome !== undefined && came > 0 ? this.sendHome(this.place, came, day) : 0;
  }

  /** Those sent home are spread evenly over those who came, long waits and short ones; returns how many are seen. */
  private rebookSpread(came: number, clockDays: Int32Array, day: number): number {
    let seen = 0;
    for (let i = 0; i < came; i++) {
      const isSentHome = Math.floor(((i + 1) * this.noBed) / came) > Math.floor((i * this.noBed) / came);
      if (isSentHome) this.away.add(day, clockDays[i]!, 1);
      else clockDays[seen++] = clockDays[i]!;
    }
    return seen;
  }

  private count(given: number, seen: number, clockDays: Int32Array, day: number): void {
    this.missed = given - seen;
    this.done = seen;
    if (seen > 0) this.onSeen(this.place, clockDays, seen, day);
  }
}
