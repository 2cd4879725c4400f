/** Queueing systems in the process style: resources, priorities, preemption, interrupts, signals. */

import { occupy, PreemptiveResource } from '../../src/kernel/preemptive-resource.js';
import { advance, Interrupted, type Process, seize } from '../../src/kernel/process.js';
import { Resource } from '../../src/kernel/resource.js';
import { Simulator } from '../../src/kernel/simulator.js';
import { TimeWeighted } from '../../src/stats/time-weighted.js';
import { draws, type System } from './system.js';
import * as theory from './theory.js';

/** Customers of one class, arriving without end; `visit` is the process of one customer and returns whether it was observed. */
function* source(sim: Simulator, interarrival: () => number, visit: (customer: number) => Process): Process {
  for (let customer = 0; ; customer++) {
    yield advance(interarrival());
    sim.spawn(visit(customer));
  }
}

/** Runs until a number of customers has settled. */
function runUntil(sim: Simulator, done: () => boolean): void {
  for (let patience = 0; !done(); patience++) {
    if (patience > 1000) throw new Error('customers never settle');
    sim.run(sim.now + 100);
  }
}

function resourceSystem(name: string, l: number, servers: number, longWait: number, runIn: number): System {
  const mmc = theory.mmc(l, 1, servers);
  return {
    name,
    metrics: [
      { label: 'mean wait', theory: mmc.wq },
      { label: `P(wait > ${longWait})`, theory: mmc.tail(longWait) },
      { label: 'utilisation', theory: l / servers },
    ],
    replicate(r, size) {
      const sim = new Simulator();
      const desk = new Resource(sim, servers, 'desk');
      const service = draws(name, r, 'service', 'exponential', 1);
      const n = Math.ceil(4000 * size);
      let [arrived, settled, waits, long] = [0, 0, 0, 0];
      function* visit(): Process {
        const came = sim.now;
        const observed = came >= runIn && arrived < n;
        if (observed) arrived += 1;
        yield seize(desk);
        if (observed) {
          settled += 1;
          waits += sim.now - came;
          if (sim.now - came > longWait) long += 1;
        }
        yield advance(service());
        desk.free(1);
      }
      sim.spawn(source(sim, draws(name, r, 'arrivals', 'exponential', 1 / l), visit));
      sim.run(runIn);
      desk.restartStatistics();
      sim.run(runIn + n / l);
      const { utilisation } = desk;
      runUntil(sim, () => settled === n);
      return [waits / n, long / n, utilisation!];
    },
  };
}

function prioritySystem(name: string, rates: readonly number[], servers: number, preempts: boolean): System {
  const numbers = preempts ? theory.preemptive(rates, 1) : theory.cobham(rates, 1, servers);
  return {
    name,
    metrics: numbers.map((number, k) => ({
      label: `mean ${preempts ? 'time' : 'wait'}, class ${k + 1}`,
      theory: number,
    })),
    replicate(r, size) {
      const sim = new Simulator();
      const desk = new Resource(sim, servers, 'desk');
      const preemptive = new PreemptiveResource(sim, servers, 'desk');
      const n = Math.ceil(1500 * size);
      const runIn = 1500;
      const seen = rates.map(() => ({ arrived: 0, settled: 0, total: 0 }));
      rates.forEach((rate, priority) => {
        const service = draws(name, r, `service ${priority}`, 'exponential', 1);
        const own = seen[priority]!;
        function* visit(): Process {
          const came = sim.now;
          const observed = came >= runIn && own.arrived < n;
          if (observed) own.arrived += 1;
          if (preempts) yield* occupy(preemptive, service(), { priority });
          else yield seize(desk, 1, { priority });
          if (observed) {
            own.settled += 1;
            own.total += sim.now - came;
          }
          if (preempts) return;
          yield advance(service());
          desk.free(1);
        }
        sim.spawn(source(sim, draws(name, r, `arrivals ${priority}`, 'exponential', 1 / rate), visit));
      });
      runUntil(sim, () => seen.every(({ settled }) => settled === n));
      return seen.map(({ total }) => total / n);
    },
  };
}

function networkSystem(): System {
  const name = 'Jackson network';
  const net = theory.jackson([1, 0.5], 0.5, 0.2, [2, 0.8], [1, 2]);
  return {
    name,
    metrics: [
      { label: 'mean number at station 1', theory: net.n1 },
      { label: 'mean number at station 2', theory: net.n2 },
      { label: 'mean time in the network', theory: net.w },
    ],
    replicate(r, size) {
      const sim = new Simulator();
      const desks = [new Resource(sim, 1, 'one'), new Resource(sim, 2, 'two')] as const;
      const service = [
        draws(name, r, 'service 1', 'exponential', 0.5),
        draws(name, r, 'service 2', 'exponential', 1.25),
      ] as const;
      const goesOn = [
        draws(name, r, 'route 1', 'bernoulli', 0.5),
        draws(name, r, 'route 2', 'bernoulli', 0.2),
      ] as const;
      const present = [new TimeWeighted(), new TimeWeighted()] as const;
      const n = Math.ceil(4500 * size);
      let [arrived, settled, times] = [0, 0, 0];
      function* visit(first: 0 | 1): Process {
        const came = sim.now;
        const observed = came >= 500 && arrived < n;
        if (observed) arrived += 1;
        let at = first;
        do {
          present[at].add(1, sim.now);
          yield seize(desks[at]);
          yield advance(service[at]());
          desks[at].free(1);
          present[at].add(-1, sim.now);
          at = at === 0 ? 1 : 0;
        } while (goesOn[at === 0 ? 1 : 0]() === 1);
        if (observed) {
          settled += 1;
          times += sim.now - came;
        }
      }
      sim.spawn(source(sim, draws(name, r, 'arrivals 1', 'exponential', 1), () => visit(0)));
      sim.spawn(source(sim, draws(name, r, 'arrivals 2', 'exponential', 2), () => visit(1)));
      sim.run(500);
      for (const level of present) level.restart(sim.now);
      sim.run(500 + 3000 * size);
      const [one, two] = present.map((level) => level.mean(sim.now)!) as [number, number];
      runUntil(sim, () => settled === n);
      return [one, two, times / n];
    },
  };
}

/** Erlang A with patience as an interrupt: a watcher process interrupts the customer in the queue. */
function interruptSystem(): System {
  const name = 'Erlang A by interrupts';
  const { lq, abandons } = theory.erlangA(12, 1, 10, 0.5);
  return {
    name,
    metrics: [
      { label: 'mean queue', theory: lq },
      { label: 'share who give up', theory: abandons },
      { label: 'utilisation', theory: (12 * (1 - abandons)) / 10 },
    ],
    replicate(r, size) {
      const sim = new Simulator();
      const desk = new Resource(sim, 10, 'desk');
      const service = draws(name, r, 'service', 'exponential', 1);
      const patience = draws(name, r, 'patience', 'exponential', 2);
      const queue = new TimeWeighted();
      const n = Math.ceil(4000 * size);
      let [arrived, settled, gaveUp] = [0, 0, 0];
      function* visit(state: { inQueue: boolean }, observed: boolean): Process {
        queue.add(1, sim.now);
        try {
          yield seize(desk);
        } catch (error) {
          if (!(error instanceof Interrupted)) throw error;
          if (observed) gaveUp += 1;
          return;
        } finally {
          state.inQueue = false;
          queue.add(-1, sim.now);
          if (observed) settled += 1;
        }
        yield advance(service());
        desk.free(1);
      }
      function* come(): Process {
        const observed = sim.now >= 50 && arrived < n;
        if (observed) arrived += 1;
        const state = { inQueue: true };
        const customer = sim.spawn(visit(state, observed));
        yield advance(patience());
        if (state.inQueue) customer.interrupt('patience is at its end');
      }
      sim.spawn(source(sim, draws(name, r, 'arrivals', 'exponential', 1 / 12), come));
      sim.run(50);
      queue.restart(sim.now);
      desk.restartStatistics();
      sim.run(50 + n / 12);
      const means = [queue.mean(sim.now)!, desk.utilisation!] as const;
      runUntil(sim, () => settled === n);
      return [means[0], gaveUp / n, means[1]];
    },
  };
}

function repairSystem(): System {
  const name = 'repairman';
  const { down, busy, several } = theory.repair(6, 0.2, 1);
  return {
    name,
    metrics: [
      { label: 'mean number down', theory: down },
      { label: 'share of time busy', theory: busy },
      { label: 'share of time with two or more down', theory: several },
    ],
    replicate(r, size) {
      const sim = new Simulator();
      const man = new Resource(sim, 1, 'repairman');
      const downNow = new TimeWeighted();
      const severalNow = new TimeWeighted();
      const life = draws(name, r, 'life', 'exponential', 5);
      const work = draws(name, r, 'work', 'exponential', 1);
      function* machine(): Process {
        for (;;) {
          yield advance(life());
          downNow.add(1, sim.now);
          severalNow.set(downNow.value >= 2 ? 1 : 0, sim.now);
          yield seize(man);
          yield advance(work());
          man.free(1);
          downNow.add(-1, sim.now);
          severalNow.set(downNow.value >= 2 ? 1 : 0, sim.now);
        }
      }
      for (let i = 0; i < 6; i++) sim.spawn(machine());
      sim.run(200);
      downNow.restart(sim.now);
      severalNow.restart(sim.now);
      man.restartStatistics();
      sim.run(200 + 4000 * size);
      return [downNow.mean(sim.now)!, man.utilisation!, severalNow.mean(sim.now)!];
    },
  };
}

export const processSystems: readonly System[] = [
  resourceSystem('M/M/1 by a resource', 0.8, 1, 5, 1500),
  resourceSystem('M/M/3 by a resource', 2.4, 3, 1, 600),
  prioritySystem('Cobham by a resource', [0.6, 0.9, 0.9], 3, false),
  prioritySystem('preemptive resume', [0.2, 0.3, 0.3], 1, true),
  networkSystem(),
  interruptSystem(),
  repairSystem(),
];
