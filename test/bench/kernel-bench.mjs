/**
 * `npm run bench`: events a second of the kernel, and how many times as fast it is as SimPy and simjs on the same
 * machine at the same time. Every run is a process of its own, measured by its whole CPU time; engines take turns, and
 * the best of several rounds counts, so that other work on the machine disturbs all alike. Mean waits are checked
 * against theory, so that nobody is fast by being wrong. SimPy 3 is Debian's python3-simpy3; simjs a devDependency;
 * whichever is missing is left out.
 *
 * usage: node test/bench/kernel-bench.mjs [customers] [rounds] [--goals]    (--goals: exit 1 when a goal is missed)
 */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compile, remove } from '../verification/compile.mjs';

const numbers = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const customers = Number(numbers[0] ?? 10_000_000);
const rounds = Number(numbers[1] ?? 3);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = compile();
const few = Math.ceil(customers / 20);

const engines = [
  { name: 'golive, typed events', customers, command: [process.execPath, here('golive-bench.mjs'), folder] },
  { name: 'golive, processes', customers: few, command: [process.execPath, here('processes-bench.mjs'), folder] },
  { name: 'simjs', customers: few, command: [process.execPath, here('simjs-bench.mjs')] },
  { name: 'SimPy 3', customers: few, command: ['/usr/bin/python3', here('simpy-bench.py')] },
];
const systems = [
  { name: 'M/M/1', servers: 1, wait: 8.1, goal: 55 },
  { name: 'M/M/10', servers: 10, wait: 6.0185, goal: 40 },
];

function runOnce({ command, customers: n }, servers) {
  const [program, ...args] = command;
  const { status, stdout } = spawnSync(program, [...args, String(servers), String(n)], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const [events, , wait, seconds] = stdout.trim().split(' ').map(Number);
  return { events, n, wait, seconds };
}

const perCustomer = (run) => run.seconds / run.n;

/** The best of several rounds of every engine, taking turns; undefined for one that is not installed. */
function measure(servers) {
  const best = engines.map(() => undefined);
  for (let round = 0; round < rounds; round++) {
    for (const [i, engine] of engines.entries()) {
      const run = runOnce(engine, servers);
      if (run && !(run.seconds >= best[i]?.seconds)) best[i] = run;
    }
  }
  return best;
}

function row(name, run, ours) {
  if (!run) return `  ${name.padEnd(22)} not installed`;
  // two events a customer for everyone, whatever the engine calls an event
  const rate = ((2 * run.n) / run.seconds / 1e6).toFixed(2);
  const nanoseconds = ((perCustomer(run) * 1e9) / 2).toFixed(0);
  const times = ours ? (perCustomer(run) / perCustomer(ours)).toFixed(1) : '';
  const cells = [
    String(run.n).padStart(10),
    rate.padStart(11),
    nanoseconds.padStart(12),
    run.wait.toFixed(3).padStart(11),
  ];
  return `  ${name.padEnd(22)} ${cells.join(' ')} ${times.padStart(12)}`;
}

let wrong = 0;
let missed = 0;
try {
  for (const { name, servers, wait, goal } of systems) {
    const best = measure(servers);
    const [ours, simpy] = [best[0], best.at(-1)];
    console.log(`\n${name}, utilisation 0.9; mean wait in theory ${wait}`);
    console.log('                          customers  M events/s  CPU ns/event  mean wait  times golive');
    for (const [i, engine] of engines.entries()) {
      const run = best[i];
      console.log(row(engine.name, run, ours));
      // ten standard errors: the sd of the mean wait of n customers is about 170/sqrt(n) at this utilisation (Daley 1968)
      if (run && !(Math.abs(run.wait - wait) < 1700 / Math.sqrt(run.n))) {
        wrong += 1;
        console.log(`  ${engine.name} has a wrong mean wait`);
      }
    }
    if (!ours || !simpy) continue;
    const ratio = perCustomer(simpy) / perCustomer(ours);
    if (ratio < goal) missed += 1;
    console.log(`  goal: ${goal} times as fast as SimPy: ${ratio >= goal ? 'met' : 'missed'} (${ratio.toFixed(1)})`);
  }
} finally {
  remove(folder);
}
process.exitCode = wrong > 0 || (missed > 0 && process.argv.includes('--goals')) ? 1 : 0;
