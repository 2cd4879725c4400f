/**
 * The beds of a trust again, written as plainly as can be: one object a patient, who knows on which day she is due. It
 * shares no code with src/. Day 0 is a Monday of April, months have 30 days, and nothing grows.
 */
import type { Luck } from './luck.js';
import type { Row } from './plain-list.js';

type Asking = (name: string) => number;

interface Patient {
  nights: number;
  dueOn: number;
}

const SEASON = [1.04, 1.03, 1.01, 0.99, 0.99, 0.99, 0.98, 0.95, 0.98, 1, 1.02, 1.02];
const ATTEND = [1.09, 1.01, 0.98, 0.97, 0.97, 0.97, 1.01];
const DISCHARGED = [0.87, 1.1, 1.15, 1.17, 1.24, 0.86, 0.61];
const WEEK = [0, 1, 2, 3, 4, 5, 6];
const COUNTS = [
  'joined',
  'done',
  'used',
  'uncaptured',
  'occupied',
  'placed',
  'left_beds',
  'boarding',
  'boarded',
  'escalation',
];

export interface PlainBedsOf {
  /** Numbers of the beds and of the emergency department. */
  readonly beds: Asking;
  readonly emergency: Asking;
  /** Elective patients of a usual week: those with a clock, and planned ones. */
  readonly electives: readonly number[];
  /** Factor on the nights of those who come on a day, and the share of their spells that is not recorded. */
  readonly longer: (day: number) => number;
  readonly unrecorded: (day: number) => number;
}

export class PlainBeds {
  readonly spells: Row[] = [];
  readonly shortSpells: Row[] = [];
  private readonly luck: Luck;
  private readonly of: PlainBedsOf;
  private readonly open: number;
  private readonly factor: number;
  private readonly leaves: readonly number[];
  private inBed: Patient[] = [];
  private boarders: number[] = [];
  private operated: number[] = [];
  private forecast = 0;
  private toAsk = 0;
  private readonly usableShare: number;

  constructor(luck: Luck, of: PlainBedsOf) {
    this.luck = luck;
    this.of = of;
    this.open = of.beds('beds');
    const full = this.open * of.beds('occupancy_share');
    // The factor on stays that fills the beds, by halving.
    let [low, high] = [0.1, 6];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (this.week(middle).mean > full) high = middle;
      else low = middle;
    }
    this.factor = low;
    const week = this.week(low);
    this.leaves = week.leaves;
    this.usableShare = Math.min(1, week.most / this.open + of.beds('headroom_share'));
    // Two years of patients come before day 0, and none is refused.
    for (let day = -728; day < 0; day++) {
      this.inBed = this.inBed.filter(({ dueOn }) => dueOn > day || luck.uniform() >= this.leaves[(day + 728) % 7]!);
      const season = SEASON[3]!;
      const come = luck.poisson(season * this.expected((day + 728) % 7));
      for (let i = 0; i < come; i++) this.put(day, this.scaled(this.nights(), this.factor));
      const electives = (day + 728) % 7 < 5 ? luck.poisson(this.electivesADay()) : 0;
      for (let i = 0; i < electives; i++) this.put(day, this.electiveNights());
    }
  }

  /** Of the elective patients of a group who came on a day, how many are sent home. */
  sendHome(group: number, came: number, day: number): number {
    const { luck } = this;
    const n = this.of.beds;
    if (group === 0 || this.toAsk === 0) this.lookAhead(day);
    const weight = this.of.electives[group]!;
    const inpatients = this.howMany(came, 1 - n('elective.day_case_share'));
    const safe = this.howMany(inpatients, n('elective.protected_share'));
    const free = this.toAsk > weight ? Math.round((this.forecast * weight) / this.toAsk) : this.forecast;
    const most = luck.whole(inpatients * n('elective.most_cancelled_share'));
    const home = Math.max(0, Math.min(inpatients - Math.max(0, free), inpatients - safe, most));
    this.toAsk -= weight;
    this.forecast -= inpatients - home;
    for (let i = home; i < inpatients; i++) this.operated.push(this.electiveNights());
    return home;
  }

  /** The midnight of a day. */
  midnight(day: number): void {
    const n = this.of.beds;
    const { luck } = this;
    const row: Row = Object.fromEntries(COUNTS.map((name) => [name, 0]));
    const short: Row = Object.fromEntries(COUNTS.map((name) => [name, 0]));
    this.spells.push(row);
    this.shortSpells.push(short);
    const before = this.inBed.length;
    this.inBed = this.inBed.filter(({ dueOn }) => dueOn > day || luck.uniform() >= this.leaves[day % 7]!);
    row['left_beds'] = before - this.inBed.length;
    const usable = Math.round(this.openOn(day) * this.usableShare);
    const most = Math.round(this.openOn(day) * (this.usableShare + n('escalation_share')));
    const place = (nights: number) => {
      this.put(day, nights);
      row['placed']!++;
    };
    while (this.boarders.length > 0 && this.inBed.length < most) place(this.boarders.shift()!);
    for (const nights of this.operated) place(nights);
    this.operated = [];
    this.toAsk = 0;
    const come = luck.poisson(this.season(day) * this.expected(day % 7));
    for (let i = 0; i < come; i++) {
      const nights = this.scaled(this.nights(), this.factor * this.of.longer(day));
      const spell = nights <= 1 ? short : row;
      spell['joined']!++;
      spell['done']!++;
      spell['used']!++;
      if (luck.uniform() < this.of.unrecorded(day)) spell['uncaptured']!++;
      if (nights === 0) continue;
      if (this.inBed.length < most) place(nights);
      else {
        this.boarders.push(nights);
        row['boarded']!++;
      }
    }
    row['occupied'] = this.inBed.length;
    row['boarding'] = this.boarders.length;
    row['escalation'] = Math.max(0, this.inBed.length - usable);
  }

  private lookAhead(day: number): void {
    const due = this.inBed.filter(({ dueOn }) => dueOn <= day).length;
    const expected = (1 - this.of.beds('nights.zero_share')) * this.season(day) * this.expected(day % 7);
    const free = Math.round(this.openOn(day) * this.usableShare) - this.inBed.length - this.boarders.length;
    this.forecast = Math.floor(free + due * this.leaves[day % 7]! - expected);
    this.toAsk = this.of.electives.reduce((a, b) => a + b);
  }

  private put(day: number, nights: number): void {
    this.inBed.push({ nights, dueOn: day + nights });
  }

  private howMany(of: number, share: number): number {
    let count = 0;
    for (let i = 0; i < of; i++) if (this.luck.uniform() < share) count++;
    return count;
  }

  private season(day: number): number {
    return SEASON[(Math.floor(day / 30) + 3) % 12]!;
  }

  private openOn(day: number): number {
    return this.open * (1 + this.of.beds('winter_beds_share') * (this.season(day) - 1));
  }

  /** Emergency admissions of a weekday in a mean month. */
  private expected(weekday: number): number {
    const { emergency, beds } = this.of;
    const admitted = (emergency('attendances_per_week') * emergency('admitted_share')) / 7;
    const weekend = (ATTEND[5]! + ATTEND[6]!) / 2;
    const weekdays = (ATTEND[0]! + ATTEND[1]! + ATTEND[2]! + ATTEND[3]! + ATTEND[4]!) / 5;
    // Weekends have .93 of the admissions of weekdays.
    const times = WEEK.map((d) => ATTEND[d]! * (d < 5 ? 1 : (0.93 * weekdays) / weekend));
    const via = (7 * times[weekday]!) / times.reduce((a, b) => a + b);
    const direct = (7 * (weekday < 5 ? 1 : 0.4)) / 5.8;
    const perDirect = (admitted * (1 - beds('via_emergency_share'))) / beds('via_emergency_share');
    return admitted * via + perDirect * direct;
  }

  private electivesADay(): number {
    return (this.of.electives.reduce((a, b) => a + b) * (1 - this.of.beds('elective.day_case_share'))) / 5;
  }

  /** Nights of the table, before the factor. */
  private nights(): number {
    const n = this.of.beds;
    if (this.luck.uniform() < n('nights.zero_share')) return 0;
    return this.oneOf([
      [1, 1, n('nights.one_share')],
      [2, 3, n('nights.to_3_share')],
      [4, 6, n('nights.to_6_share')],
      [7, 13, n('nights.to_13_share')],
      [14, 27, n('nights.to_27_share')],
      [28, n('nights.longest'), n('nights.longer_share')],
    ]);
  }

  private electiveNights(): number {
    const n = this.of.beds;
    return this.oneOf([
      [1, 1, n('elective.one_share')],
      [2, 3, n('elective.to_3_share')],
      [4, 6, n('elective.to_6_share')],
      [7, 13, n('elective.to_13_share')],
      [14, 27, n('elective.to_27_share')],
    ]);
  }

  private oneOf(rows: readonly (readonly [from: number, to: number, share: number])[]): number {
    const all = rows.reduce((sum, [, , share]) => sum + share, 0);
    let u = this.luck.uniform() * all;
    for (const [from, to, share] of rows) {
      if (u < share) return from + Math.floor(this.luck.uniform() * (to - from + 1));
      u -= share;
    }
    return rows.at(-1)![1];
  }

  private scaled(nights: number, factor: number): number {
    return nights === 0 ? 0 : Math.max(1, this.luck.whole(nights * factor));
  }

  /** A mean week with a factor on stays: who leaves, and how many are in bed. */
  private week(factor: number): { leaves: number[]; mean: number; most: number } {
    const n = this.of.beds;
    const due = WEEK.map(() => 0);
    let nightsADay = 0;
    const come = WEEK.map((day) => this.expected(day) * (1 - n('nights.zero_share')));
    const add = (rows: readonly (readonly [number, number, number])[], perDay: readonly number[], times: number) => {
      const all = rows.reduce((sum, [, , share]) => sum + share, 0);
      for (const [from, to, share] of rows) {
        for (let nights = from; nights <= to; nights++) {
          const exact = nights * times;
          const whole = Math.floor(exact);
          for (const [stay, p] of [
            [Math.max(1, whole), whole + 1 - exact],
            [Math.max(1, whole + 1), exact - whole],
          ] as const) {
            const weight = (p * share) / all / (to - from + 1);
            for (const day of WEEK) {
              due[(day + stay) % 7]! += weight * perDay[day]!;
              nightsADay += (weight * stay * perDay[day]!) / 7;
            }
          }
        }
      }
    };
    add(
      [
        [1, 1, n('nights.one_share')],
        [2, 3, n('nights.to_3_share')],
        [4, 6, n('nights.to_6_share')],
        [7, 13, n('nights.to_13_share')],
        [14, 27, n('nights.to_27_share')],
        [28, n('nights.longest'), n('nights.longer_share')],
      ],
      come,
      factor,
    );
    const electives = WEEK.map((day) => (day < 5 ? this.electivesADay() : 0));
    add(
      [
        [1, 1, n('elective.one_share')],
        [2, 3, n('elective.to_3_share')],
        [4, 6, n('elective.to_6_share')],
        [7, 13, n('elective.to_13_share')],
        [14, 27, n('elective.to_27_share')],
      ],
      electives,
      1,
    );
    const aWeek = due.reduce((a, b) => a + b);
    const left = DISCHARGED.map((of) => (of * aWeek) / DISCHARGED.reduce((a, b) => a + b));
    // Who is kept overnight, shifted so that on one night nobody is.
    const kept: number[] = [];
    let sum = 0;
    for (const day of WEEK) {
      sum += due[day]! - left[day]!;
      kept.push(sum);
    }
    const least = Math.min(...kept);
    const keptOver = kept.map((of) => of - least);
    const mean = nightsADay + keptOver.reduce((a, b) => a + b) / 7;
    const nights: number[] = [];
    let inBed = 0;
    for (const day of WEEK) {
      inBed += come[day]! + electives[day]! - left[day]!;
      nights.push(inBed);
    }
    return {
      leaves: WEEK.map((day) => left[day]! / (keptOver[(day + 6) % 7]! + due[day]!)),
      mean,
      most: mean + Math.max(...nights) - nights.reduce((a, b) => a + b) / 7,
    };
  }
}
