/**
 * An outpatient service: referrals join the list of first attendances by priority; those seen are listed for admission,
 * enter the pathway stage or stop their clock; and some are to be seen again (`follow-ups`).
 */
import { mixBits } from '../../kernel/streams.js';
import { column, type Ledger } from '../ledger.js';
import type { Archive } from './archive.js';
import { capacityRule } from './capacity.js';
import type { Chance } from './chance.js';
import { Clinic } from './clinic.js';
import type { PatientClass } from './clinic-rules.js';
import type { DayEffects } from './day-effects.js';
import type { Elective } from './elective.js';
import { type Bounds, boundsOf, FATES } from './fates.js';
import { FollowUps } from './follow-ups.js';
import { type Between, initialReferrals } from './initial-list.js';
import { LagTable } from './lag-table.js';
import { PRIORITIES } from './outpatient-fields.js';
import { baseSlots, type OutpatientFuture, oldestClock } from './outpatient-future.js';
import { Pathway } from './pathway.js';
import { missedShares, removalHazard, usualWeek } from './referral-shares.js';
import type { WaitTally } from './wait-tally.js';

const WEEKS_18 = 126;
const TWO_WEEKS = 14;

/** How often the pathway stage follows its trend. */
const LAGS_MOVE_DAYS = 28;

export class Outpatients {
  private readonly future: OutpatientFuture;
  private readonly chance: Chance;
  private readonly ledger: Ledger;
  private readonly tally: WaitTally;
  private readonly electives: readonly Elective[];
  private readonly first: Clinic;
  private readonly followUps: FollowUps | null;
  /** Where the fates of those seen divide: without a clock, to the pathway and stop, to the pathway and list, listed at once. */
  private readonly bounds: Bounds;
  /** Those in the pathway stage who stop at its end, and those who are listed. */
  private readonly toStop: Pathway;
  private readonly toList: Pathway;
  private readonly lagsToStop: LagTable;
  private readonly lagsToList: LagTable;
  private seenSoFar = 0;
  private leftSoFar = 0;
  private stops = 0;
  private stopsWithin18 = 0;
  private seenToday = 0;
  private today = 0;

  /**
   * @param index     index of the list of first attendances in the ledger; follow-ups are the next one
   * @param electives the services that list from this one, in the order of `future.after`
   */
  constructor(
    index: number,
    future: OutpatientFuture,
    electives: readonly Elective[],
    days: number,
    chance: Chance,
    ledger: Ledger,
    tally: WaitTally,
  ) {
    const n = future.numbers;
    this.future = future;
    this.bounds = boundsOf(future.after);
    this.chance = chance;
    this.ledger = ledger;
    this.tally = tally;
    this.electives = electives;
    const initial = initialReferrals(n, future.targetWeeks(0));
    const oldest = initial.flat().reduce((most, { clockDay }) => Math.max(most, -clockDay), 0);
    this.first = this.openFirst(index, initial, oldest, days);
    this.toStop = new Pathway(oldestClock(future), days);
    this.toList = new Pathway(oldestClock(future), days);
    this.lagsToStop = new LagTable(future.pathwayDays(0), future.pathwaySigma(0));
    this.lagsToList = new LagTable(future.listedDays(0), future.pathwaySigma(0));
    this.followUps = n.follow_ups_per_first > 0 ? new FollowUps(index + 1, future, days, chance, ledger) : null;
    this.fill(this.toStop, future.onDay0.toStop);
    this.fill(this.toList, future.onDay0.toList);
  }

  private openFirst(index: number, initial: ReturnType<typeof initialReferrals>, oldest: number, days: number): Clinic {
    const { numbers: n, words, missKeys, targetWeeks, sessionsPerWeek } = this.future;
    const { missed, toGp } = missedShares(n);
    const { patients, slotsPerPatient } = usualWeek(n.referrals_per_week, n.removal_share, missed, toGp);
    const rules = {
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
    return new Clinic(index, rules, oldest, days, words, this.chance, this.ledger, (_, clockDay, count, day) =>
      this.seenFirst(clockDay, count, day),
    );
  }

  /** Patients in the pathway stage on day 0: seen at the target wait, on the days before. */
  private fill(stage: Pathway, between: Between): void {
    const waited = Math.round(7 * this.future.targetWeeks(0));
    between((enteredDay, leaveDay, count) => stage.enter(stage.clockOf(enteredDay - waited), -1, leaveDay, count));
  }

  /** Lives one day; the effects are those on first attendances and on follow-ups. */
  day(day: number, sessionToday: boolean, lastOfWeek: boolean, fx: DayEffects, onFollowUps: DayEffects): void {
    const { first, future, ledger } = this;
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
    this.followUps?.day(day, sessionToday, lastOfWeek, onFollowUps, this.seenToday);
  }

  /** @param day the next to be lived */
  keep(archive: Archive, day: number): void {
    for (const part of [this.first, this.toStop, this.toList]) part.keep(archive);
    this.seenSoFar = archive.number(this.seenSoFar);
    this.leftSoFar = archive.number(this.leftSoFar);
    this.followUps?.keep(archive, day);
    // The tables of lags are as they were moved to last.
    if (day > 0) this.setLags(day - 1 - ((day - 1) % LAGS_MOVE_DAYS));
  }

  private setLags(day: number): void {
    const { pathwayDays, listedDays, pathwaySigma } = this.future;
    this.lagsToStop.set(pathwayDays(day), pathwaySigma(day));
    this.lagsToList.set(listedDays(day), pathwaySigma(day));
  }

  /** The stage follows its trend: those who enter it, and those in it, whose time ahead changes as the mean does. */
  private moveLags(day: number): void {
    const { lagsToStop, lagsToList } = this;
    const [toStop, toList] = [lagsToStop.mean, lagsToList.mean];
    this.setLags(day);
    this.toStop.rescale(day, lagsToStop.mean / toStop);
    this.toList.rescale(day, lagsToList.mean / toList);
  }

  /** What becomes of those seen: each by luck of her own, the n-th patient of the service by variate n. */
  private seenFirst(clockDay: number, count: number, day: number): void {
    this.seenToday += count;
    const { hi, lo } = this.future.fates;
    const { noClock, toStop, toList, listed } = this.bounds;
    if (noClock === FATES) return;
    const clock = this.toStop.clockOf(clockDay);
    const first = this.seenSoFar;
    this.seenSoFar += count;
    let stopped = 0;
    for (let ordinal = first; ordinal < first + count; ordinal++) {
      const bits = mixBits(hi, lo, ordinal);
      // 23 bits say what follows, the other 8 after how long.
      const fate = bits >>> 8;
      if (fate < noClock) continue;
      if (fate < toStop) this.toStop.enter(clock, day, day + this.lagsToStop.ofSlice(bits & 255), 1);
      else if (fate < toList) this.toList.enter(clock, day, day + this.lagsToList.ofSlice(bits & 255), 1);
      else if (!this.list(fate / FATES, listed, clockDay, day)) stopped++;
    }
    if (stopped > 0) this.stop(clockDay, stopped, day);
  }

  private readonly leavesToStop = (clockDay: number, count: number): void => this.stop(clockDay, count, this.today);

  /** Those listed at the end of the pathway: the n-th by the elective service that variate n says. */
  private readonly leavesToList = (clockDay: number, count: number): void => {
    const { decisions } = this.future;
    for (let i = 0; i < count; i++) {
      const u = (mixBits(decisions.hi, decisions.lo, this.leftSoFar++) + 0.5) / 2_147_483_648;
      this.list(u, this.bounds.listedLater, clockDay, this.today);
    }
  };

  /** Listed by the first elective service whose bound lies above u; false if there is none. */
  private list(u: number, bounds: readonly number[], clockDay: number, day: number): boolean {
    for (let elective = 0; elective < bounds.length; elective++) {
      if (u >= bounds[elective]!) continue;
      this.electives[elective]!.list(clockDay, 1, day);
      return true;
    }
    return false;
  }

  private stop(clockDay: number, count: number, day: number): void {
    this.stops += count;
    if (day - clockDay <= WEEKS_18) this.stopsWithin18 += count;
    this.tally.add('non_admitted', day, day - clockDay, count);
  }
}
