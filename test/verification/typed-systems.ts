/** Queueing systems in the typed-event style, each with three numbers that theory knows. */

import { arrivalAfter, PiecewiseRate } from '../../src/kernel/arrivals.js';
import { Simulator } from '../../src/kernel/simulator.js';
import { Stream } from '../../src/kernel/streams.js';
import { TimeWeighted } from '../../src/stats/time-weighted.js';
import { draws, type Metric, type System } from './system.js';
import * as theory from './theory.js';
import { type Observed, type QueueOptions, TypedQueue } from './typed-queue.js';

type Means = ReturnType<TypedQueue['observe']>;

interface Shape {
  readonly name: string;
  readonly options: (draw: (purpose: string, ...spec: SpecOf) => () => number) => QueueOptions;
  readonly runIn: number;
  /** Customers of each class observed in a replication; the window is as long as they take on average. */
  readonly customers: number;
  readonly window: number;
  readonly metrics: readonly Metric[];
  readonly measure: (means: Means, observed: readonly Observed[], n: number) => number[];
}

type SpecOf = Parameters<typeof draws> extends [string, number, string, ...infer Spec] ? Spec : never;

function queueSystem(shape: Shape): System {
  return {
    name: shape.name,
    metrics: shape.metrics,
    replicate(r, size) {
      const queue = new TypedQueue(
        new Simulator(),
        shape.options((purpose, ...spec) => draws(shape.name, r, purpose, ...spec)),
      );
      const n = Math.ceil(shape.customers * size);
      return shape.measure(queue.observe(shape.runIn, shape.window * size, n), queue.observed, n);
    },
  };
}

function mmcSystem(name: string, l: number, servers: number, longWait: number, runIn: number): System {
  const mmc = theory.mmc(l, 1, servers);
  return queueSystem({
    name,
    options: (draw) => ({
      servers,
      longWait,
      classes: [{ interarrival: draw('arrivals', 'exponential', 1 / l), service: draw('service', 'exponential', 1) }],
    }),
    runIn,
    customers: 30000,
    window: 30000 / l,
    metrics: [
      { label: 'mean wait', theory: mmc.wq },
      { label: `P(wait > ${longWait})`, theory: mmc.tail(longWait) },
      { label: 'mean number present', theory: mmc.l },
    ],
    measure: ({ present }, [seen], n) => [seen!.waits / n, seen!.long / n, present],
  });
}

function mg1System(name: string, c2: number, ...service: SpecOf): System {
  return queueSystem({
    name,
    options: (draw) => ({
      servers: 1,
      classes: [{ interarrival: draw('arrivals', 'exponential', 1.25), service: draw('service', ...service) }],
    }),
    runIn: 3000,
    customers: 30000,
    window: 37500,
    metrics: [
      { label: 'mean wait', theory: theory.mg1(0.8, 1, c2) },
      { label: 'mean queue', theory: 0.8 * theory.mg1(0.8, 1, c2) },
      { label: 'P(wait > 0)', theory: 0.8 },
    ],
    measure: ({ queue }, [seen], n) => [seen!.waits / n, queue, seen!.waited / n],
  });
}

/** A mixture of two exponentials with balanced means and squared coefficient of variation c2 (mean 1). */
function hyperexponentialSystem(): System {
  const c2 = 4;
  const p = (1 + Math.sqrt((c2 - 1) / (c2 + 1))) / 2;
  const base = mg1System('M/H2/1, c2 = 4', c2, 'exponential', 1);
  return {
    ...base,
    replicate(r, size) {
      const pick = draws(base.name, r, 'branch', 'bernoulli', p);
      const unit = draws(base.name, r, 'unit', 'exponential', 1);
      const queue = new TypedQueue(new Simulator(), {
        servers: 1,
        classes: [
          {
            interarrival: draws(base.name, r, 'arrivals', 'exponential', 1.25),
            service: () => unit() / (2 * (pick() === 1 ? p : 1 - p)),
          },
        ],
      });
      const n = Math.ceil(30000 * size);
      const means = queue.observe(3000, 37500 * size, n);
      const seen = queue.observed[0]!;
      return [seen.waits / n, means.queue, seen.waited / n];
    },
  };
}

function lossSystem(servers: number, a: number): System {
  return queueSystem({
    name: `Erlang B, ${servers} servers, load ${a}`,
    options: (draw) => ({
      servers,
      room: servers,
      classes: [{ interarrival: draw('arrivals', 'exponential', 1 / a), service: draw('service', 'exponential', 1) }],
    }),
    runIn: 60,
    customers: 30000,
    window: 30000 / a,
    metrics: [
      { label: 'share turned away', theory: theory.erlangB(servers, a) },
      { label: 'mean busy', theory: a * (1 - theory.erlangB(servers, a)) },
      { label: 'share of time full', theory: theory.erlangB(servers, a) },
    ],
    measure: ({ full, busy }, [seen], n) => [seen!.turnedAway / n, busy, full],
  });
}

function roomSystem(): System {
  const p = theory.birthDeath(
    5,
    () => 3,
    (n) => Math.min(n, 2) * 2,
  );
  const queue = theory.expectation(p, (n) => Math.max(0, n - 2));
  return queueSystem({
    name: 'M/M/2/5',
    options: (draw) => ({
      servers: 2,
      room: 5,
      classes: [{ interarrival: draw('arrivals', 'exponential', 1 / 3), service: draw('service', 'exponential', 0.5) }],
    }),
    runIn: 100,
    customers: 30000,
    window: 10000,
    metrics: [
      { label: 'share turned away', theory: p[5]! },
      { label: 'mean number present', theory: theory.expectation(p, (n) => n) },
      // per customer who comes, those turned away count 0: a fixed number, so no ratio of random totals
      { label: 'wait per arrival', theory: queue / 3 },
    ],
    measure: ({ present }, [seen], n) => [seen!.turnedAway / n, present, seen!.waits / n],
  });
}

function cobhamSystem(name: string, servers: number, rates: readonly number[]): System {
  const waits = theory.cobham(rates, 1, servers);
  return queueSystem({
    name,
    options: (draw) => ({
      servers,
      classes: rates.map((rate, k) => ({
        interarrival: draw(`arrivals ${k}`, 'exponential', 1 / rate),
        service: draw(`service ${k}`, 'exponential', 1),
      })),
    }),
    runIn: 3000,
    customers: 8000,
    window: 8000 / Math.min(...rates),
    metrics: waits.map((wait, k) => ({ label: `mean wait, class ${k + 1}`, theory: wait })),
    measure: (_, seen, n) => seen.map(({ waits: sum }) => sum / n),
  });
}

function patienceSystem(): System {
  const { lq, abandons, waits } = theory.erlangA(12, 1, 10, 0.5);
  return queueSystem({
    name: 'Erlang A',
    options: (draw) => ({
      servers: 10,
      classes: [{ interarrival: draw('arrivals', 'exponential', 1 / 12), service: draw('service', 'exponential', 1) }],
      patience: draw('patience', 'exponential', 2),
    }),
    runIn: 60,
    customers: 30000,
    window: 2500,
    metrics: [
      { label: 'mean queue', theory: lq },
      { label: 'share who give up', theory: abandons },
      // who gives up waited too: served after a wait, or gave up
      { label: 'P(wait > 0)', theory: waits },
    ],
    measure: ({ queue }, [seen], n) => [queue, seen!.gaveUp / n, (seen!.waited + seen!.gaveUp) / n],
  });
}

function pairSystem(): System {
  const { first, second, l } = theory.pairs(0.35, 1);
  return queueSystem({
    name: 'pairs, M[2]/M/1',
    options: (draw) => ({
      servers: 1,
      classes: [
        {
          interarrival: draw('arrivals', 'exponential', 1 / 0.35),
          service: draw('service', 'exponential', 1),
          batch: 2,
        },
      ],
    }),
    runIn: 2000,
    customers: 30000,
    window: 42857,
    metrics: [
      { label: 'mean wait, first of a pair', theory: first },
      { label: 'mean wait, second of a pair', theory: second },
      { label: 'mean number present', theory: l },
    ],
    // an even number observed from a fixed time on: pairs are never cut
    measure: ({ present }, [seen], n) => [seen!.byPlace[0]! / (n / 2), seen!.byPlace[1]! / (n / 2), present],
  });
}

function regularSystem(): System {
  const { waits, wq, tail } = theory.dm1(1.25, 1);
  return queueSystem({
    name: 'D/M/1',
    options: (draw) => ({
      servers: 1,
      longWait: 2,
      classes: [{ interarrival: draw('arrivals', 'constant', 1.25), service: draw('service', 'exponential', 1) }],
    }),
    runIn: 2000,
    customers: 30000,
    window: 37500,
    metrics: [
      { label: 'mean wait', theory: wq },
      { label: 'P(wait > 0)', theory: waits },
      { label: 'P(wait > 2)', theory: tail(2) },
    ],
    measure: (_, [seen], n) => [seen!.waits / n, seen!.waited / n, seen!.long / n],
  });
}

/** Slots of time in which everything happens at the same instant, in the order of the events' priorities. */
function slotSystem(): System {
  const [a, s] = [0.4, 0.5];
  const { before, after, empty } = theory.slots(a, s);
  const name = 'slots, ordered by priority';
  return {
    name,
    metrics: [
      { label: 'mean number before arrivals', theory: before },
      { label: 'mean number after arrivals', theory: after },
      { label: 'share of slots that end empty', theory: empty },
    ],
    replicate(r, size) {
      const sim = new Simulator();
      const leaves = draws(name, r, 'service', 'bernoulli', s);
      const comes = draws(name, r, 'arrivals', 'bernoulli', a);
      let [present, beforeSum, afterSum, emptySlots] = [0, 0, 0, 0];
      const observe = sim.now + 1000;
      sim.on(0, () => {
        if (leaves() === 1 && present > 0) present -= 1;
        sim.schedule(sim.now + 1, 0, 0, 0);
      });
      sim.on(1, () => {
        if (sim.now >= observe) beforeSum += present;
        sim.schedule(sim.now + 1, 1, 1, 0);
      });
      sim.on(2, () => {
        present += comes();
        sim.schedule(sim.now + 1, 2, 2, 0);
      });
      sim.on(3, () => {
        if (sim.now >= observe) {
          afterSum += present;
          if (present === 0) emptySlots += 1;
        }
        sim.schedule(sim.now + 1, 3, 3, 0);
      });
      // scheduled in the opposite order, so that only the priorities can put them right
      for (const kind of [3, 2, 1, 0]) sim.schedule(1, kind, kind, 0);
      const n = Math.ceil(20000 * size);
      sim.run(observe + n);
      return [beforeSum / n, afterSum / n, emptySlots / n];
    },
  };
}

/** Customers who come at a changing rate and never wait, from an empty start: the number present at three times. */
function manyServersSystem(
  name: string,
  times: readonly number[],
  rate: (t: number) => number,
  after: (from: number, amount: number) => number,
): System {
  const population = 40;
  return {
    name,
    metrics: times.map((t) => ({ label: `mean number present at ${t}`, theory: theory.mtMInfinity(rate, 2, t) })),
    replicate(r, size) {
      const uniforms = new Stream(['verification', name, r, 'arrivals']);
      const service = draws(name, r, 'service', 'exponential', 2);
      const rounds = Math.ceil(population * size);
      const sums = times.map(() => 0);
      for (let round = 0; round < rounds; round++) {
        const sim = new Simulator();
        const present = new TimeWeighted();
        const next = (): void => {
          const at = after(sim.now, -Math.log(uniforms.next()));
          if (at < Number.POSITIVE_INFINITY) sim.schedule(at, 0, 0, 0);
        };
        sim.on(0, () => {
          present.add(1, sim.now);
          sim.schedule(sim.now + service(), 0, 1, 0);
          next();
        });
        sim.on(1, () => present.add(-1, sim.now));
        next();
        times.forEach((t, i) => {
          sim.run(t);
          sums[i]! += present.value;
        });
      }
      return sums.map((sum) => sum / rounds);
    },
  };
}

const wave = (t: number): number => 10 * (1 + 0.6 * Math.sin((2 * Math.PI * t) / 7));
const waveSum = (t: number): number => 10 * t + ((0.6 * 70) / (2 * Math.PI)) * (1 - Math.cos((2 * Math.PI * t) / 7));
const shifts = new PiecewiseRate([0, 0.5, 2], [20, 2, 8], 3);
const shiftRate = (t: number): number => (t % 3 < 0.5 ? 20 : t % 3 < 2 ? 2 : 8);

export const typedSystems: readonly System[] = [
  mmcSystem('M/M/1', 0.8, 1, 5, 2000),
  mmcSystem('M/M/3', 2.4, 3, 1, 1000),
  mg1System('M/D/1', 0, 'constant', 1),
  mg1System('M/Erlang-2/1', 0.5, 'gamma', 2, 0.5),
  mg1System('M/lognormal/1, c2 = 1.5', 1.5, 'lognormal', 1 / Math.sqrt(2.5), Math.sqrt(Math.log(2.5))),
  hyperexponentialSystem(),
  roomSystem(),
  lossSystem(10, 8),
  lossSystem(5, 3),
  cobhamSystem('Cobham, one server', 1, [0.2, 0.3, 0.3]),
  cobhamSystem('Cobham, three servers', 3, [0.6, 0.9, 0.9]),
  patienceSystem(),
  pairSystem(),
  regularSystem(),
  slotSystem(),
  manyServersSystem('M(t)/M/infinity, a wave', [1, 3.5, 7], wave, (from, amount) =>
    arrivalAfter(waveSum, from, amount, 0.1),
  ),
  manyServersSystem('M(t)/M/infinity, shifts', [0.5, 2, 7.25], shiftRate, (from, amount) => shifts.after(from, amount)),
];
