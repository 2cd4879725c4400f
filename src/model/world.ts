/**
 * One strategy's world in one replication: the clock, the trusts, the roles of the programme, and the record of what
 * happens. Built from the future that all strategies share; nothing in it outlives the replication.
 */
import type { Process } from '../kernel/process.js';
import { Signal } from '../kernel/signal.js';
import { Simulator } from '../kernel/simulator.js';
import { Stream } from '../kernel/streams.js';
import type { Draws } from './draws.js';
import type { Fact } from './facts.js';
import type { Future } from './future.js';
import type { DrawnValue } from './outcome.js';
import { MONTH_DAYS } from './parameter.js';
import { EVENT, PRIORITY } from './priorities.js';
import { lifecycle } from './programme/lifecycle.js';
import { OpenDefects } from './programme/open-defects.js';
import { Plan } from './programme/plan.js';
import {
  type Authority,
  absentAuthority,
  immediateRestart,
  type Pool,
  type Restart,
  unlimitedPool,
} from './programme/roles.js';
import { type News, weeklyLook } from './programme/weekly-look.js';
import type { Calendar, Settings, StrategySettings } from './settings.js';
import { Trust } from './trust.js';

export interface Programme {
  readonly plan: Plan;
  authority: Authority;
  pool: Pool;
  restart: Restart;
}

/** What money is spent on beside the work for patients. */
export type CostItem = 'recovery' | 'hold' | 'booking' | 'initiatives';

export class World {
  readonly settings: Settings;
  readonly strategy: StrategySettings;
  readonly calendar: Calendar;
  readonly draws: Draws;
  readonly sim = new Simulator();
  readonly trusts: readonly Trust[];
  /** Trusts by position in the plan, then by id: who acts first, whatever the order in the file. */
  readonly inOrder: readonly Trust[];
  readonly programme: Programme;
  readonly facts: Fact[] = [];
  /** The mechanisms' numbers that were drawn. */
  readonly drawn: DrawnValue[] = [];
  private readonly newsOf = new Map<Trust, Signal<News>>();
  private readonly spending = new Map<string, { trust: number; item: CostItem; since: number; gbpPerDay: number }>();

  constructor(future: Future, strategy: StrategySettings) {
    const { settings, replication } = future;
    this.settings = settings;
    this.strategy = strategy;
    this.calendar = settings.calendar;
    this.draws = future.draws;
    const { sim } = this;
    this.trusts = settings.trusts.map((trust, index) => {
      const { numbers } = future.trusts[index]!;
      const fixTimes = new Stream([settings.seed, replication, trust.id, 'fix times']);
      const defects = new OpenDefects(sim, index, fixTimes, (open) =>
        this.record({ kind: 'defect_count', day: sim.now, trust: index, open }),
      );
      const start = {
        readiness: numbers['preparation.readiness_share'],
        slipDays: Math.round(numbers['preparation.slip_months'] * MONTH_DAYS),
        payment: future.trusts[index]!.payment,
      };
      // A strategy that plans no go-live here undoes the one on record: the counterfactual.
      const known = strategy.goLiveDay[index] === null ? null : trust.known;
      const wentLive = new Signal<void>(sim, `go-live of ${trust.id}`, { lasting: true });
      return new Trust(trust.id, index, known, start, defects, wentLive, (who, phase, reason) =>
        this.record({ kind: 'phase', day: sim.now, trust: who.index, phase, reason }),
      );
    });
    this.inOrder = [...this.trusts].sort(
      (a, b) => strategy.order[a.index]! - strategy.order[b.index]! || (a.id < b.id ? -1 : 1),
    );
    sim.on(EVENT.defectFixed, (trust) => this.trusts[trust]!.defects.fixed());
    this.programme = {
      plan: new Plan(strategy, settings.days),
      authority: absentAuthority(sim),
      pool: unlimitedPool(sim),
      restart: immediateRestart,
    };
  }

  /** Starts the processes of the programme; call once its roles are filled. */
  begin(future: Future): void {
    for (const trust of this.inOrder) {
      const weeks = future.trusts[trust.index]!.numbers['preparation.weeks'];
      trust.preparationDays = Math.round(7 * weeks * trust.build.preparationMultiplier);
      this.newsOf.set(trust, new Signal<News>(this.sim, `news of ${trust.id}`));
      trust.lifecycle = this.spawn(lifecycle(trust, this), PRIORITY.lifecycle, trust, 'lifecycle');
    }
    const work = this.programme.authority.work;
    if (work) this.sim.spawn(work(), { priority: PRIORITY.authority, entity: this.trusts.length, name: 'authority' });
  }

  record(fact: Fact): void {
    this.facts.push(fact);
  }

  /** What the trust's board finds in its weekly looks. */
  news(trust: Trust): Signal<News> {
    return this.newsOf.get(trust)!;
  }

  beginWeeklyLooks(trust: Trust): void {
    this.spawn(weeklyLook(trust, this, this.news(trust)), PRIORITY.monitor, trust, 'board');
  }

  beginTrouble(trust: Trust): void {
    trust.inTrouble = true;
    this.spend(trust, 'recovery', trust.board.recovery.gbpPerDayInTrouble);
  }

  endTrouble(trust: Trust): void {
    trust.inTrouble = false;
    this.spend(trust, 'recovery', 0);
  }

  /** Spends so much a day on an item from now on; what was spent until now becomes a fact. */
  spend(trust: Trust, item: CostItem, gbpPerDay: number): void {
    const key = `${item} ${trust.index}`;
    const until = this.sim.now;
    const before = this.spending.get(key);
    if (before && before.gbpPerDay > 0 && until > before.since) {
      const { since: day, gbpPerDay: rate } = before;
      this.record({ kind: 'cost', item, trust: trust.index, day, until, gbpPerDay: rate });
    }
    this.spending.set(key, { trust: trust.index, item, since: until, gbpPerDay });
  }

  /** Records what was paid for an item from a day until now. */
  paid(trust: Trust, item: CostItem, from: number, gbp: number): void {
    const until = this.sim.now;
    if (gbp <= 0 || until <= from) return;
    this.record({ kind: 'cost', item, trust: trust.index, day: from, until, gbpPerDay: gbp / (until - from) });
  }

  /** Closes what is open at the horizon. */
  close(): void {
    for (const { trust, item } of [...this.spending.values()]) this.spend(this.trusts[trust]!, item, 0);
  }

  /** Starts a process of a trust. */
  spawn(process: Process, priority: number, trust: Trust, name: string) {
    return this.sim.spawn(process, { priority, entity: trust.index, name: `${name} of ${trust.id}` });
  }
}
