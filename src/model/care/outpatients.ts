/**
 * An outpatient service: referrals join the list of first attendances by priority; those seen are listed for admission,
 * enter the pathway stage or stop their clock; and follow-ups, one after the other, are due on a list of their own
 * without a clock.
 */
import { type DailyWords, mixBits } from '../../kernel/streams.js';
import { log1p } from '../../stats/dmath.js';
import { column, type Ledger } from '../ledger.js';
import type { Chance } from './chance.js';
import { Clinic, type PatientClass } from './clinic.js';
import type { DayEffects } from './day-effects.js';
import type { Elective } from './elective.js';
import { type Bounds, boundsOf, FATES } from './fates.js';
import { type Between, initialReferrals } from './initial-list.js';
import { LagTable, LONGEST_LAG, SLICES } from './lag-table.js';
import type { MissKey } from './misses.js';
import { type OutpatientNumbers, PRIORITIES } from './outpatient-fields.js';
import { Pathway } from './pathway.js';
import { type AfterFirst, continues, missedShares, usualWeek } from './referral-shares.js';
import type { WaitTally } from './wait-tally.js';

const WEEKS_18 = 126;
const TWO_WEEKS = 14;

/** How often the pathway stage follows its trend. */
const LAGS_MOVE_DAYS = 28;

/** What is the same under every strategy in one replication. */
export interface OutpatientFuture {
  readonly kind: 'outpatients';
  readonly numbers: OutpatientNumbers;
  readonly after: AfterFirst;
  readonly targetWeeks: (day: number) => number;
  /** Median length of the pathway stage on a day: of those who stop at its end, of those who are listed; its spread. */
  readonly pathwayDays: (day: number) => number;
  readonly listedDays: (day: number) => number;
  readonly pathwaySigma: (day: number) => number;
  /** Those between two steps on day 0: in the pathway stage, to stop or to be listed, and between follow-ups. */
  readonly onDay0: {
    readonly toStop: readonly Between[];
    readonly toList: readonly Between[];
    readonly due: readonly Between[];
  };
  /** Session days of an average week. */
  readonly sessionsPerWeek: number;
  /** Referrals by priority and day. */
  readonly referrals: readonly Int32Array[];
  /** One uniform a day for whatever chance decides that day, for first attendances and for follow-ups. */
  readonly words: DailyWords;
  readonly followUpWords: DailyWords;
  /** For each priority, and for follow-ups, the bits that decide who misses a slot. */
  readonly missKeys: readonly MissKey[];
  readonly followUpMissKey: MissKey;
  /** What becomes of the n-th patient seen, and of the n-th who leaves the pathway. */
  readonly fates: MissKey;
  readonly decisions: MissKey;
}

/** Growth of demand in a day, as an exponent. */
export function growthPerDay(perYear: number): number {
  return log1p(perYear) / 365.25;
}

/** Daily hazard at which a share leaves a list by the time of the target wait. */
export function removalHazard(share: number, targetWeeks: number): number {
  return targetWeeks > 0 ? Math.min(1, -log1p(-share) / (7 * targetWeeks)) : 0;
}

/** Base slots a week of first attendances at the start. */
export function baseSlots(n: OutpatientNumbers): number {
  const { missed, toGp } = missedShares(n);
  const { patients, slotsPerPatient } = usualWeek(n.referrals_per_week, n.removal_share, missed, toGp);
  return Number.isNaN(n.slots_per_weekday) ? (patients * slotsPerPatient) / n.load_share : 5 * n.slots_per_weekday;
}

/** First attendances of a usual week, and follow-ups. */
export function usualAttendances(n: OutpatientNumbers): { first: number; followUps: number } {
  const { missed, toGp } = missedShares(n);
  const first = usualWeek(n.referrals_per_week, n.removal_share, missed, toGp).seen;
  return { first, followUps: first * n.follow_ups_per_first };
}

/** Days before the start on which the clock of one of its patients can have started, at most. */
export function oldestClock(future: Pick<OutpatientFuture, 'numbers' | 'targetWeeks'>): number {
  const initial = initialReferrals(future.numbers, future.targetWeeks(0)).flat();
  const oldest = initial.reduce((most, { clockDay }) => Math.max(most, -clockDay), 0);
  return Math.max(oldest, Math.round(7 * future.targetWeeks(0))) + LONGEST_LAG;
}

export class Outpatients {
  private readonly future: OutpatientFuture;
  private readonly chance: Chance;
  private readonly ledger: Ledger;
  private readonly tally: WaitTally;
  private readonly electives: readonly Elective[];
  private readonly first: Clinic;
  private readonly followUps: Clinic | null;
  /** Where the fates of those seen divide: without a clock, to the pathway and stop, to the pathway and list, listed at once. */
  private readonly bounds: Bounds;
  /** Those in the pathway stage who stop at its end, and those who are listed. */
  private readonly toStop: Pathway;
  private readonly toList: Pathway;
  private readonly lagsToStop: LagTable;
  private readonly lagsToList: LagTable;
  private readonly followUpLags: LagTable;
  /** Follow-ups by the day they are due. */
  private readonly due: Int32Array;
  private seenSoFar = 0;
  private leftSoFar = 0;
  private stops = 0;
  private stopsWithin18 = 0;
  private continuing = 0;
  private dueLater = 0;
  private row = 0;
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
    this.followUpLags = new LagTable(7 * n.follow_up_after_weeks, n.follow_up_sigma);
    this.due = new Int32Array(days + LONGEST_LAG + 1);
    const usual = usualAttendances(n);
    this.followUps = n.follow_ups_per_first > 0 ? this.openFollowUps(index + 1, usual.followUps, days) : null;
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
      capacity: {
        base: baseSlots(n),
        growthPerDay: growthPerDay(n.growth_share_per_year),
        sessionsPerWeek,
        floor: n.floor_share,
        ceiling: 1 + n.flex_share,
        slotsPerPatient,
        catchUpWeeks: n.catch_up_weeks,
        usualPatients: patients,
      },
    };
    return new Clinic(index, rules, oldest, days, words, this.chance, this.ledger, (_, clockDay, count, day) =>
      this.seenFirst(clockDay, count, day),
    );
  }

  private openFollowUps(index: number, perWeek: number, days: number): Clinic {
    const { numbers: n, followUpWords, followUpMissKey, sessionsPerWeek } = this.future;
    const missed = missedShares(n).missed;
    const slotsPerPatient = 1 / (1 - missed);
    for (const { leaveDay, count } of this.future.onDay0.due) {
      this.due[leaveDay]! += count;
      this.dueLater += count;
    }
    const waiting = Math.round(perWeek * n.follow_up_target_weeks);
    const rules = {
      classes: [
        {
          noticeDays: 0,
          initial: waiting > 0 ? [{ clockDay: -1, count: waiting }] : [],
          missKey: followUpMissKey,
          toGpShare: 0,
          removalHazard: 0,
          clocked: false,
        },
      ],
      between: 'in_order' as const,
      firstClassShare: 1,
      missedShare: missed,
      rebookDays: Math.round(n.rebook_days),
      outOfOrderShare: n.out_of_order_share,
      targetWeeks: () => n.follow_up_target_weeks,
      capacity: {
        base: (perWeek * slotsPerPatient) / n.follow_up_load_share,
        growthPerDay: growthPerDay(n.growth_share_per_year),
        sessionsPerWeek,
        floor: n.floor_share,
        ceiling: 1 + n.flex_share,
        slotsPerPatient,
        catchUpWeeks: n.catch_up_weeks,
        usualPatients: perWeek,
      },
    };
    return new Clinic(index, rules, 1, days, followUpWords, this.chance, this.ledger, (_, __, count) => {
      this.continuing += count;
    });
  }

  /** Patients in the pathway stage on day 0: seen at the target wait, on the days before. */
  private fill(stage: Pathway, between: readonly Between[]): void {
    const waited = Math.round(7 * this.future.targetWeeks(0));
    for (const { enteredDay, leaveDay, count } of between) {
      stage.enter(stage.clockOf(enteredDay - waited), -1, leaveDay, count);
    }
  }

  /** Lives one day; the effects are those on first attendances and on follow-ups. */
  day(day: number, sessionToday: boolean, lastOfWeek: boolean, fx: DayEffects, onFollowUps: DayEffects): void {
    const { first, followUps, future, ledger } = this;
    this.row = ledger.at(first.index, day);
    this.stops = 0;
    this.stopsWithin18 = 0;
    this.continuing = 0;
    this.today = day;
    if (day % LAGS_MOVE_DAYS === 0) {
      this.lagsToStop.set(future.pathwayDays(day), future.pathwaySigma(day));
      this.lagsToList.set(future.listedDays(day), future.pathwaySigma(day));
    }
    this.toStop.leave(day, this.leavesToStop);
    this.toList.leave(day, this.leavesToList);
    first.open(day, fx);
    for (let priority = 0; priority < PRIORITIES.length; priority++) {
      first.join(priority, day, future.referrals[priority]![day]!, day, fx);
    }
    first.close(day, sessionToday, lastOfWeek, fx);
    ledger.set(this.row, column.two_week_breaches, first.waitingSince(0, day - TWO_WEEKS));
    ledger.set(this.row, column.in_pathway, this.toStop.total + this.toList.total);
    const over18 = this.toStop.startedBefore(day - WEEKS_18) + this.toList.startedBefore(day - WEEKS_18);
    ledger.set(this.row, column.pathway_over_18_weeks, over18);
    ledger.set(this.row, column.stops, this.stops);
    ledger.set(this.row, column.stops_within_18_weeks, this.stopsWithin18);
    if (followUps === null) return;
    followUps.open(day, onFollowUps);
    followUps.join(0, day, this.due[day]!, day, onFollowUps);
    this.dueLater -= this.due[day]!;
    followUps.close(day, sessionToday, lastOfWeek, onFollowUps);
    this.plan(day);
    ledger.set(ledger.at(followUps.index, day), column.due_later, this.dueLater);
  }

  /** What becomes of those seen: each by luck of her own, the n-th patient of the service by variate n. */
  private seenFirst(clockDay: number, count: number, day: number): void {
    this.continuing += count;
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

  /**
   * Follow-ups to come of those seen today, at a first attendance or a follow-up: how many by chance, when by the lags'
   * distribution cut into as many equal slices.
   */
  private plan(day: number): void {
    const n = this.future.numbers;
    const { followUpWords } = this.future;
    const variate = (k: number) => followUpWords.uniform(day, k);
    const count = this.chance.binomial(variate(100), this.continuing, continues(n), 100);
    this.dueLater += count;
    if (count === 0) return;
    const u = variate(101);
    // Patient i of the count lags as slice (i + u) / count of the distribution; many are counted slice by slice.
    if (count < SLICES) {
      for (let i = 0; i < count; i++) this.due[day + this.followUpLags.at((i + u) / count)]!++;
      return;
    }
    let counted = 0;
    for (let slice = 0; counted < count; slice++) {
      const end = Math.min(count, Math.ceil(((slice + 1) * count) / SLICES - u));
      if (end <= counted) continue;
      this.due[day + this.followUpLags.ofSlice(slice)]! += end - counted;
      counted = end;
    }
  }
}
