/**
 * One strategy's world in one replication: the clock, the trusts, the roles of the programme, and the facts of what
 * happens. Built from the future that all strategies share; nothing in it outlives the replication. The programme is
 * started apart (programme/start.ts): processes import the world, and it imports none of them.
 */
import type { Process } from '../kernel/process.js';
import { Simulator } from '../kernel/simulator.js';
import { Costs } from './costs.js';
import type { Draws } from './draws.js';
import type { Fact } from './facts.js';
import type { Future } from './future.js';
import { openTrust } from './open-trust.js';
import { EVENT } from './priorities.js';
import { type Programme, vacantProgramme } from './programme/programme.js';
import type { Calendar, Settings, StrategySettings } from './settings.js';
import type { Trust } from './trust.js';

export class World {
  readonly settings: Settings;
  readonly strategy: StrategySettings;
  readonly calendar: Calendar;
  readonly replication: number;
  /** Records the numbers drawn under this strategy. */
  readonly draws: Draws;
  readonly sim = new Simulator();
  /** In the order in which they happen. */
  readonly facts: Fact[] = [];
  readonly costs: Costs;
  readonly trusts: readonly Trust[];
  /** Trusts by position in the plan, then by id: who acts first, whatever the order in the file. */
  readonly inOrder: readonly Trust[];
  readonly programme: Programme;

  constructor(future: Future, strategy: StrategySettings) {
    const { settings, replication } = future;
    this.settings = settings;
    this.strategy = strategy;
    this.calendar = settings.calendar;
    this.replication = replication;
    this.draws = future.draws.anew();
    const { sim, facts } = this;
    this.costs = new Costs(sim, facts);
    this.trusts = settings.trusts.map((_, index) => openTrust(index, future, strategy, sim, facts));
    this.inOrder = [...this.trusts].sort(
      (a, b) => strategy.order[a.index]! - strategy.order[b.index]! || (a.id < b.id ? -1 : 1),
    );
    sim.on(EVENT.defectFixed, (trust) => this.trusts[trust]!.defects.fixed());
    this.programme = vacantProgramme(strategy, settings.days, sim, this.draws);
  }

  /** Stands for the programme as a whole where the index of a trust would stand. */
  get whole(): number {
    return this.trusts.length;
  }

  record(fact: Fact): void {
    this.facts.push(fact);
  }

  /** Starts a process of a trust. */
  spawn(process: Process, priority: number, trust: Trust, name: string) {
    return this.sim.spawn(process, { priority, entity: trust.index, name: `${name} of ${trust.id}` });
  }

  /** Starts a process of the programme as a whole. */
  spawnForAll(process: Process, priority: number, name: string) {
    return this.sim.spawn(process, { priority, entity: this.whole, name });
  }

  /** Whether the last day is over: nothing of the programme begins any more. */
  get isOver(): boolean {
    return this.sim.now >= this.settings.days;
  }

  /** Closes what is open on the last day. */
  close(): void {
    this.costs.close();
  }
}
