/**
 * An outpatient service, day by day: referrals join, those who did not attend come back, some leave the list, and on
 * session days slots are given out by priority, most to the longest waiting. Whole patients only: every day
 *   waiting = waiting yesterday + referred - attended - returned to GP - removed.
 */
import { type DailyWords, mix } from '../../kernel/streams.js';
import { log1p } from '../../stats/dmath.js';
import { column, type Ledger } from '../ledger.js';
import { FollowingCapacity } from './capacity.js';
import type { Chance } from './chance.js';
import type { DayEffects } from './day-effects.js';
import { balancedList, type InitialCohort } from './initial-list.js';
import type { Misses, MissKey } from './misses.js';
import { type OutpatientNumbers, PRIORITIES } from './outpatient-fields.js';
import { Taken, WaitingList } from './waiting-list.js';

const WEEKS_18 = 126;
const WEEKS_52 = 364;
const TWO_WEEKS = 14;

/** Which variate of the day serves what; picks of patients count up from their base. */
const VARIATE = { slots: 0, billing: 1, removed: 8, outOfOrder: 16, picks: 1 << 24 };

/** What is the same under every strategy in one replication. */
export interface OutpatientFuture {
  readonly numbers: OutpatientNumbers;
  /** Referrals by priority and day. */
  readonly referrals: readonly Int32Array[];
  /** One uniform a day for whatever chance decides that day. */
  readonly words: DailyWords;
  /** For each priority, the bits that decide who of its patients misses a slot. */
  readonly attendance: readonly MissKey[];
}

/** Growth of demand in a day, as an exponent. */
export function growthPerDay(n: OutpatientNumbers): number {
  return log1p(n.growth_share_per_year) / 365.25;
}

/** A usual week before the scenario starts. */
export interface UsualWeek {
  /** Patients referred. */
  readonly referrals: number;
  /** Slots that one patient on the list will need, on average. */
  readonly slotsPerPatient: number;
  /** Base slots. */
  readonly slots: number;
  /** Attendances that the referrals come to. */
  readonly attendances: number;
}

export function usualWeek(n: OutpatientNumbers): UsualWeek {
  const seen = 1 - n.removal_share;
  const endsPerSlot = 1 - n.dna_share * (1 - n.back_to_gp_share);
  const slotsPerPatient = seen / endsPerSlot;
  const slots = Number.isNaN(n.slots_per_weekday)
    ? (n.referrals_per_week * slotsPerPatient) / n.load_share
    : 5 * n.slots_per_weekday;
  const attendances = (n.referrals_per_week * seen * (1 - n.dna_share)) / endsPerSlot;
  return { referrals: n.referrals_per_week, slotsPerPatient, slots, attendances };
}

export class Outpatients {
  private readonly future: OutpatientFuture;
  private readonly chance: Chance;
  private readonly ledger: Ledger;
  private readonly index: number;
  private readonly lists: readonly WaitingList[];
  private readonly capacity: FollowingCapacity;
  private readonly removalHazard: number;
  /** Patients who did not attend, by priority and by the day (modulo the ring) on which they can be seen again. */
  private readonly away: readonly (readonly Taken[])[];
  private readonly misses: readonly Misses[];
  private awayTotal = 0;
  private awayOldest = Number.POSITIVE_INFINITY;
  private readonly taken = new Taken();
  private returned = 0;
  private attended = 0;
  private within18 = 0;
  private missed = 0;
  private removed = 0;

  constructor(index: number, future: OutpatientFuture, days: number, chance: Chance, ledger: Ledger) {
    const n = future.numbers;
    this.index = index;
    this.future = future;
    this.chance = chance;
    this.ledger = ledger;
    const initial = balancedList(n);
    const history = initial.reduce((oldest, cohort) => Math.max(oldest, -cohort.clockDay), 0);
    this.lists = PRIORITIES.map((priority) => new WaitingList(history, days, Math.round(n[`notice_days.${priority}`])));
    for (const cohort of initial) this.listOf(cohort).join(cohort.clockDay, cohort.count);
    this.away = PRIORITIES.map(() => Array.from({ length: Math.round(n.rebook_days) + 1 }, () => new Taken()));
    this.misses = future.attendance.map((key) => chance.misses(key));
    const week = usualWeek(n);
    this.capacity = new FollowingCapacity({
      base: week.slots,
      growthPerDay: growthPerDay(n),
      floor: n.floor_share,
      ceiling: 1 + n.flex_share,
      slotsPerPatient: week.slotsPerPatient,
      targetWeeks: n.target_wait_weeks,
      catchUpWeeks: n.catch_up_weeks,
      usualReferrals: week.referrals,
    });
    const targetDays = 7 * n.target_wait_weeks;
    this.removalHazard = targetDays > 0 ? Math.min(1, -log1p(-n.removal_share) / targetDays) : 0;
  }

  /** Everybody whose clock runs. */
  get waiting(): number {
    let sum = this.awayTotal;
    for (const list of this.lists) sum += list.total;
    return sum;
  }

  /** Lives one day; `fx` is what is different today. */
  day(day: number, sessionToday: boolean, lastOfWeek: boolean, fx: DayEffects): void {
    const { ledger, lists } = this;
    const row = ledger.at(this.index, day);
    this.returned = 0;
    this.attended = 0;
    this.within18 = 0;
    this.missed = 0;
    this.removed = 0;
    let referred = 0;
    for (let priority = 0; priority < lists.length; priority++) {
      referred += this.refer(priority, day);
      this.comeBack(priority, day);
      lists[priority]!.mature(day);
    }
    const wanted = sessionToday ? this.capacity.slotsPerSession * fx.activity() : 0;
    const slots = this.chance.whole(this.variate(day, VARIATE.slots), wanted, 0);
    let used = 0;
    for (let priority = 0; priority < lists.length; priority++) {
      used += this.session(priority, slots - used, day);
      this.attend(priority, day, Math.min(1, this.future.numbers.dna_share * fx.dna));
    }
    this.capacity.observe(referred);
    if (lastOfWeek) this.capacity.follow(day, this.waiting);
    const pending = this.chance.binomial(this.variate(day, VARIATE.billing), this.attended, fx.uncaptured, 1);
    ledger.set(row, column.referred, referred);
    ledger.set(row, column.slots, slots);
    ledger.set(row, column.used, used);
    ledger.set(row, column.dna, this.missed);
    ledger.set(row, column.returned, this.returned);
    ledger.set(row, column.attended, this.attended);
    ledger.set(row, column.within_18_weeks, this.within18);
    ledger.set(row, column.removed, this.removed);
    ledger.set(row, column.two_week_breaches, lists[0]!.startedOn(day - TWO_WEEKS));
    ledger.set(row, column.pending, pending);
    ledger.set(row, column.waiting, this.waiting);
    ledger.set(row, column.over_18_weeks, this.startedBefore(day - WEEKS_18));
    ledger.set(row, column.over_52_weeks, this.startedBefore(day - WEEKS_52));
  }

  private listOf(cohort: InitialCohort): WaitingList {
    return this.lists[cohort.priority]!;
  }

  private variate(day: number, k: number): number {
    return mix(this.future.words.hi[day]!, this.future.words.lo[day]!, k);
  }

  private refer(priority: number, day: number): number {
    const count = this.future.referrals[priority]![day]!;
    this.lists[priority]!.join(day, count);
    return count;
  }

  /** Patients who did not attend can be seen again: same clock. */
  private comeBack(priority: number, day: number): void {
    const ring = this.away[priority]!;
    const back = ring[day % ring.length]!;
    for (let i = 0; i < back.length; i++) {
      this.lists[priority]!.join(back.days[i]!, back.counts[i]!);
      this.awayTotal -= back.counts[i]!;
    }
    back.clear();
    if (this.awayTotal === 0) this.awayOldest = Number.POSITIVE_INFINITY;
  }

  /**
   * Gives slots to a priority, most to the longest waiting; then some of those left leave the list otherwise than by
   * being seen: moved, went private, got better, died. Those seen stand in `taken`; returns how many.
   */
  private session(priority: number, slots: number, day: number): number {
    const list = this.lists[priority]!;
    const { chance, taken } = this;
    const { numbers, words } = this.future;
    taken.clear();
    const seen = Math.min(slots, list.eligible);
    const u = this.variate(day, VARIATE.outOfOrder + priority);
    const outOfOrder = seen === list.eligible ? 0 : chance.whole(u, seen * numbers.out_of_order_share, 5 + priority);
    list.takeOldest(seen - outOfOrder, taken);
    const stay = list.total - outOfOrder;
    const removed = chance.binomial(
      this.variate(day, VARIATE.removed + priority),
      stay,
      this.removalHazard,
      2 + priority,
    );
    list.takeAny(outOfOrder, removed, words.hi[day]!, words.lo[day]!, VARIATE.picks * (priority + 1), taken);
    this.removed += removed;
    return seen;
  }

  /** The patients taken attend, or miss their slot and rejoin later with the same clock, or go back to their GP. */
  private attend(priority: number, day: number, dna: number): void {
    const misses = this.misses[priority]!;
    const ring = this.away[priority]!;
    const later = ring[(day + ring.length - 1) % ring.length]!;
    const { taken } = this;
    misses.today(dna, this.future.numbers.back_to_gp_share);
    for (let i = 0; i < taken.length; i++) {
      const clockDay = taken.days[i]!;
      const count = taken.counts[i]!;
      misses.of(count);
      if (misses.rebooked > 0) {
        later.add(clockDay, misses.rebooked);
        this.awayTotal += misses.rebooked;
        if (clockDay < this.awayOldest) this.awayOldest = clockDay;
      }
      const attended = count - misses.rebooked - misses.toGp;
      this.missed += misses.rebooked + misses.toGp;
      this.returned += misses.toGp;
      this.attended += attended;
      if (day - clockDay <= WEEKS_18) this.within18 += attended;
    }
  }

  /** Everybody whose clock started before this day, also those to be rebooked. */
  private startedBefore(day: number): number {
    let sum = 0;
    for (const list of this.lists) sum += list.startedBefore(day);
    if (this.awayOldest >= day) return sum;
    for (const ring of this.away) {
      for (const back of ring) {
        for (let i = 0; i < back.length; i++) if (back.days[i]! < day) sum += back.counts[i]!;
      }
    }
    return sum;
  }
}
