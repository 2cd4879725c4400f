/**
 * The beds of a trust, once a day at midnight: patients who are due leave, some a night late; beds go to emergency patients
 * left over from the day before, to elective inpatients, to direct admissions and to those admitted by the emergency
 * department, in this order; whoever gets none boards in the department. Elective inpatients are decided on in the
 * morning, on a forecast: routine ones are sent home when beds will be short. Whole patients only: every day
 *   occupied = occupied yesterday + placed - left,
 *   emergency patients admitted = placed + of no night + rise of those boarding.
 * A patient is counted at the midnight after she came, however long she waits for her bed that day.
 */
import { widened } from '../../../kernel/widened.js';
import { column, type Ledger } from '../../ledger.js';
import type { Calendar } from '../../settings.js';
import type { Chance } from '../chance.js';
import type { DayEffects } from '../day-effects.js';
import type { Opening, ServiceAtWork } from '../service-kind.js';
import type { StateVisitor } from '../snapshot.js';
import type { BedsFuture } from './beds-future.js';
import { Boarders } from './boarders.js';
import { SHORT_NIGHTS } from './spells.js';

/** Places for the days on which patients are due: a power of 2 above the longest stay. */
const PLACES = 512;

/** Which variate of the day serves what, and which carry when there is no noise; of claims the first of several. */
const VARIATE = { leave: 0, direct: 1, claim: 16 };
const VARIATES_A_CLAIM = 4;

/** The first elective patient among those whose nights are drawn on a day, behind all emergency patients, and how many of a list. */
const ELECTIVE = 1 << 25;
const PATIENTS_A_CLAIM = 1 << 18;

export class Beds implements ServiceAtWork {
  readonly future: BedsFuture;
  private readonly index: number;
  private readonly ledger: Ledger;
  private readonly calendar: Calendar;
  private readonly chance: Chance;
  /** Patients in bed by the day on which they are due, modulo PLACES. */
  private readonly dueOn = new Int32Array(PLACES);
  /** Patients who were due before today. */
  private kept = 0;
  private occupied = 0;
  private readonly boarders = new Boarders();
  /** Of today: beds expected to be free for elective inpatients, and patients of the lists still to claim them. */
  private morningOf = -1;
  private forecast = 0;
  private claimants = 0;
  /** Elective inpatients of today by the day on which they are due. */
  private electives = new Int32Array(64);
  private elective = 0;
  /** Of today: patients placed, and new boarders. */
  private placed = 0;
  private boarded = 0;
  /** Of today, emergency patients by the length of their spell. */
  private readonly spells = new Int32Array(2);

  constructor(future: BedsFuture, { index, ledger, calendar, chance }: Opening) {
    this.future = future;
    this.index = index;
    this.ledger = ledger;
    this.calendar = calendar;
    this.chance = chance;
    future.onDay0.forEach((patients, nights) => {
      this.dueOn[nights] = patients;
      this.occupied += patients;
    });
  }

  /**
   * Elective patients of a list came to be admitted today: how many of them are sent home for want of a bed.
   * @param claim place of the list among those that claim beds; the lists of a trust ask in this order
   */
  sendHome(claim: number, came: number, day: number): number {
    if (day !== this.morningOf) this.lookAhead(day);
    const { future, chance } = this;
    const { words, claims, numbers } = future;
    const first = VARIATE.claim + VARIATES_A_CLAIM * claim;
    const inpatients = chance.binomial(words.uniform(day, first), came, 1 - numbers['elective.day_case_share'], first);
    const safe = chance.binomial(
      words.uniform(day, first + 1),
      inpatients,
      numbers['elective.protected_share'],
      first + 1,
    );
    const weight = claims[claim]!;
    const free = this.claimants > weight ? Math.round((this.forecast * weight) / this.claimants) : this.forecast;
    const short = inpatients - Math.max(0, free);
    const atMost = inpatients * numbers['elective.most_cancelled_share'];
    const most = chance.whole(words.uniform(day, first + 2), atMost, first + 2);
    const home = Math.max(0, Math.min(short, inpatients - safe, most));
    this.claimants -= weight;
    this.forecast -= inpatients - home;
    for (let patient = home; patient < inpatients; patient++) this.operate(day, claim, patient);
    return home;
  }

  /** Lives one day. */
  day(day: number, [effects, short]: readonly DayEffects[]): void {
    const { future, dueOn, calendar, chance, ledger, index } = this;
    const { words } = future;
    if (day !== this.morningOf) this.lookAhead(day);
    this.placed = 0;
    this.boarded = 0;
    this.spells.fill(0);
    const due = this.dueToday(day);
    const leaves = future.leaves[calendar.weekday[day]!]!;
    const left = chance.binomial(words.uniform(day, VARIATE.leave), due, leaves, VARIATE.leave);
    dueOn[day % PLACES] = 0;
    this.kept = due - left;
    this.occupied -= left;
    this.placeBoarders(day);
    for (let patient = 0; patient < this.elective; patient++) this.place(day, this.electives[patient]!);
    const factor = future.factor * effects!.nights;
    const direct = chance.poisson(words.uniform(day, VARIATE.direct), future.direct[day]!, VARIATE.direct);
    this.admit(day, 0, direct, factor);
    for (let from = 0; from < future.viaEmergency.length; from++) {
      this.admit(day, 1 + from, future.viaEmergency[from]!.on(day), factor);
    }
    ledger.set(index, day, column.occupied, this.occupied);
    ledger.set(index, day, column.placed, this.placed);
    ledger.set(index, day, column.left_beds, left);
    ledger.set(index, day, column.boarding, this.boarders.count);
    ledger.set(index, day, column.boarded, this.boarded);
    ledger.set(index, day, column.escalation, Math.max(0, this.occupied - future.usable[day]!));
    ledger.set(index, day, column.slots, future.open[day]!);
    this.bill(0, day, effects!);
    this.bill(1, day, short!);
  }

  visitState(visitor: StateVisitor, day: number): void {
    this.kept = visitor.number(this.kept);
    this.occupied = visitor.number(this.occupied);
    visitor.ring(this.dueOn, day, this.occupied - this.kept);
    this.boarders.visitState(visitor);
  }

  private dueToday(day: number): number {
    return this.kept + this.dueOn[day % PLACES]!;
  }

  /** The beds that will be free tonight for elective inpatients, as far as can be said in the morning. */
  private lookAhead(day: number): void {
    const { future } = this;
    const leaving = this.dueToday(day) * future.leaves[this.calendar.weekday[day]!]!;
    this.morningOf = day;
    this.elective = 0;
    this.forecast = Math.floor(
      future.usable[day]! - this.occupied + leaving - this.boarders.count - future.expected[day]!,
    );
    this.claimants = 0;
    for (const patients of future.claims) this.claimants += patients;
  }

  /** An elective inpatient has her operation: she will need a bed, whether or not there is one. */
  private operate(day: number, claim: number, patient: number): void {
    const { electiveStays, nightWords } = this.future;
    if (this.elective === this.electives.length) {
      this.electives = widened(this.electives, new Int32Array(2 * this.elective));
    }
    this.electives[this.elective++] = electiveStays.nights(
      nightWords.uniform(day, ELECTIVE + claim * PATIENTS_A_CLAIM + patient),
      1,
    );
  }

  /** Those left over the day before come first; who still gets no bed stays in the order in which she came. */
  private placeBoarders(day: number): void {
    const { boarders } = this;
    const now = Math.max(0, Math.min(boarders.count, this.future.most[day]! - this.occupied));
    for (let i = 0; i < now; i++) this.place(day, boarders.nights[i]!);
    boarders.leave(now);
  }

  /** Emergency patients of a source are admitted: to a bed as long as there is one. */
  private admit(day: number, source: number, patients: number, factor: number): void {
    const { most, nights } = this.future;
    const first = nights.first(day, source, patients, factor);
    if (this.occupied + patients <= most[day]!) this.admitAll(day, nights.nights, first, patients);
    else this.admitUpTo(day, nights.nights, first, patients);
  }

  /** There are beds for all of them: without branches that depend on chance. */
  private admitAll(day: number, nights: Uint16Array, first: number, patients: number): void {
    const { dueOn, spells } = this;
    const today = day % PLACES;
    let short = 0;
    for (let place = first; place < first + patients; place++) {
      const stay = nights[place]!;
      short += (stay - SHORT_NIGHTS - 1) >>> 31; // its sign
      dueOn[(today + stay) & (PLACES - 1)]!++;
    }
    // Nobody is due today any more but those who stay no night.
    const placed = patients - dueOn[today]!;
    dueOn[today] = 0;
    this.occupied += placed;
    this.placed += placed;
    spells[1]! += short;
    spells[0]! += patients - short;
  }

  private admitUpTo(day: number, nights: Uint16Array, first: number, patients: number): void {
    const { spells } = this;
    const last = this.future.most[day]!;
    for (let place = first; place < first + patients; place++) {
      const stay = nights[place]!;
      spells[stay <= SHORT_NIGHTS ? 1 : 0]!++;
      if (stay === 0) continue;
      if (this.occupied < last) this.place(day, stay);
      else this.board(stay);
    }
  }

  private place(day: number, nights: number): void {
    this.dueOn[(day + nights) % PLACES]!++;
    this.occupied++;
    this.placed++;
  }

  private board(nights: number): void {
    this.boarders.add(nights);
    this.boarded++;
  }

  /** Writes the spells of a list that began today, and which of them are not recorded, or not in full. */
  private bill(list: number, day: number, fx: DayEffects): void {
    const { ledger, chance, future } = this;
    const index = this.index + list;
    const words = future.billing[list]!;
    const spells = this.spells[list]!;
    const lost = chance.binomial(words.uniform(day, 1), spells, fx.uncaptured, 2 + list);
    const uncoded = chance.binomial(words.uniform(day, 2), spells - lost, fx.uncoded, 4 + list);
    const downgraded = chance.binomial(words.uniform(day, 3), spells - lost - uncoded, fx.downgraded, 6 + list);
    ledger.set(index, day, column.joined, spells);
    ledger.set(index, day, column.used, spells);
    ledger.set(index, day, column.done, spells);
    ledger.set(index, day, column.uncaptured, lost + uncoded);
    ledger.set(index, day, column.uncoded, uncoded);
    ledger.set(index, day, column.downgraded, downgraded);
  }
}
