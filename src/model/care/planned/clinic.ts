/**
 * A list of patients and its sessions, the same for first attendances, follow-ups and admissions: patients join, those
 * who missed a slot come back, hidden ones are found, and on session days slots are given out, most to the longest
 * waiting. Whole patients only: every day
 *   waiting = waiting yesterday + joined - done - returned to GP - removed,
 * hidden patients included: their clock runs, only nobody sees them.
 */
import type { DailyWords } from '../../../kernel/streams.js';
import { column, type Ledger } from '../../ledger.js';
import type { Chance } from '../chance.js';
import type { DayEffects } from '../day-effects.js';
import type { StateVisitor } from '../snapshot.js';
import { WEEKS_18 } from '../wait-tally.js';
import { FollowingCapacity } from './capacity.js';
import { ClassOnList } from './class-on-list.js';
import type { ClinicRules, ClinicSetup } from './clinic-rules.js';
import { VARIATE } from './clinic-variates.js';
import { HiddenPatients } from './hidden-patients.js';

const WEEKS_52 = 364;

export class Clinic {
  readonly index: number;
  private readonly rules: ClinicRules;
  private readonly words: DailyWords;
  private readonly chance: Chance;
  private readonly ledger: Ledger;
  private readonly classes: readonly ClassOnList[];
  private readonly hidden: HiddenPatients;
  private readonly capacity: FollowingCapacity;
  private joined = 0;

  constructor(setup: ClinicSetup) {
    const { index, rules, words, chance, ledger } = setup;
    this.index = index;
    this.rules = rules;
    this.words = words;
    this.chance = chance;
    this.ledger = ledger;
    // `map` makes arrays of two kinds, as it happens to be compiled; `from` of one, and whoever reads them is compiled once.
    this.classes = Array.from(rules.classes, (_, place) => new ClassOnList(place, setup));
    this.hidden = new HiddenPatients(rules.classes.length, setup);
    this.capacity = new FollowingCapacity(rules.capacity);
  }

  /** Everybody on the list, hidden patients included. */
  get waiting(): number {
    let sum = this.hidden.total;
    for (const own of this.classes) sum += own.total;
    return sum;
  }

  /** Begins a day: those who missed a slot come back, some of the hidden are found, some of the list are hidden. */
  open(day: number, fx: DayEffects): void {
    const { classes, hidden } = this;
    this.joined = 0;
    hidden.begin();
    for (let c = 0; c < classes.length; c++) {
      const { list } = classes[c]!;
      classes[c]!.open(day);
      if (hidden.total > 0 && fx.found > 0) hidden.find(c, list, day, fx.found);
      if (fx.hidden > 0) hidden.hide(c, list, day, fx.hidden);
    }
  }

  /** Patients join a class today, with the day their clock started; the system may lose track of some at once. */
  join(c: number, clockDay: number, count: number, day: number, fx: DayEffects): void {
    if (count === 0) return;
    this.joined += count;
    const lost = fx.untracked > 0 ? this.hidden.loseNew(c, clockDay, count, day, fx.untracked) : 0;
    this.classes[c]!.list.join(clockDay, count - lost);
  }

  /** Holds today's session, if there is one, and writes the day into the ledger. */
  close(day: number, sessionToday: boolean, lastOfWeek: boolean, fx: DayEffects): void {
    const { chance, capacity, ledger, index } = this;
    const extra =
      sessionToday && fx.extra > 0 && this.hasBacklog(day, fx.extraSince) ? capacity.basePerSession * fx.extra : 0;
    // Nobody pays for extra sessions and cuts the usual ones.
    const full = extra > 0 ? Math.max(capacity.slotsPerSession, capacity.basePerSession) : capacity.slotsPerSession;
    const usual = sessionToday ? full * fx.activity() : 0;
    const extraSlots = extra > 0 ? chance.whole(this.words.uniform(day, VARIATE.extra), extra, VARIATE.extra) : 0;
    const usualSlots = usual > 0 ? chance.whole(this.words.uniform(day, VARIATE.slots), usual, VARIATE.slots) : 0;
    const slots = usualSlots + extraSlots;
    const used = this.session(slots, day, fx);
    const extraUsed = Math.max(0, used - usualSlots);
    capacity.observe(this.joined, extraUsed);
    if (lastOfWeek) capacity.follow(day, this.waiting - this.hidden.total, this.rules.targetWeeks);
    let done = 0;
    let missed = 0;
    let returned = 0;
    let removed = 0;
    let noBed = 0;
    for (const own of this.classes) {
      done += own.done;
      missed += own.missed;
      returned += own.returned;
      removed += own.removed;
      noBed += own.noBed;
    }
    this.bill(day, done, fx);
    ledger.set(index, day, column.joined, this.joined);
    ledger.set(index, day, column.slots, slots);
    ledger.set(index, day, column.extra, extraUsed);
    ledger.set(index, day, column.used, used);
    ledger.set(index, day, column.missed, missed);
    ledger.set(index, day, column.returned, returned);
    ledger.set(index, day, column.no_bed, noBed);
    ledger.set(index, day, column.done, done);
    ledger.set(index, day, column.removed, removed);
    ledger.set(index, day, column.waiting, this.waiting);
    ledger.set(index, day, column.hidden, this.hidden.total);
    const over18 = this.startedBefore(day - WEEKS_18);
    ledger.set(index, day, column.over_18_weeks, over18);
    ledger.set(index, day, column.over_52_weeks, over18 === 0 ? 0 : this.startedBefore(day - WEEKS_52));
  }

  /** Patients of a class who wait, could have been seen, and whose clock started on this day. */
  waitingSince(c: number, clockDay: number): number {
    return this.classes[c]!.list.startedOn(clockDay) + this.hidden.ofClass(c).startedOn(clockDay);
  }

  /** Patients of a class on the list, hidden ones included, those away too. */
  ofClass(c: number): number {
    return this.classes[c]!.total + this.hidden.ofClass(c).total;
  }

  visitState(visitor: StateVisitor): void {
    for (const part of [...this.classes, this.hidden, this.capacity]) part.visitState(visitor);
  }

  /** Writes who of those seen is not recorded for payment, or not in full. */
  private bill(day: number, done: number, fx: DayEffects): void {
    const { chance, ledger, index, words } = this;
    let pending = 0;
    let downgraded = 0;
    if (done > 0) {
      pending = chance.binomial(words.uniform(day, VARIATE.billing), done, fx.uncaptured, VARIATE.billing);
      if (fx.downgraded > 0) {
        const u = words.uniform(day, VARIATE.downgraded);
        downgraded = chance.binomial(u, done - pending, fx.downgraded, VARIATE.downgraded);
      }
    }
    ledger.set(index, day, column.uncaptured, pending);
    ledger.set(index, day, column.downgraded, downgraded);
  }

  /** Whether the list is by more than a week's work longer than its target, and than it was on the eve of a day. */
  private hasBacklog(day: number, since: number): boolean {
    const { capacity, ledger, index } = this;
    const then = since > 0 ? ledger.get(index, since - 1, 'waiting') - ledger.get(index, since - 1, 'hidden') : 0;
    const usual = Math.max(then, capacity.demand * this.rules.targetWeeks(day));
    return this.waiting - this.hidden.total - usual > capacity.demand;
  }

  /** Gives out slots class by class; returns how many found a patient. */
  private session(slots: number, day: number, fx: DayEffects): number {
    const { classes } = this;
    let eligible = 0;
    for (const { list } of classes) eligible += list.eligible;
    let used = 0;
    for (let c = 0; c < classes.length; c++) {
      const own = classes[c]!.list.eligible;
      eligible -= own;
      const given = Math.min(own, this.offer(c, slots, slots - used, own, eligible));
      used += given;
      classes[c]!.hold(given, day, fx);
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

  /** Patients with a clock that started before this day: waiting, hidden or to be rebooked. */
  private startedBefore(day: number): number {
    let sum = 0;
    for (let c = 0; c < this.classes.length; c++) {
      const own = this.classes[c]!;
      if (!own.rules.clocked) continue;
      sum += own.startedBefore(day);
      if (this.hidden.total > 0) sum += this.hidden.ofClass(c).startedBefore(day);
    }
    return sum;
  }
}
