/**
 * One strategy's world in one replication: the clock, the trusts, the roles of the programme, and the record of what
 * happens. Built from the future that all strategies share; nothing in it outlives the replication.
 */
import { type Process, until } from '../kernel/process.js';
import { Signal } from '../kernel/signal.js';
import { Simulator } from '../kernel/simulator.js';
import { Stream } from '../kernel/streams.js';
import type { Draws } from './draws.js';
import type { Fact } from './facts.js';
import type { Future } from './future.js';
import type { DrawnValue } from './outcome.js';
import { MONTH_DAYS } from './parameter.js';
import { EVENT, PRIORITY } from './priorities.js';
import { type Contracts, noContracts } from './programme/contracts.js';
import { type Learning, nothingLearned } from './programme/lessons.js';
import { lifecycle } from './programme/lifecycle.js';
import { OpenDefects } from './programme/open-defects.js';
import { Plan } from './programme/plan.js';
import { recordedHold } from './programme/recorded-hold.js';
import { oneRelease, type Releases } from './programme/releases.js';
import {
  type Authority,
  absentAuthority,
  immediateRestart,
  type Pool,
  type Restart,
  unlimitedPool,
} from './programme/roles.js';
import { SharedDefects } from './programme/shared-defects.js';
import { support } from './programme/support.js';
import { type News, weeklyLook } from './programme/weekly-look.js';
import type { Calendar, Settings, StrategySettings } from './settings.js';
import { Trust } from './trust.js';

export interface Programme {
  readonly plan: Plan;
  authority: Authority;
  pool: Pool;
  restart: Restart;
  contracts: Contracts;
  releases: Releases;
  learning: Learning;
}

/** What money is spent on beside the work for patients. */
export type CostItem = 'recovery' | 'hold' | 'booking' | 'initiatives' | 'delivery' | 'at_risk' | 'legacy';

/** Stands in a fact for the programme as a whole. */
const EVERYBODY = -1;

export class World {
  readonly settings: Settings;
  readonly strategy: StrategySettings;
  readonly calendar: Calendar;
  readonly draws: Draws;
  readonly replication: number;
  readonly sim = new Simulator();
  readonly trusts: readonly Trust[];
  /** Trusts by position in the plan, then by id: who acts first, whatever the order in the file. */
  readonly inOrder: readonly Trust[];
  readonly programme: Programme;
  readonly facts: Fact[] = [];
  /** The mechanisms' numbers that were drawn. */
  readonly drawn: DrawnValue[] = [];
  private readonly defectLists = new Map<string, SharedDefects>();
  private readonly newsOf = new Map<Trust, Signal<News>>();
  private readonly spending = new Map<string, { trust: number; item: CostItem; since: number; gbpPerDay: number }>();

  constructor(future: Future, strategy: StrategySettings) {
    const { settings, replication } = future;
    this.settings = settings;
    this.strategy = strategy;
    this.calendar = settings.calendar;
    this.draws = future.draws;
    this.replication = replication;
    const { sim } = this;
    this.trusts = settings.trusts.map((_, index) => this.trustOf(future, index));
    this.inOrder = [...this.trusts].sort(
      (a, b) => strategy.order[a.index]! - strategy.order[b.index]! || (a.id < b.id ? -1 : 1),
    );
    sim.on(EVENT.defectFixed, (trust) => this.trusts[trust]!.defects.fixed());
    this.programme = {
      plan: new Plan(strategy, settings.days),
      authority: absentAuthority(),
      pool: unlimitedPool(sim),
      restart: immediateRestart,
      contracts: noContracts,
      releases: oneRelease,
      learning: nothingLearned,
    };
  }

  /** Starts the processes of the programme; call once its roles are filled. */
  begin(future: Future): void {
    const { programme, sim, strategy } = this;
    if (strategy.known.hold) programme.authority = recordedHold(this, programme.authority, strategy.known.hold);
    for (const trust of this.inOrder) {
      const { numbers } = future.trusts[trust.index]!;
      trust.preparationDays = Math.round(7 * numbers['preparation.weeks'] * trust.build.preparationMultiplier);
      trust.deliveryGbp =
        (numbers['delivery.price_gbp'] + numbers['delivery.programme_gbp']) * trust.build.costMultiplier;
      trust.deliveryGbpPerDay = trust.deliveryGbp / Math.max(1, trust.preparationDays);
      this.newsOf.set(trust, new Signal<News>(`news of ${trust.id}`));
      trust.lifecycle = this.spawn(lifecycle(trust, this), PRIORITY.lifecycle, trust, 'lifecycle');
      const counts = [...(trust.known?.openSevere ?? []), ...strategy.known.openSevere[trust.index]!];
      for (const [day, open] of counts) {
        if (day > 0) this.spawn(recordedCount(trust, day, open), PRIORITY.defect, trust, 'record');
      }
    }
    const everybody = this.trusts.length;
    const { work } = programme.authority;
    if (work) sim.spawn(work(), { priority: PRIORITY.authority, entity: everybody, name: 'authority' });
    const { staffing } = programme.pool;
    if (staffing) sim.spawn(staffing(), { priority: PRIORITY.pool, entity: everybody, name: 'delivery pool' });
  }

  /** The defects that the trusts of a build share; a later release has a list of its own. */
  sharedDefects(list: string): SharedDefects {
    const known = this.defectLists.get(list);
    if (known !== undefined) return known;
    const made = new SharedDefects(this.draws, list);
    this.defectLists.set(list, made);
    return made;
  }

  private trustOf(future: Future, index: number): Trust {
    const { sim, strategy, settings, replication } = this;
    const trust = settings.trusts[index]!;
    const { numbers, payment } = future.trusts[index]!;
    const fixTimes = new Stream([settings.seed, replication, trust.id, 'fix times']);
    const defects = new OpenDefects(sim, index, fixTimes, (open) =>
      this.record({ kind: 'defect_count', day: sim.now, trust: index, open }),
    );
    const start = {
      readiness: numbers['preparation.readiness_share'],
      slipDays: Math.round(numbers['preparation.slip_months'] * MONTH_DAYS),
      payment,
    };
    // The counterfactual undoes a go-live on record within the scenario; one before its start it keeps.
    const onRecord = strategy.known.trusts[index] ?? trust.known;
    const undone = onRecord !== null && onRecord.day >= 0 && strategy.goLiveDay[index] === null;
    const known = undone ? null : onRecord;
    const wentLive = new Signal<void>(`go-live of ${trust.id}`, { lasting: true });
    return new Trust(trust.id, index, known, trust.contract, start, defects, wentLive, (who, phase, reason) =>
      this.record({ kind: 'phase', day: sim.now, trust: who.index, phase, reason }),
    );
  }

  record(fact: Fact): void {
    this.facts.push(fact);
  }

  /** What the trust's board finds in its weekly looks. */
  news(trust: Trust): Signal<News> {
    return this.newsOf.get(trust)!;
  }

  /** Its experts begin to support it, from the go-live or upgrade of today. */
  beginSupport(trust: Trust): void {
    const waited = trust.support > 0;
    trust.support = 0;
    this.spawn(support(trust, this, waited), PRIORITY.lifecycle, trust, 'support');
  }

  /** Preparation is paid for by the day ... */
  beginDelivery(trust: Trust): void {
    this.spend(trust, 'delivery', trust.deliveryGbpPerDay);
  }

  /** ... and what was spent without a contract is at risk. */
  endDelivery(trust: Trust, began: number): void {
    this.spend(trust, 'delivery', 0);
    const { contracts } = this.programme;
    const days = contracts.daysWithout(trust, began, this.sim.now);
    this.paid(trust, 'at_risk', began, days * trust.deliveryGbpPerDay * contracts.atRiskShare);
  }

  /** How many experts there are and how many are at work, today. */
  recordExperts(): void {
    const { capacity, inUse } = this.programme.pool.experts;
    this.record({ kind: 'experts', day: this.sim.now, trust: EVERYBODY, capacity, inUse });
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

  /** Records what is paid at once, today. */
  cost(trust: Trust, item: CostItem, gbp: number): void {
    const day = this.sim.now;
    if (gbp > 0) this.record({ kind: 'cost', item, trust: trust.index, day, until: day + 1, gbpPerDay: gbp });
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

/** The record's count of severe defects on a day. */
function* recordedCount(trust: Trust, day: number, open: number): Process {
  yield until(day);
  if (trust.live) trust.defects.set(open);
}
