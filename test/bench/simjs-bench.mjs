/** M/M/c in simjs, as its manual writes it. Same arguments (without FOLDER) and output as golive-bench.mjs. */

const [servers, customers] = [Number(process.argv[2]), Number(process.argv[3])];
globalThis.window = globalThis; // it exports itself to a browser's window only
await import('simjs');
const { Sim, Facility, Random } = globalThis.Sim;

const sim = new Sim();
const random = new Random(20080601);
const desk = new Facility('desk', Facility.FCFS, servers);

class Source extends globalThis.Sim.Entity {
  start() {
    this.toCome = customers;
    this.come();
  }
  come() {
    this.useFacility(desk, random.exponential(1 / (0.9 * servers)));
    this.toCome -= 1;
    if (this.toCome > 0) this.setTimer(random.exponential(1)).done(this.come);
  }
}

sim.addEntity(Source);
sim.simulate(Number.MAX_VALUE);
const { user, system } = process.cpuUsage();
console.log(2 * customers, customers, desk.queueStats().durationSeries.average(), (user + system) / 1e6);
