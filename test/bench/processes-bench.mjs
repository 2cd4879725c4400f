/**
 * M/M/c on golive's kernel with one process a customer and a resource: the style of lifecycles, as in SimPy.
 * Same arguments and output as golive-bench.mjs.
 */

const [folder, servers, customers] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const { Simulator } = await import(`${folder}/src/kernel/simulator.js`);
const { Resource } = await import(`${folder}/src/kernel/resource.js`);
const { advance, seize } = await import(`${folder}/src/kernel/process.js`);
const { Sampler } = await import(`${folder}/src/kernel/sampler.js`);
const { makeDistribution } = await import(`${folder}/src/kernel/distribution.js`);

const sim = new Simulator();
const desk = new Resource(sim, servers, 'desk');
const interarrival = new Sampler(['bench', 'arrivals'], makeDistribution({ kind: 'exponential', args: [1] }));
const service = new Sampler(['bench', 'service'], makeDistribution({ kind: 'exponential', args: [0.9 * servers] }));
let waits = 0;

function* customer() {
  const arrived = sim.now;
  yield seize(desk);
  waits += sim.now - arrived;
  yield advance(service.next());
  desk.free(1);
}

function* arrivals() {
  for (let i = 0; i < customers; i++) {
    sim.spawn(customer());
    yield advance(interarrival.next());
  }
}

sim.spawn(arrivals());
sim.run(Number.POSITIVE_INFINITY);
const { user, system } = process.cpuUsage();
console.log(sim.events, customers, waits / customers, (user + system) / 1e6);
