/**
 * The programme layer alone: 1,000 replications of fifteen trusts without services, one strategy and the counterfactual,
 * in CPU seconds on one core. Build first.
 *
 * usage: node test/bench/programme-bench.mjs [replications]
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { parseScenario, runReplication } = await import('../../dist/index.js');
const file = fileURLToPath(new URL('../../scenarios/london-2008.yaml', import.meta.url));
const { settings } = parseScenario(readFileSync(file, 'utf8'));
const bare = {
  ...settings,
  trusts: settings.trusts.map((trust) => ({ ...trust, services: [] })),
  strategies: settings.strategies.slice(0, 1),
};
const replications = Number(process.argv[2] ?? 1000);
runReplication(bare, 0);
const before = process.cpuUsage();
for (let replication = 0; replication < replications; replication++) runReplication(bare, replication);
const { user, system } = process.cpuUsage(before);
const seconds = (user + system) / 1e6;
console.log(
  `programme layer, ${bare.trusts.length} trusts: ${replications} replications in ${seconds.toFixed(1)} CPU s, ` +
    `${((1000 * seconds) / replications).toFixed(2)} ms each`,
);
