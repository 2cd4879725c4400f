/**
 * What workers gain, what chunks cost, how fast a finished run and --help answer, and whether
 * memory grows with the replications. Build first. Wall times mean something on a machine that does nothing else; what
 * is compared is compared in one run. One worker uses more than one core, as V8 compiles and collects beside it, so two
 * workers are put beside one worker on every core and, where there is `taskset`, beside one worker on one core.
 *
 * usage: node test/bench/runs-bench.mjs [--memory]   (with --memory also 1,000 and 10,000 replications of quickstart)
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { designOf, parseScenario, runReplication } = await import('../../dist/index.js');
const { Journal } = await import('../../dist/cli/results/journal.js');
const folder = mkdtempSync(join(tmpdir(), 'golive-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Runs golive; wall seconds, CPU seconds and peak memory in MB. */
function golive(...words) {
  return goliveBy([], ...words);
}

/** The same by a command that runs another. */
function goliveBy(by, ...words) {
  const report = `data:text/javascript,import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();process.stderr.write('used '+maxRSS+' '+(userCPUTime+systemCPUTime))})`;
  const began = performance.now();
  const [command, ...all] = [...by, process.execPath, '--import', report, 'dist/cli/main.js', ...words];
  const { status, stderr } = spawnSync(command, all, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`golive ${words.join(' ')}: ${stderr}`);
  const [, peak, cpu] = /used (\d+) (\d+)/.exec(stderr);
  return { seconds, cpu: Number(cpu) / 1e6, peak: Number(peak) / 1024 };
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
console.log(`${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)} at the start`);

const help = median(Array.from({ length: 9 }, () => wallOf('dist/cli/main.js', '--help')));
const bare = median(Array.from({ length: 9 }, () => wallOf('-e', '0')));
console.log(`golive --help: ${(1000 * help).toFixed(0)} ms, of which bare Node.js ${(1000 * bare).toFixed(0)} ms`);

function wallOf(...words) {
  const began = performance.now();
  spawnSync(process.execPath, words, { cwd: root });
  return (performance.now() - began) / 1000;
}

/** What `npm start` runs. */
const SOME = ['--strategies', 'national,local,as_it_happened'];
const london = (workers, out, by = []) =>
  goliveBy(by, 'run', 'scenarios/london-2008.yaml', ...SOME, '--workers', workers, '--out', join(folder, out));
const two = london('2', 'two');
const beside = (name, one) =>
  console.log(
    `london-2008, 30 replications: ${two.seconds.toFixed(1)} s with two workers, ${one.seconds.toFixed(1)} s with ${name}: ` +
      `${(one.seconds / two.seconds).toFixed(2)} times as fast, for ${(two.cpu / one.cpu).toFixed(2)} times the CPU time`,
  );
beside('one worker', london('1', 'one'));
if (spawnSync('taskset', ['-c', '0', 'true']).status === 0) {
  beside('one on one core', london('1', 'core', ['taskset', '-c', '0']));
}

for (const name of ['quickstart', 'london-2008']) {
  const scenario = parseScenario(readFileSync(join(root, `scenarios/${name}.yaml`), 'utf8'));
  const design = designOf(scenario);
  const journal = new Journal(folder, 'bench', design);
  journal.open();
  const seconds = (doing) => {
    const began = performance.now();
    doing();
    return (performance.now() - began) / 1000;
  };
  const chunk = [0, 1, 2, 3, 4];
  let outcomes = chunk.map((replication) => runReplication(design.settings, replication));
  const simulating = seconds(() => {
    outcomes = chunk.map((replication) => runReplication(design.settings, replication));
  });
  const write = () =>
    journal.write(
      0,
      outcomes.map((one) => journal.row(one)),
    );
  write();
  const writing = median(Array.from({ length: 9 }, () => seconds(write)));
  const share = ((100 * writing) / simulating).toFixed(2);
  const ms = (1000 * writing).toFixed(1);
  console.log(`${name}: a chunk of 5 takes ${simulating.toFixed(2)} s to simulate and ${ms} ms to keep: ${share}%`);
}

const again = golive('run', 'scenarios/london-2008.yaml', ...SOME, '--out', join(folder, 'two'), '--resume');
console.log(
  `london-2008, finished, --resume: ${again.seconds.toFixed(2)} s to the answer, ${again.cpu.toFixed(2)} s CPU`,
);

if (process.argv.includes('--memory')) {
  const peakOf = (count) =>
    golive('run', 'scenarios/quickstart.yaml', '--workers', '2', '--replications', count, '--out', join(folder, count));
  const [few, many] = [peakOf('1000'), peakOf('10000')];
  console.log(
    `quickstart: peak ${few.peak.toFixed(0)} MB at 1,000 and ${many.peak.toFixed(0)} MB at 10,000 replications: ` +
      `${(many.peak / few.peak).toFixed(2)} times`,
  );
}
