/**
 * A shipped scenario up to its last day, without the run-out: CPU seconds of one replication on one core, its
 * counterfactual and each strategy, and the peak of memory. Several replications: in the first ones much is compiled still, as
 * at the start of every run; the last is what each further one costs. Beside them, in the same run, SimPy 3's M/M/1 as a
 * measure of the machine (Debian's python3-simpy3; without it this is left out). Build first.
 *
 * usage: node test/bench/scenario-bench.mjs [scenario] [replications] [--run-out]    (england 2; --run-out: as the file says)
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { parseScenario, runReplication } = await import('../../dist/index.js');
const [scenario = 'england', count = '2'] = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const file = readFileSync(here(`../../scenarios/${scenario}.yaml`), 'utf8');
const upToEnd = file.replace(/^run_out:.*\n/m, '').replace(/^end:.*$/m, '$&\nrun_out: off');
const { settings } = parseScenario(process.argv.includes('--run-out') ? file : upToEnd);
const names = ['counterfactual', ...settings.strategies.map(({ id }) => id)];

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** CPU seconds of the counterfactual and each strategy of a replication, and millions of contacts of each. */
function timed(replication) {
  const begins = [];
  const outcomes = runReplication(settings, replication, () => begins.push(cpu()));
  const ends = [...begins.slice(1), cpu()];
  const contacts = outcomes.reduce((sum, outcome) => sum + outcome.contacts, 0) / names.length;
  return { seconds: ends.map((end, i) => end - begins[i]), millions: contacts / 1e6 };
}

const mean = (x) => x.reduce((a, b) => a + b, 0) / x.length;
const replications = Array.from({ length: Number(count) }, (_, replication) => timed(replication));
const row = (name, numbers) =>
  console.log(`  ${name.padEnd(24)} ${[...numbers, mean(numbers)].map((n) => n.toFixed(2).padStart(7)).join('')}`);
console.log(`${scenario}, CPU s of each replication, and their mean`);
names.forEach((name, i) => {
  row(
    name,
    replications.map(({ seconds }) => seconds[i]),
  );
});
const each = (from) => replications.map(({ seconds }) => mean(seconds.slice(from)));
row('each, on average', each(0));
row('each strategy', each(1));
const peak = process.resourceUsage().maxRSS / 1024;
console.log(`  ${replications[0].millions.toFixed(1)}m contacts each, peak ${peak.toFixed(0)} MB`);

const simpy = spawnSync('/usr/bin/python3', [here('simpy-bench.py'), '1', '200000'], { encoding: 'utf8' });
if (simpy.status === 0) {
  const [events, , , seconds] = simpy.stdout.trim().split(' ').map(Number);
  console.log(`  SimPy 3 makes ${(events / seconds / 1e6).toFixed(2)}m events a CPU second here`);
}
