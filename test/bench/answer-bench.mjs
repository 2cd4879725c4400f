/**
 * Everything after simulating, of a large run: 1,000 replications of 8 strategies with all metrics, from the chunks to
 * tables and answer, by the code that golive run uses. The outcomes are real ones, of a few simulated replications of a
 * small scenario; each number of the others is theirs times a factor drawn for it, so that nothing is constant, tied or
 * the same in two replications. Goal: under 5 s and under 500 MB. Build first.
 *
 * usage: node test/bench/answer-bench.mjs [replications]
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

const { designOf, parseScenario, runReplication } = await import('../../dist/index.js');
const { collect, resultsOf } = await import('../../dist/experiment/run-design.js');
const { answer } = await import('../../dist/report/answer.js');
const { Journal, chunksOf, replicationsOf } = await import('../../dist/cli/results/journal.js');
const { ResultsFolder } = await import('../../dist/cli/results/results-folder.js');
const { ResultsWriter } = await import('../../dist/cli/results/write-results.js');
const { Stream } = await import('../../dist/kernel/streams.js');

const replications = Number(process.argv[2] ?? 1000);
const STRATEGIES = 8;
const SIMULATED = 4;

/** quickstart with eight strategies: its own, and more with other settings. */
function scenarioText() {
  const text = readFileSync(new URL('../../scenarios/quickstart.yaml', import.meta.url), 'utf8');
  const { strategies } = parseScenario(text);
  const more = Array.from(
    { length: STRATEGIES - strategies.length },
    (_, i) => `  more_${i}:\n    extends: national\n`,
  );
  return text.replace(/^strategies:.*\n/m, `strategies:\n${more.join('')}`);
}

const scenario = parseScenario(scenarioText());
const design = designOf(scenario, { replications });
if (design.strategies.length !== STRATEGIES + 1) throw new Error(`${design.strategies.length - 1} strategies`);

const place = mkdtempSync(join(tmpdir(), 'golive-bench-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));
const folder = new ResultsFolder(join(place, 'run'));
const journal = new Journal(folder.path, 'bench', design);
journal.open();

const real = Array.from({ length: SIMULATED }, (_, r) => runReplication(design.settings, r));

/** The outcomes of a replication that was not simulated. */
function madeUp(replication) {
  const stream = new Stream(['bench', replication]);
  const scaled = (array) => array.map((x) => (x === 0 ? x : x * (0.5 + stream.next())));
  return real[replication % SIMULATED].map((outcome) => ({
    ...outcome,
    replication,
    values: scaled(outcome.values),
    excess: scaled(outcome.excess),
    ratios: scaled(outcome.ratios),
    series: scaled(outcome.series),
    money: scaled(outcome.money),
  }));
}

for (let chunk = 0; chunk < chunksOf(replications); chunk++) {
  journal.write(
    chunk,
    replicationsOf(chunk, replications).map((r) => journal.row(madeUp(r))),
  );
}

/** Seconds of the clock, and of CPU: a machine that does other work too slows the clock alone. */
const now = () => [performance.now() / 1000, (process.cpuUsage().user + process.cpuUsage().system) / 1e6];
const since = (from) => now().map((x, i) => x - from[i]);
const began = now();
let last = began;
const stages = [];
const done = (name) => {
  stages.push([name, ...since(last)]);
  last = now();
};
const writer = new ResultsWriter(folder, scenario, design);
const collected = await collect(design, journal.replay, (outcomes) => writer.add(outcomes));
done('chunks read, tables that grow with replications written');
const results = await resultsOf(design, collected);
done('summaries, comparisons, verdicts');
await writer.finish(results, { version: 'bench', runKey: 'bench', set: [], scenarioSha256: '' });
done('other tables written');
const lines = answer(scenario, results, { width: 80, tables: 'x', trace: () => 'x' });
done('answer');
stages.push(['in all', ...since(began)]);

if (!existsSync(join(folder.path, 'manifest.json'))) throw new Error('the run is not finished');
const bytes = readdirSync(folder.path).reduce((sum, name) => sum + statSync(join(folder.path, name)).size, 0);
const peak = process.resourceUsage().maxRSS / 1024;
console.log(`${replications} replications, ${STRATEGIES} strategies, ${design.kept.length} measures kept of each`);
console.log('    clock      CPU');
for (const [name, ...took] of stages) console.log(`${took.map((x) => x.toFixed(2).padStart(7)).join(' s')} s  ${name}`);
console.log(
  `${(bytes / 1e6).toFixed(0)} MB of tables, ${lines.length} lines of answer; load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`,
);
console.log(`${peak.toFixed(0)} MB peak memory of the process, making the chunks included`);
process.exitCode = stages.at(-1)[2] < 5 && peak < 500 ? 0 : 1;
