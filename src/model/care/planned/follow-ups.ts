/**
 * Follow-ups, one after the other: due on a list of their own, without a clock. Those seen at a first attendance or a
 * follow-up will have another with the same probability, after a lag.
 */
import { column, type Ledger } from '../../ledger.js';
import type { Chance } from '../chance.js';
import type { DayEffects } from '../day-effects.js';
import type { Opening } from '../service-kind.js';
import type { StateVisitor } from '../snapshot.js';
import { capacityRule } from './capacity.js';
import { Clinic } from './clinic.js';
import type { OnSeen } from './clinic-rules.js';
import { type LagTable, LONGEST_LAG } from './lag-table.js';
import { type OutpatientFuture, usualAttendances } from './outpatient-future.js';
import { continues, missedShares } from './referral-shares.js';

export class FollowUps {
  private readonly future: OutpatientFuture;
  private readonly chance: Chance;
  private readonly ledger: Ledger;
  private readonly clinic: Clinic;
  private readonly lags: LagTable;
  /** Follow-ups by the day they are due. */
  private readonly due: Int32Array;
  private dueLater = 0;
  /** Seen today, at a first attendance or a follow-up. */
  private seen = 0;

  constructor(
    future: OutpatientFuture,
    { index, days, chance, ledger, restored }: Pick<Opening, 'index' | 'days' | 'chance' | 'ledger' | 'restored'>,
  ) {
    const { numbers: n, followUpWords, followUpMissKey, sessionsPerWeek, onDay0 } = future;
    this.future = future;
    this.chance = chance;
    this.ledger = ledger;
    this.lags = future.followUpLags;
    this.due = new Int32Array(days + LONGEST_LAG + 1);
    if (!restored) {
      onDay0.due((_enteredDay, leaveDay, count) => {
        this.due[leaveDay]! += count;
        this.dueLater += count;
      });
    }
    const perWeek = usualAttendances(n).followUps;
    const { missed } = missedShares(n);
    const slotsPerPatient = 1 / (1 - missed);
    const waiting = Math.round(perWeek * n.follow_up_target_weeks);
    const patients = {
      noticeDays: 0,
      initial: waiting > 0 ? [{ clockDay: -1, count: waiting }] : [],
      missKey: followUpMissKey,
      toGpShare: 0,
      removalHazard: 0,
      clocked: false,
    };
    const rules = {
      classes: [patients],
      between: 'in_order' as const,
      firstClassShare: 1,
      missedShare: missed,
      rebookDays: Math.round(n.rebook_days),
      outOfOrderShare: n.out_of_order_share,
      targetWeeks: () => n.follow_up_target_weeks,
      capacity: capacityRule(n, {
        base: (perWeek * slotsPerPatient) / n.follow_up_load_share,
        sessionsPerWeek,
        slotsPerPatient,
        usualPatients: perWeek,
      }),
    };
    const onSeen: OnSeen = (_class, _clockDays, count) => {
      this.seen += count;
    };
    this.clinic = new Clinic({ index, rules, history: 1, days, words: followUpWords, chance, ledger, onSeen });
  }

  /** Lives one day, after the first attendances. @param first how many were seen at one today */
  day(day: number, sessionToday: boolean, lastOfWeek: boolean, fx: DayEffects, first: number): void {
    const { clinic, due, ledger } = this;
    this.seen = first;
    clinic.open(day, fx);
    clinic.join(0, day, due[day]!, day, fx);
    this.dueLater -= due[day]!;
    clinic.close(day, sessionToday, lastOfWeek, fx);
    this.plan(day);
    ledger.set(clinic.index, day, column.due_later, this.dueLater);
  }

  /** @param day the next to be simulated */
  visitState(visitor: StateVisitor, day: number): void {
    this.clinic.visitState(visitor);
    visitor.counts(this.due, day, Math.min(this.due.length, day + LONGEST_LAG + 1));
    this.dueLater = visitor.number(this.dueLater);
  }

  /** Follow-ups to come of those seen today: how many by chance, when by the lags' distribution cut into as many parts. */
  private plan(day: number): void {
    const { followUpWords, numbers } = this.future;
    const count = this.chance.binomial(followUpWords.uniform(day, 100), this.seen, continues(numbers), 100);
    if (count === 0) return;
    this.dueLater += count;
    this.lags.spread(count, followUpWords.uniform(day, 101), this.due, day);
  }
}
