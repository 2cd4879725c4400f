/**
 * `npm run bench:model`: what a planner waits for. CPU seconds per replication and strategy of a scenario on one core,
 * the counterfactual counted as a strategy; quickstart from a cold shell to the printed answer; and the peak memory of
 * quickstart at few and at many replications. Build first. Machines differ: read the figures beside the reference loop,
 * a fixed piece of arithmetic timed in the same process.
 *
 * usage: node test/bench/model-bench.mjs [scenario.yaml] [replications]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { mix, parseScenario, runReplication } = await (async () => ({
  ...(await import('../../dist/kernel/streams.js')),
  ...(await import('../../dist/index.js')),
}))();

const cpuSeconds = (work) => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

const reference = () => {
  let sum = 0;
  for (let k = 0; k < 20_000_000; k++) sum += mix(1, 2, k);
  return sum;
};
reference();
console.log(`reference loop, 20m variates: ${((cpuSeconds(reference) / 20e6) * 1e9).toFixed(1)} ns each`);

const [file = join(root, 'scenarios/london-2008.yaml'), replications = '5'] = process.argv.slice(2);
const { id, settings } = parseScenario(readFileSync(file, 'utf8'));
runReplication(settings, 0);
let runs = 0;
const seconds = cpuSeconds(() => {
  for (let replication = 1; replication <= Number(replications); replication++) {
    runs += runReplication(settings, replication).length;
  }
});
console.log(`${id}: ${(seconds / runs).toFixed(3)} CPU s per replication and strategy, one core (${runs} runs)`);

const out = mkdtempSync(join(tmpdir(), 'golive-bench-'));
const quickstart = (count) => {
  const began = performance.now();
  const args = ['dist/cli/main.js', 'run', 'scenarios/quickstart.yaml', '--out', join(out, String(count))];
  const report = join(out, `${count}.txt`);
  const run = spawnSync(
    '/usr/bin/env',
    [
      'sh',
      '-c',
      `exec "$0" "$@" > /dev/null 2> ${report}`,
      process.execPath,
      '--import',
      `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`,
      ...args,
      '--replications',
      String(count),
    ],
    { cwd: root },
  );
  if (run.status !== 0) throw new Error(`golive run failed: ${run.status}`);
  const peak = Number(/peak (\d+)/.exec(readFileSync(report, 'utf8'))[1]) / 1024;
  return { seconds: (performance.now() - began) / 1000, peak };
};
try {
  const fifty = quickstart(50);
  console.log(`quickstart, 50 replications, cold shell to answer: ${fifty.seconds.toFixed(1)} s`);
  const many = quickstart(500);
  console.log(
    `quickstart, peak memory: ${fifty.peak.toFixed(0)} MB at 50 replications, ${many.peak.toFixed(0)} MB at 500`,
  );
} finally {
  rmSync(out, { recursive: true, force: true });
}
