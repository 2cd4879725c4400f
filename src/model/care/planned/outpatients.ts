/**
 * An outpatient service: referrals join the list of first attendances by priority; those seen are listed for admission,
 * enter the pathway stage or stop their clock; and some are to be seen again (`follow-ups`).
 */
import { column, type Ledger } from '../../ledger.js';
import type { Calendar } from '../../settings.js';
import type { DayEffects } from '../day-effects.js';
import type { Opening, ServiceAtWork } from '../service-kind.js';
import { endsWeek, isSession } from '../session-days.js';
import type { StateVisitor } from '../snapshot.js';
import { type WaitTally, WEEKS_18 } from '../wait-tally.js';
import { capacityRule } from './capacity.js';
import { Clinic } from './clinic.js';
import type { ClinicRules, PatientClass } from './clinic-rules.js';
import { ClockDays } from './clock-days.js';
import { Elective } from './elective.js';
import { Fates, type Places } from './fates.js';
import { FollowUps } from './follow-ups.js';
import { type Between, initialReferrals } from './initial-list.js';
import type { LagTable } from './lag-table.js';
import { LAGS_MOVE_DAYS } from './moving-lags.js';
import { PRIORITIES } from './outpatient-fields.js';
import { baseSlots, type OutpatientFuture, oldestClock } from './outpatient-future.js';
import { Pathway } from './pathway.js';
import { missedShares, removalHazard, usualWeek } from './referral-shares.js';

const TWO_WEEKS = 14;

export class Outpatients implements ServiceAtWork {
  private readonly future: OutpatientFuture;
  private readonly ledger: Ledger;
  private readonly tally: WaitTally;
  private readonly calendar: Calendar;
  /** The services that list from this one, in the order of `future.after`. */
  private readonly electives: readonly Elective[];
  private readonly first: Clinic;
  private readonly followUps: FollowUps | null;
  private readonly fates: Fates;
  /** Those whose clock stops at their first attendance today. */
  private readonly stopped = new ClockDays();
  /** Those in the pathway stage who stop at its end, and those who are listed. */
  private readonly toStop: Pathway;
  private readonly toList: Pathway;
  private lagsToStop: LagTable;
  private lagsToList: LagTable;
  private seenSoFar = 0;
  private leftSoFar = 0;
  private stops = 0;
  private stopsWithin18 = 0;
  private seenToday = 0;
  private today = 0;
  private readonly leavesToStop = this.stopClocks.bind(this);
  private readonly leavesToList = this.list.bind(this);

  constructor(future: OutpatientFuture, opening: Opening) {
    const { index, days, calendar, chance, ledger, tally, opened, restored } = opening;
    const n = future.numbers;
    this.future = future;
    this.fates = new Fates(future.after, future.fates, future.decisions);
    this.ledger = ledger;
    this.tally = tally;
    this.calendar = calendar;
    this.electives = opened.filter((service) => service instanceof Elective);
    const initial = initialReferrals(n, future.targetWeeks(0));
    const oldest = initial.flat().reduce((most, { clockDay }) => Math.max(most, -clockDay), 0);
    this.first = new Clinic({
      index,
      rules: this.rulesOfFirst(initial),
      history: oldest,
      days,
      words: future.words,
      chance,
      ledger,
      onSeen: (_, clockDays, count, day) => this.seenFirst(clockDays, count, day),
    });
    this.toStop = new Pathway(oldestClock(future), days);
    this.toList = new Pathway(oldestClock(future), days);
    this.lagsToStop = future.lagsToStop.on(0);
    this.lagsToList = future.lagsToList.on(0);
    this.followUps = n.follow_ups_per_first > 0 ? new FollowUps(future, { ...opening, index: index + 1 }) : null;
    if (restored) return;
    this.fill(this.toStop, future.onDay0.toStop);
    this.fill(this.toList, future.onDay0.toList);
  }

  private rulesOfFirst(initial: ReturnType<typeof initialReferrals>): ClinicRules {
    const { numbers: n, missKeys, targetWeeks, sessionsPerWeek } = this.future;
    const { missed, toGp } = missedShares(n);
    const { patients, slotsPerPatient } = usualWeek(n.referrals_per_week, n.removal_share, missed, toGp);
    return {
      classes: PRIORITIES.map(
        (priority, c): PatientClass => ({
          noticeDays: Math.round(n[`notice_days.${priority}`]),
          initial: initial[c]!,
          missKey: missKeys[c]!,
          toGpShare: toGp,
          removalHazard: removalHazard(n.removal_share, n.target_wait_weeks),
          clocked: true,
        }),
      ),
      between: 'in_order' as const,
      firstClassShare: n.two_week_wait_slots_share,
      missedShare: missed,
      rebookDays: Math.round(n.rebook_days),
      outOfOrderShare: n.out_of_order_share,
      targetWeeks,
      capacity: capacityRule(n, { base: baseSlots(n), sessionsPerWeek, slotsPerPatient, usualPatients: patients }),
    };
  }

  /** Patients in the pathway stage on day 0: seen at the target wait, on the days before. */
  private fill(stage: Pathway, between: Between): void {
    const waited = Math.round(7 * this.future.targetWeeks(0));
    between((enteredDay, leaveDay, count) => stage.enter(stage.clockOf(enteredDay - waited), -1, leaveDay, count));
  }

  /** Lives one day; the effects are those on first attendances and on follow-ups. */
  day(day: number, [onFirst, onFollowUps]: readonly DayEffects[]): void {
    const { first, future, ledger, calendar } = this;
    const fx = onFirst!;
    const sessionToday = isSession(calendar, day);
    const lastOfWeek = endsWeek(calendar, day);
    const { index } = first;
    this.stops = 0;
    this.stopsWithin18 = 0;
    this.seenToday = 0;
    this.today = day;
    if (day % LAGS_MOVE_DAYS === 0) this.moveLags(day);
    this.toStop.leave(day, this.leavesToStop);
    this.toList.leave(day, this.leavesToList);
    first.open(day, fx);
    for (let priority = 0; priority < PRIORITIES.length; priority++) {
      first.join(priority, day, future.referrals[priority]![day]!, day, fx);
    }
    first.close(day, sessionToday, lastOfWeek, fx);
    ledger.set(index, day, column.two_week_breaches, first.waitingSince(0, day - TWO_WEEKS));
    ledger.set(index, day, column.in_pathway, this.toStop.total + this.toList.total);
    const over18 = this.toStop.startedBefore(day - WEEKS_18) + this.toList.startedBefore(day - WEEKS_18);
    ledger.set(index, day, column.pathway_over_18_weeks, over18);
    ledger.set(index, day, column.stops, this.stops);
    ledger.set(index, day, column.stops_within_18_weeks, this.stopsWithin18);
    this.followUps?.day(day, sessionToday, lastOfWeek, onFollowUps!, this.seenToday);
  }

  /** @param day the next to be simulated */
  visitState(visitor: StateVisitor, day: number): void {
    this.first.visitState(visitor);
    for (const stage of [this.toStop, this.toList]) stage.visitState(visitor, day);
    this.seenSoFar = visitor.number(this.seenSoFar);
    this.leftSoFar = visitor.number(this.leftSoFar);
    this.followUps?.visitState(visitor, day);
    // The tables of lags are as they were moved to last.
    if (day > 0) this.setLags(day - 1);
  }

  private setLags(day: number): void {
    const { lagsToStop, lagsToList } = this.future;
    this.lagsToStop = lagsToStop.on(day);
    this.lagsToList = lagsToList.on(day);
  }

  /** The stage follows its trend: those who enter it, and those in it, whose time ahead changes as the mean does. */
  private moveLags(day: number): void {
    const { lagsToStop, lagsToList } = this;
    this.setLags(day);
    this.toStop.rescale(day, this.lagsToStop.mean / lagsToStop.mean);
    this.toList.rescale(day, this.lagsToList.mean / lagsToList.mean);
  }

  /** What becomes of those seen. */
  private seenFirst(clockDays: Int32Array, count: number, day: number): void {
    this.seenToday += count;
    const { fates, stopped } = this;
    if (!fates.anyClock) return;
    fates.divide(this.seenSoFar, count);
    this.seenSoFar += count;
    this.enter(this.toStop, fates.toStop, this.lagsToStop, clockDays, day);
    this.enter(this.toList, fates.toList, this.lagsToList, clockDays, day);
    stopped.clear();
    const { at, length } = fates.atOnce;
    for (let i = 0; i < length; i++) {
      const clockDay = clockDays[at[i]!]!;
      const elective = fates.listedBy(at[i]!);
      if (elective < 0) stopped.add(clockDay, 1);
      else this.electives[elective]!.list(clockDay, 1, day);
    }
    this.stops += stopped.length;
    this.stopsWithin18 += this.tally.addEach('non_admitted', day, stopped.clockDays, stopped.length);
  }

  private enter(stage: Pathway, { at, length }: Places, lags: LagTable, clockDays: Int32Array, day: number): void {
    for (let i = 0; i < length; i++) {
      const place = at[i]!;
      stage.enter(stage.clockOf(clockDays[place]!), day, day + lags.ofSlice(this.fates.slice(place)), 1);
    }
  }

  private stopClocks(clockDay: number, count: number): void {
    this.stops += count;
    this.stopsWithin18 += this.tally.add('non_admitted', this.today, clockDay, count);
  }

  private list(clockDay: number, count: number): void {
    for (let i = 0; i < count; i++) {
      this.electives[this.fates.listedLaterBy(this.leftSoFar++)]!.list(clockDay, 1, this.today);
    }
  }
}
