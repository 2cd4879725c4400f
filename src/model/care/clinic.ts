/**
 * A list of patients and its sessions, the same for first attendances, follow-ups and admissions: patients join, those
 * who missed a slot come back, hidden ones are found, and on session days slots are given out, most to the longest
 * waiting. Whole patients only: every day
 *   waiting = waiting yesterday + joined - done - returned to GP - removed,
 * hidden patients included: their clock runs, only nobody sees them.
 */
import { type DailyWords, mix } from '../../kernel/streams.js';
import { column, type Ledger } from '../ledger.js';
import type { Archive } from './archive.js';
import { FollowingCapacity } from './capacity.js';
import type { Chance } from './chance.js';
import type { ClinicRules, Seen } from './clinic-rules.js';
import { VARIATE } from './clinic-variates.js';
import type { DayEffects } from './day-effects.js';
import { HiddenPatients } from './hidden-patients.js';
import { Later } from './later.js';
import type { Misses } from './misses.js';
import { Taken } from './taken.js';
import { WEEKS_18 } from './wait-tally.js';
import { WaitingList } from './waiting-list.js';

const WEEKS_52 = 364;

/** The clocks of those who have none. */
const NOBODY = new Int32Array(0);

export class Clinic {
  readonly index: number;
  private readonly rules: ClinicRules;
  private readonly words: DailyWords;
  private readonly chance: Chance;
  private readonly ledger: Ledger;
  private readonly seen: Seen;
  private readonly lists: readonly WaitingList[];
  private readonly hidden: HiddenPatients;
  private readonly misses: readonly Misses[];
  private readonly capacity: FollowingCapacity;
  /** Patients who missed a slot, by class, until they can be seen again. */
  private readonly away: readonly Later[];
  private readonly taken = new Taken();
  private joined = 0;
  private done = 0;
  private missed = 0;
  private returned = 0;
  private removed = 0;

  /**
   * @param index   index of the list in the ledger
   * @param history days before the start on which a clock can have started
   * @param seen    told of everybody who is seen
   */
  constructor(
    index: number,
    rules: ClinicRules,
    history: number,
    days: number,
    words: DailyWords,
    chance: Chance,
    ledger: Ledger,
    seen: Seen,
  ) {
    this.index = index;
    this.rules = rules;
    this.words = words;
    this.chance = chance;
    this.ledger = ledger;
    this.seen = seen;
    // `map` makes arrays of two kinds, as it happens to be compiled; `from` of one, and whoever reads them is compiled once.
    this.lists = Array.from(rules.classes, ({ noticeDays, initial }) => {
      const list = new WaitingList(history, days, noticeDays);
      for (const { clockDay, count } of initial) list.join(clockDay, count);
      return list;
    });
    this.hidden = new HiddenPatients(rules.classes.length, history, days, words, chance);
    this.misses = Array.from(rules.classes, ({ missKey }) => chance.misses(missKey));
    this.away = Array.from(rules.classes, () => new Later(rules.rebookDays));
    this.capacity = new FollowingCapacity(rules.capacity);
  }

  /** Everybody on the list, hidden patients included. */
  get waiting(): number {
    let sum = this.hidden.total;
    for (let c = 0; c < this.lists.length; c++) sum += this.lists[c]!.total + this.away[c]!.total;
    return sum;
  }

  /** Begins a day: those who missed a slot come back, some of the hidden are found, some of the list are hidden. */
  open(day: number, fx: DayEffects): void {
    this.joined = 0;
    this.done = 0;
    this.missed = 0;
    this.returned = 0;
    this.removed = 0;
    this.hidden.begin();
    for (let c = 0; c < this.lists.length; c++) {
      const list = this.lists[c]!;
      this.comeBack(c, day);
      list.mature(day);
      if (this.hidden.total > 0 && fx.found > 0) this.hidden.find(c, list, day, fx.found);
      if (fx.hidden > 0) this.hidden.hide(c, list, day, fx.hidden);
    }
  }

  /** Patients join a class today, with the day their clock started; the system may lose track of some at once. */
  join(c: number, clockDay: number, count: number, day: number, fx: DayEffects): void {
    if (count === 0) return;
    this.joined += count;
    const lost = fx.untracked > 0 ? this.hidden.loseNew(c, clockDay, count, day, fx.untracked) : 0;
    this.lists[c]!.join(clockDay, count - lost);
  }

  /** Holds today's session, if there is one, and writes the day into the ledger. */
  close(day: number, sessionToday: boolean, lastOfWeek: boolean, fx: DayEffects): void {
    const { chance, capacity, ledger, index } = this;
    const usual = sessionToday ? capacity.slotsPerSession * fx.activity() : 0;
    const extra = sessionToday && fx.extra > 0 ? capacity.basePerSession * fx.extra : 0;
    const extraSlots = extra > 0 ? chance.whole(this.variate(day, VARIATE.extra), extra, VARIATE.extra) : 0;
    const slots = chance.whole(this.variate(day, VARIATE.slots), usual, VARIATE.slots) + extraSlots;
    const used = this.session(slots, day, Math.min(1, this.rules.missedShare * fx.dna));
    capacity.observe(this.joined);
    if (lastOfWeek) {
      // The list is to be where the target will be at the end of the catch-up.
      const target = this.rules.targetWeeks(day + 7 * this.rules.capacity.catchUpWeeks);
      capacity.follow(day, this.waiting - this.hidden.total, target);
    }
    const pending = chance.binomial(this.variate(day, VARIATE.billing), this.done, fx.uncaptured, VARIATE.billing);
    if (fx.downgraded > 0) {
      const u = this.variate(day, VARIATE.downgraded);
      const worth = chance.binomial(u, this.done - pending, fx.downgraded, VARIATE.downgraded);
      ledger.set(index, day, column.downgraded, worth);
    }
    ledger.set(index, day, column.joined, this.joined);
    ledger.set(index, day, column.slots, slots);
    ledger.set(index, day, column.extra, Math.min(extraSlots, used));
    ledger.set(index, day, column.used, used);
    ledger.set(index, day, column.missed, this.missed);
    ledger.set(index, day, column.returned, this.returned);
    ledger.set(index, day, column.done, this.done);
    ledger.set(index, day, column.removed, this.removed);
    ledger.set(index, day, column.uncaptured, pending);
    ledger.set(index, day, column.waiting, this.waiting);
    ledger.set(index, day, column.hidden, this.hidden.total);
    const over18 = this.startedBefore(day - WEEKS_18);
    ledger.set(index, day, column.over_18_weeks, over18);
    ledger.set(index, day, column.over_52_weeks, over18 === 0 ? 0 : this.startedBefore(day - WEEKS_52));
  }

  /** Patients of a class who wait, could have been seen, and whose clock started on this day. */
  waitingSince(c: number, clockDay: number): number {
    return this.lists[c]!.startedOn(clockDay) + this.hidden.ofClass(c).startedOn(clockDay);
  }

  /** Patients of a class on the list, hidden ones included, those away too. */
  ofClass(c: number): number {
    return this.lists[c]!.total + this.hidden.ofClass(c).total + this.away[c]!.total;
  }

  keep(archive: Archive): void {
    for (const part of [...this.lists, this.hidden, ...this.away, ...this.misses, this.capacity]) part.keep(archive);
  }

  private variate(day: number, k: number): number {
    return mix(this.words.hi[day]!, this.words.lo[day]!, k);
  }

  /** Patients who missed a slot can be seen again: same clock. */
  private comeBack(c: number, day: number): void {
    const away = this.away[c]!;
    const back = away.coming(day);
    for (let i = 0; i < back.length; i++) this.lists[c]!.join(back.days[i]!, back.counts[i]!);
    away.came(day);
  }

  /** Gives out slots class by class; returns how many found a patient. */
  private session(slots: number, day: number, missed: number): number {
    const { lists, rules } = this;
    let eligible = 0;
    for (const list of lists) eligible += list.eligible;
    let used = 0;
    for (let c = 0; c < lists.length; c++) {
      const own = lists[c]!.eligible;
      eligible -= own;
      const given = Math.min(own, this.offer(c, slots, slots - used, own, eligible));
      used += given;
      this.misses[c]!.today(missed, rules.classes[c]!.toGpShare);
      if (rules.classes[c]!.clocked) this.serve(c, given, day);
      else this.serveAlike(c, given, day);
    }
    return used;
  }

  /** Slots offered to a class, of those left: `own` of its patients could be seen, `others` of later classes. */
  private offer(c: number, slots: number, left: number, own: number, others: number): number {
    const { between, firstClassShare } = this.rules;
    if (others === 0) return left;
    if (between === 'alike') return Math.round((left * own) / (own + others));
    if (c === 0 && firstClassShare < 1) return Math.max(Math.floor(firstClassShare * slots), left - others);
    return left;
  }

  /**
   * Those of a class who are given a slot today, most of them the longest waiting, are seen, or miss it and rejoin later
   * with the same clock, or go back to their GP.
   */
  private serve(c: number, given: number, day: number): void {
    const list = this.lists[c]!;
    const { chance, taken, rules } = this;
    taken.clear();
    let anyOrder = 0;
    if (given < list.eligible) {
      const u = this.variate(day, VARIATE.outOfOrder + c);
      anyOrder = chance.whole(u, given * rules.outOfOrderShare, VARIATE.outOfOrder + c);
    }
    list.takeOldest(given - anyOrder, taken);
    const leaving = this.leaving(c, list.total - anyOrder, day);
    if (anyOrder > 0) list.takeAny(anyOrder, this.variate(day, VARIATE.whoInAnyOrder + c), taken);
    if (leaving > 0) list.takeAnybody(leaving, this.variate(day, VARIATE.whoIsRemoved + c), null);
    this.attend(c, day);
  }

  /** As `serve` where no clock runs: nobody asks which of them it was, so they are only counted. */
  private serveAlike(c: number, given: number, day: number): void {
    const list = this.lists[c]!;
    const misses = this.misses[c]!;
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
    list.takeOldest(this.leaving(c, list.total, day), null);
    if (rebooked > 0) this.away[c]!.add(day, day, rebooked);
    this.missed += given - seen;
    this.done += seen;
    if (seen > 0) this.seen(c, NOBODY, seen, day);
  }

  /** Of so many who stay on a list, how many leave it today otherwise than by being seen: moved, went private, got better, died. */
  private leaving(c: number, staying: number, day: number): number {
    const { removalHazard } = this.rules.classes[c]!;
    if (removalHazard === 0) return 0;
    const u = this.variate(day, VARIATE.removed + c);
    const leaving = this.chance.binomial(u, staying, removalHazard, VARIATE.removed + c);
    this.removed += leaving;
    return leaving;
  }

  /** The patients taken are seen, or not. */
  private attend(c: number, day: number): void {
    const misses = this.misses[c]!;
    const away = this.away[c]!;
    const { clockDays, length } = this.taken;
    let seen = 0;
    for (let i = 0; ; i++) {
      const end = i + misses.before(length - i);
      for (; i < end; i++) clockDays[seen++] = clockDays[i]!;
      if (i === length) break;
      if (misses.goesToGp()) this.returned++;
      else away.add(day, clockDays[i]!, 1);
    }
    this.missed += length - seen;
    this.done += seen;
    if (seen > 0) this.seen(c, clockDays, seen, day);
  }

  /** Patients with a clock that started before this day: waiting, hidden or to be rebooked. */
  private startedBefore(day: number): number {
    let sum = 0;
    for (let c = 0; c < this.lists.length; c++) {
      if (!this.rules.classes[c]!.clocked) continue;
      sum += this.lists[c]!.startedBefore(day);
      if (this.hidden.total > 0) sum += this.hidden.ofClass(c).startedBefore(day);
      sum += this.away[c]!.startedBefore(day);
    }
    return sum;
  }
}
