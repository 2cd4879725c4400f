/**
 * An elective service: patients listed for admission by the outpatient services, their clock still running, and planned
 * admissions without a clock share the same slots, each as their share of those who could be admitted.
 */
import { column, type Ledger } from '../../ledger.js';
import type { Calendar } from '../../settings.js';
import { Beds } from '../beds/beds.js';
import type { DayEffects } from '../day-effects.js';
import type { Opening, ServiceAtWork } from '../service-kind.js';
import { endsWeek, isSession } from '../session-days.js';
import type { StateVisitor } from '../snapshot.js';
import { type WaitTally, WEEKS_18 } from '../wait-tally.js';
import { capacityRule } from './capacity.js';
import { Clinic } from './clinic.js';
import type { OnSeen } from './clinic-rules.js';
import { type ElectiveFuture, electiveMissed } from './elective-future.js';
import { type Cohort, spread } from './initial-list.js';
import { Later } from './later.js';
import { removalHazard, usualWeek } from './referral-shares.js';

const CLOCKED = 0;
const PLANNED = 1;

export class Elective implements ServiceAtWork {
  private readonly future: ElectiveFuture;
  private readonly ledger: Ledger;
  private readonly tally: WaitTally;
  private readonly calendar: Calendar;
  private readonly clinic: Clinic;
  /** Patients listed who cannot be admitted yet. */
  private readonly listed: Later;
  private stops = 0;
  private stopsWithin18 = 0;

  constructor(future: ElectiveFuture, { index, days, calendar, chance, ledger, tally, opened }: Opening) {
    const n = future.numbers;
    this.future = future;
    this.ledger = ledger;
    this.tally = tally;
    this.calendar = calendar;
    this.listed = new Later(Math.max(1, Math.round(n.notice_days)));
    const missed = electiveMissed(n);
    const all = future.usualListed / (1 - n.planned_share);
    const { slotsPerPatient } = usualWeek(all, n.removal_share, missed, 0);
    // The target runs from the listing; the notice is the first part of it, and those in it are not on the list yet.
    const noticeWeeks = Math.max(1, Math.round(n.notice_days)) / 7;
    const targetWeeks = (day: number) => Math.max(0, future.targetWeeks(day) - noticeWeeks);
    const onList = Number.isNaN(n.initial_list) ? all * targetWeeks(0) : n.initial_list;
    const clocked = Math.round(onList * (1 - n.planned_share));
    const before = Math.round(future.usualDaysToListing);
    const inNotice = spread(Math.round(future.usualListed * noticeWeeks), future.usualListed / 7);
    const withClock: Cohort[] = spread(clocked, future.usualListed / 7).map(({ clockDay, count }) => ({
      clockDay: clockDay - before - Math.round(7 * noticeWeeks),
      count,
    }));
    const planned = spread(Math.round(onList) - clocked, (all - future.usualListed) / 7);
    const oldest = [...withClock, ...planned].reduce((most, { clockDay }) => Math.max(most, -clockDay), 0);
    const hazard = removalHazard(n.removal_share, n.target_wait_weeks);
    const rules = {
      classes: [withClock, planned].map((initial, c) => ({
        noticeDays: 0,
        initial,
        missKey: future.missKeys[c]!,
        toGpShare: 0,
        removalHazard: hazard,
        clocked: c === CLOCKED,
      })),
      between: 'alike' as const,
      firstClassShare: 1,
      missedShare: missed,
      rebookDays: Math.round(n.rebook_days),
      outOfOrderShare: n.out_of_order_share,
      targetWeeks,
      capacity: capacityRule(n, {
        base: Number.isNaN(n.slots_per_weekday) ? (all * slotsPerPatient) / n.load_share : 5 * n.slots_per_weekday,
        sessionsPerWeek: future.sessionsPerWeek,
        slotsPerPatient,
        usualPatients: all,
      }),
    };
    const history = Math.max(oldest, future.oldestClock, before + Math.round(7 * noticeWeeks) + 1);
    for (const { clockDay, count } of inNotice) this.list(clockDay - before, count, clockDay);
    const onSeen: OnSeen = (c, clockDays, count, day) => {
      if (c === CLOCKED) this.admitted(clockDays, count, day);
    };
    const beds = opened.find((service) => service instanceof Beds);
    const first = beds?.future.claimOf(future) ?? 0;
    const sendHome = beds && ((c: number, came: number, day: number) => beds.sendHome(first + c, came, day));
    const { words } = future;
    this.clinic = new Clinic({ index, rules, history, days, words, chance, ledger, onSeen, sendHome });
  }

  /** Clocks of those admitted stop. */
  private admitted(clockDays: Int32Array, count: number, day: number): void {
    this.stops += count;
    this.stopsWithin18 += this.tally.addEach('admitted', day, clockDays, count);
  }

  /** An outpatient service lists patients today; they can be admitted after the notice. */
  list(clockDay: number, count: number, day: number): void {
    this.listed.add(day, clockDay, count);
  }

  /** Lives one day. */
  day(day: number, [effects]: readonly DayEffects[]): void {
    const { clinic, ledger, listed, calendar } = this;
    const fx = effects!;
    const { index } = clinic;
    this.stops = 0;
    this.stopsWithin18 = 0;
    clinic.open(day, fx);
    const ready = listed.coming(day);
    for (let i = 0; i < ready.length; i++) clinic.join(CLOCKED, ready.days[i]!, ready.counts[i]!, day, fx);
    listed.came(day);
    clinic.join(PLANNED, day, this.future.planned[day]!, day, fx);
    clinic.close(day, isSession(calendar, day), endsWeek(calendar, day), fx);
    ledger.set(index, day, column.planned, clinic.ofClass(PLANNED));
    ledger.set(index, day, column.in_pathway, listed.total);
    ledger.set(index, day, column.pathway_over_18_weeks, listed.startedBefore(day - WEEKS_18));
    ledger.set(index, day, column.stops, this.stops);
    ledger.set(index, day, column.stops_within_18_weeks, this.stopsWithin18);
  }

  visitState(visitor: StateVisitor): void {
    this.clinic.visitState(visitor);
    this.listed.visitState(visitor);
  }
}
