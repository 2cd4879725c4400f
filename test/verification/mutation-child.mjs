/**
 * Runs tests with one mutant after another until one fails. Modules stay loaded from mutant to mutant, warm, as long as a
 * test that failed passes again when the mutant is taken away: what a mutant has left behind is not held against the next.
 * A mutant of what is done while modules load has modules of its own. Begun and told what to do by mutation-runner.mjs.
 */
import { Worker } from 'node:worker_threads';
import { beginFile, groupsOf, tests } from './mutation-tests.mjs';

/** Processor time of this process, in microseconds, at which it is stopped: a mutant runs for ever. */
const limit = new Float64Array(new SharedArrayBuffer(8)).fill(Number.POSITIVE_INFINITY);
const watching = new Worker(
  `const { workerData: limit } = require('node:worker_threads');
   setInterval(() => {
     const { user, system } = process.cpuUsage();
     if (user + system > limit[0]) process.kill(process.pid, 'SIGKILL');
   }, 200);`,
  { eval: true, workerData: limit },
);
watching.once('online', () => process.send('ready')); // before it watches, nothing may run for ever

/** With a mutant a test may take so many times what it takes without, and so many ms of processor time more. */
const MOST_MORE = 4;
const LEAST_MS = 4000;

/** Modules that are still as they were loaded. */
let kept;
let loads = 0;

process.on('message', async (orders) => {
  const answer = await judged(orders);
  limit[0] = Number.POSITIVE_INFINITY;
  process.send({ ...answer, loads });
});
process.on('disconnect', () => process.exit());

/** @param ms that something takes without a mutant; none: not known, and no more than a minute */
function allow(ms = 60_000) {
  limit[0] = cpu() + 1000 * (MOST_MORE * ms + LEAST_MS);
}

function cpu() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Test files, each loaded when it is first needed; `stryker` is read and written by the code that Stryker has changed. */
const unloaded = () => ({ stryker: {}, tests: new Map(), loadMs: [] });

/**
 * @param files    of tests, as addresses
 * @param loadMs   that each takes to load; none: not known
 * @param usual    ids of tests, each the place of its file and its own in it, and how many ms they take; none: all there are
 * @param mutant   of Stryker's; none: what each test reaches is noted
 * @param remembers whether modules keep what they have worked out: then each mutant has modules of its own
 * @param isStatic whether the mutant is there while modules are loaded, else only while tests run
 */
async function judged(orders) {
  const { mutant, isStatic, usual } = orders;
  if (mutant === undefined || isStatic || orders.remembers) return run(unloaded(), orders);
  const isFresh = kept === undefined;
  kept ??= unloaded();
  const first = await run(kept, orders);
  if (first.failed === undefined) return first;
  const again = usual.filter(([id]) => id === first.failed);
  const without = await run(kept, { ...orders, mutant: undefined, usual: again });
  if (without.failed === undefined) return first;
  kept = undefined;
  return isFresh ? first : judged(orders);
}

async function run(modules, { files, loadMs, usual, mutant, isStatic, hitLimit, long }) {
  const { stryker } = modules;
  Object.assign(stryker, mutant === undefined ? { hitCount: undefined } : { hitCount: 0, hitLimit });
  const load = async (place) => {
    globalThis.__stryker__ = stryker;
    tests.length = 0;
    allow(loadMs?.[place]);
    beginFile();
    const before = cpu();
    stryker.activeMutant = isStatic ? mutant : undefined;
    await import(`${files[place]}?${++loads}`);
    stryker.activeMutant = mutant;
    modules.tests.set(place, [...tests]);
    modules.loadMs[place] = (cpu() - before) / 1000;
  };
  const results = [];
  const begun = [];
  const runOne = async (place, at, ms) => {
    if (!modules.tests.has(place)) await load(place);
    const one = modules.tests.get(place)[at];
    if (long.some((title) => one.title.startsWith(title))) return;
    const before = cpu();
    const result = { id: `${place}/${at}`, title: one.title, ms: 0 };
    results.push(result);
    const groups = groupsOf(one);
    allow();
    for (const group of groups) {
      if (begun.includes(group)) continue;
      stryker.currentTestId = `hooks ${begun.push(group) - 1}`;
      for (const hook of group.once) await hook();
    }
    stryker.currentTestId = result.id;
    allow(ms);
    try {
      for (const group of groups) for (const hook of group.before) await hook();
      await one.body();
    } finally {
      for (const group of groups.toReversed()) for (const hook of group.after) await hook();
      stryker.currentTestId = undefined;
      result.ms = (cpu() - before) / 1000;
    }
  };
  let failed;
  let message;
  stryker.activeMutant = mutant;
  try {
    for (const place of usual === undefined ? files.keys() : []) {
      await load(place);
      for (const at of modules.tests.get(place).keys()) await runOne(place, at);
    }
    for (const [id, ms] of usual ?? []) await runOne(...id.split('/').map(Number), ms);
  } catch (error) {
    failed = results.at(-1)?.id ?? 'loading';
    message = String(error?.stack ?? error);
  }
  allow();
  for (const group of begun.toReversed()) for (const hook of group.last) await hook();
  const isOverLimit = stryker.hitCount > hitLimit;
  const coverage = usual === undefined ? coverageOf(modules, results, begun) : undefined;
  return { failed, message, isOverLimit, results, loadMs: modules.loadMs, coverage };
}

/** What each test reaches, with what the hooks reach that its groups run once. */
function coverageOf(modules, results, begun) {
  const { static: always = {}, perTest = {} } = modules.stryker.mutantCoverage ?? {};
  const whole = {};
  for (const { id } of results) {
    const [place, at] = id.split('/').map(Number);
    whole[id] = { ...perTest[id] };
    for (const group of groupsOf(modules.tests.get(place)[at])) {
      for (const [mutant, hits] of Object.entries(perTest[`hooks ${begun.indexOf(group)}`] ?? {})) {
        whole[id][mutant] = (whole[id][mutant] ?? 0) + hits;
      }
    }
  }
  return { static: always, perTest: whole };
}
