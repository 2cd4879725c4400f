/**
 * M/M/c on golive's kernel with typed events: two events a customer, nothing allocated for either.
 * Prints events, customers, mean wait and CPU seconds (user and system, the whole process).
 *
 * usage: node golive-bench.mjs FOLDER SERVERS CUSTOMERS    (FOLDER: what compile() returned; utilisation 0.9, rate 1)
 */

const [folder, servers, customers] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const { Simulator } = await import(`${folder}/src/kernel/simulator.js`);
const { Sampler } = await import(`${folder}/src/kernel/sampler.js`);
const { makeDistribution } = await import(`${folder}/src/kernel/distribution.js`);

const ARRIVE = 0;
const LEAVE = 1;
const ROOM = 65536;

class Desk {
  constructor(sim) {
    this.sim = sim;
    this.free = servers;
    this.toCome = customers;
    this.interarrival = new Sampler(['bench', 'arrivals'], makeDistribution({ kind: 'exponential', args: [1] }));
    this.service = new Sampler(['bench', 'service'], makeDistribution({ kind: 'exponential', args: [0.9 * servers] }));
    this.arrived = new Float64Array(ROOM); // a ring
    this.first = 0;
    this.next = 0;
    this.waits = new Float64Array(1);
  }

  arrive() {
    const { sim } = this;
    this.toCome -= 1;
    if (this.toCome > 0) sim.schedule(sim.now + this.interarrival.next(), 0, ARRIVE, 0);
    if (this.free > 0) {
      this.free -= 1;
      sim.schedule(sim.now + this.service.next(), 0, LEAVE, 0);
    } else {
      this.arrived[this.next & (ROOM - 1)] = sim.now;
      this.next += 1;
    }
  }

  leave() {
    const { sim } = this;
    if (this.first === this.next) {
      this.free += 1;
      return;
    }
    this.waits[0] += sim.now - this.arrived[this.first & (ROOM - 1)];
    this.first += 1;
    sim.schedule(sim.now + this.service.next(), 0, LEAVE, 0);
  }
}

const sim = new Simulator();
const desk = new Desk(sim);
sim.on(ARRIVE, () => desk.arrive());
sim.on(LEAVE, () => desk.leave());
sim.schedule(0, 0, ARRIVE, 0);
sim.run(Number.POSITIVE_INFINITY);
const { user, system } = process.cpuUsage();
console.log(sim.events, customers, desk.waits[0] / customers, (user + system) / 1e6);
