/**
 * All of England: CPU seconds of one replication on one core, its counterfactual and each strategy, and the peak of
 * memory. Two replications: in the first much is compiled still, as at the start of every run; the second is what each
 * further one costs. Beside them, in the same run, SimPy 3's M/M/1 as a measure of the machine (Debian's
 * python3-simpy3; without it this is left out). Build first.
 *
 * usage: node test/bench/england-bench.mjs [--care-only]    (--care-only: without emergency departments)
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { parseScenario, runReplication } = await import('../../dist/index.js');
const { settings } = parseScenario(readFileSync(here('../../scenarios/england.yaml'), 'utf8'));
const careOnly = process.argv.includes('--care-only');
const trusts = settings.trusts.map((trust) => ({
  ...trust,
  services: trust.services.filter(({ kind }) => !careOnly || kind !== 'emergency'),
}));
const names = ['counterfactual', ...settings.strategies.map(({ id }) => id)];

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** CPU seconds of the counterfactual and each strategy of a replication, and millions of contacts of each. */
function timed(replication) {
  const begins = [];
  const outcomes = runReplication({ ...settings, trusts }, replication, () => begins.push(cpu()));
  const ends = [...begins.slice(1), cpu()];
  const contacts = outcomes.reduce((sum, outcome) => sum + outcome.contacts, 0) / names.length;
  return { seconds: ends.map((end, i) => end - begins[i]), millions: contacts / 1e6 };
}

const [first, second] = [timed(0), timed(1)];
const row = (name, numbers) =>
  console.log(`  ${name.padEnd(20)} ${numbers.map((n) => n.toFixed(1).padStart(8)).join('')}`);
console.log(`england${careOnly ? ', planned care only' : ''}, CPU s: first replication, second`);
names.forEach((name, i) => {
  row(name, [first.seconds[i], second.seconds[i]]);
});
const mean = ({ seconds }) => seconds.reduce((sum, s) => sum + s, 0) / seconds.length;
row('each, on average', [mean(first), mean(second)]);
const peak = process.resourceUsage().maxRSS / 1024;
console.log(`  ${first.millions.toFixed(0)}m contacts each, peak ${peak.toFixed(0)} MB`);

const simpy = spawnSync('/usr/bin/python3', [here('simpy-bench.py'), '1', '200000'], { encoding: 'utf8' });
if (simpy.status === 0) {
  const [events, , , seconds] = simpy.stdout.trim().split(' ').map(Number);
  console.log(`  SimPy 3 makes ${(events / seconds / 1e6).toFixed(2)}m events a CPU second here`);
}
