/**
 * All of England: CPU seconds of one replication on one core, its counterfactual and each strategy, and the peak of
 * memory. Build first.
 *
 * usage: node test/bench/england-bench.mjs [--care-only]    (--care-only: without emergency departments)
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { parseScenario, runReplication } = await import('../../dist/index.js');
const file = fileURLToPath(new URL('../../scenarios/england.yaml', import.meta.url));
const { settings } = parseScenario(readFileSync(file, 'utf8'));
const careOnly = process.argv.includes('--care-only');
const trusts = settings.trusts.map((trust) => ({
  ...trust,
  services: trust.services.filter(({ kind }) => !careOnly || kind !== 'emergency'),
}));

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const begins = [];
const outcomes = runReplication({ ...settings, trusts }, 0, () => begins.push(cpu()));
const ends = [...begins.slice(1), cpu()];
const names = ['counterfactual', ...settings.strategies.map(({ id }) => id)];
names.forEach((name, i) => {
  console.log(`  ${name.padEnd(20)} ${(ends[i] - begins[i]).toFixed(1)} CPU s`);
});
const contacts = outcomes.reduce((sum, outcome) => sum + outcome.contacts, 0);
const each = (ends.at(-1) - begins[0]) / names.length;
const peak = process.resourceUsage().maxRSS / 1024;
console.log(
  `england${careOnly ? ', planned care only' : ''}: ${each.toFixed(1)} CPU s per replication and strategy, ` +
    `${(contacts / names.length / 1e6).toFixed(0)}m contacts each, peak ${peak.toFixed(0)} MB`,
);
