/**
 * A queue in the typed-event style: several servers, classes of customers, limited room, patience, batches. It exists
 * to exercise the kernel (calendar, cancelling, clock, streams, distributions, time-weighted statistics) in the way the
 * care layer does; the queue itself is a few linked lists.
 */

import type { EventId } from '../../src/kernel/event-calendar.js';
import type { Simulator } from '../../src/kernel/simulator.js';
import { TimeWeighted } from '../../src/stats/time-weighted.js';

const ARRIVE = 0;
const LEAVE = 1;
const GIVE_UP = 2;
const NOBODY = -1;

export interface CustomerClass {
  readonly interarrival: () => number;
  readonly service: () => number;
  /** How many come together; each is an event of its own at the same instant. */
  readonly batch?: number;
}

export interface QueueOptions {
  readonly servers: number;
  readonly classes: readonly CustomerClass[];
  /** Most customers present at once; who finds it full is turned away. */
  readonly room?: number;
  /** How long a customer waits before giving up. */
  readonly patience?: () => number;
  /** What the share of long waits is counted above. */
  readonly longWait?: number;
}

/** What became of the customers observed, one entry a class. */
export interface Observed {
  arrived: number;
  settled: number;
  turnedAway: number;
  gaveUp: number;
  waits: number;
  waited: number;
  long: number;
  /** Waits by position in the batch. */
  readonly byPlace: number[];
}

interface Customer {
  klass: number;
  place: number;
  arrived: number;
  observed: boolean;
  patience: EventId;
  before: number;
  after: number;
}

export class TypedQueue {
  readonly present: TimeWeighted;
  readonly queue: TimeWeighted;
  readonly busy: TimeWeighted;
  /** 1 while there is no room, else 0. */
  readonly full: TimeWeighted;
  readonly observed: Observed[];
  readonly #sim: Simulator;
  readonly #options: QueueOptions;
  readonly #customers: Customer[] = [];
  readonly #free: number[] = [];
  readonly #first: number[];
  readonly #last: number[];
  #toObserve = 0;

  constructor(sim: Simulator, options: QueueOptions) {
    this.#sim = sim;
    this.#options = options;
    this.present = new TimeWeighted(0, sim.now);
    this.queue = new TimeWeighted(0, sim.now);
    this.busy = new TimeWeighted(0, sim.now);
    this.full = new TimeWeighted(0, sim.now);
    this.#first = options.classes.map(() => NOBODY);
    this.#last = options.classes.map(() => NOBODY);
    this.observed = options.classes.map(() => nothing());
    sim.on(ARRIVE, (payload) => this.#arrive(payload));
    sim.on(LEAVE, (customer) => this.#leave(customer));
    sim.on(GIVE_UP, (customer) => this.#giveUp(customer));
    for (const klass of options.classes.keys()) this.#scheduleBatch(klass);
  }

  /** Runs in, then observes n customers of each class and a window of time; returns when all observed have settled. */
  observe(runIn: number, window: number, n: number): { present: number; queue: number; busy: number; full: number } {
    const sim = this.#sim;
    sim.run(sim.now + runIn);
    for (const level of [this.present, this.queue, this.busy, this.full]) level.restart(sim.now);
    this.#toObserve = n;
    sim.run(sim.now + window);
    const mean = (level: TimeWeighted): number => level.mean(sim.now)!;
    const means = {
      present: mean(this.present),
      queue: mean(this.queue),
      busy: mean(this.busy),
      full: mean(this.full),
    };
    for (let patience = 0; this.observed.some(({ settled }) => settled < n); patience++) {
      if (patience > 1000) throw new Error('customers never settle');
      sim.run(sim.now + 0.1 * window + 10);
    }
    return means;
  }

  #scheduleBatch(klass: number): void {
    const { interarrival, batch = 1 } = this.#options.classes[klass]!;
    const at = this.#sim.now + interarrival();
    for (let place = 0; place < batch; place++) this.#sim.schedule(at, 0, ARRIVE, klass * 16 + place);
  }

  #arrive(payload: number): void {
    const [klass, place] = [payload >> 4, payload & 15];
    const { now } = this.#sim;
    if (place === 0) this.#scheduleBatch(klass);
    const seen = this.observed[klass]!;
    const observed = seen.arrived < this.#toObserve;
    if (observed) seen.arrived += 1;
    const { room = Number.POSITIVE_INFINITY } = this.#options;
    if (this.present.value >= room) {
      if (observed) {
        seen.turnedAway += 1;
        seen.settled += 1;
      }
      return;
    }
    this.present.add(1, now);
    if (this.present.value >= room) this.full.set(1, now);
    const id = this.#free.pop() ?? this.#customers.length;
    this.#customers[id] = {
      klass,
      place,
      arrived: now,
      observed,
      patience: NOBODY,
      before: this.#last[klass]!,
      after: NOBODY,
    };
    if (this.busy.value < this.#options.servers) {
      this.busy.add(1, now);
      this.#serve(id);
      return;
    }
    this.queue.add(1, now);
    if (this.#last[klass] === NOBODY) this.#first[klass] = id;
    else this.#customers[this.#last[klass]!]!.after = id;
    this.#last[klass] = id;
    const { patience } = this.#options;
    if (patience) this.#customers[id]!.patience = this.#sim.schedule(now + patience(), 0, GIVE_UP, id);
  }

  #serve(id: number): void {
    const customer = this.#customers[id]!;
    const { now } = this.#sim;
    if (customer.observed) {
      const seen = this.observed[customer.klass]!;
      const wait = now - customer.arrived;
      seen.settled += 1;
      seen.waits += wait;
      if (wait > 0) seen.waited += 1;
      if (wait > (this.#options.longWait ?? 0)) seen.long += 1;
      seen.byPlace[customer.place] = (seen.byPlace[customer.place] ?? 0) + wait;
    }
    this.#sim.schedule(now + this.#options.classes[customer.klass]!.service(), 0, LEAVE, id);
  }

  #leave(id: number): void {
    const { now } = this.#sim;
    this.present.add(-1, now);
    this.full.set(0, now);
    this.#free.push(id);
    const next = this.#first.find((first) => first !== NOBODY);
    if (next === undefined) {
      this.busy.add(-1, now);
      return;
    }
    this.queue.add(-1, now);
    this.#unlink(next);
    const { patience } = this.#customers[next]!;
    if (patience !== NOBODY && !this.#sim.cancel(patience)) throw new Error('an event to cancel was not pending');
    this.#serve(next);
  }

  #giveUp(id: number): void {
    const { now } = this.#sim;
    const { klass, observed } = this.#customers[id]!;
    this.present.add(-1, now);
    this.queue.add(-1, now);
    this.#unlink(id);
    this.#free.push(id);
    if (!observed) return;
    this.observed[klass]!.gaveUp += 1;
    this.observed[klass]!.settled += 1;
  }

  #unlink(id: number): void {
    const { klass, before, after } = this.#customers[id]!;
    if (this.#first[klass] === id) this.#first[klass] = after;
    else this.#customers[before]!.after = after;
    if (this.#last[klass] === id) this.#last[klass] = before;
    else this.#customers[after]!.before = before;
    if (this.#first[klass] === NOBODY) this.#last[klass] = NOBODY;
  }
}

function nothing(): Observed {
  return { arrived: 0, settled: 0, turnedAway: 0, gaveUp: 0, waits: 0, waited: 0, long: 0, byPlace: [] };
}
