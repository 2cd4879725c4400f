/**
 * What studies cost, each beside its goal: a sweep of eight decisions on london-2008 beside one strategy's run with as many
 * replications (at most five times), Sobol indices of 8 numbers x 256 rows on quickstart (2 minutes), a flip on quickstart
 * (30 s) and on london-2008 (5 minutes; with few replications, as a replication of london-2008 takes seconds), and the best
 * of 24 orders x 7 gaps of six trusts (3 minutes). Goals are of the clock on two cores with nothing else on them; seconds of
 * CPU are told too, which other work moves less. Build first.
 *
 * usage: node test/bench/studies-bench.mjs [sweep|sobol|flip|flip-london|optimise]...
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mechanisms } from '../../dist/index.js';
import { plantedOrders, plantedPlans } from '../experiment/planted-plans.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const scenario = (name) => join(root, 'scenarios', `${name}.yaml`);
/** Replications of london-2008. */
const FEW = '4';

const place = mkdtempSync(join(tmpdir(), 'studies-bench-'));

/** Of the clock and of CPU, in seconds: a machine that does other work slows the clock alone. */
function golive(...words) {
  const report = `data:text/javascript,import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('used '+(user+system)+'\\n')})`;
  const before = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', report, main, ...words, '--workers', '2'], {
    cwd: place,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`golive ${words.join(' ')}: ${stderr}`);
  return { clock: (performance.now() - before) / 1000, cpu: Number(/used (\d+)/.exec(stderr)[1]) / 1e6 };
}

const told = (what, { clock, cpu }, goal) =>
  `${what}: ${clock.toFixed(0)} s (goal: ${goal}), ${cpu.toFixed(0)} s of CPU on two cores`;

/** At which fit of local builds the better of two strategies changes. */
function flip(name, ...words) {
  const path = 'strategies.local.mechanisms.local_configuration.fit_share';
  const between = ['--between', 'national,local', '--parameter', path, '--metric', 'lost_revenue_gbp'];
  return golive('flip', scenario(name), ...between, ...words);
}

const benches = {
  sweep() {
    const london = [scenario('london-2008'), '--strategies', 'national', '--replications', FEW];
    const gaps = 'plan.wave_gap_weeks=2,3,4,5,6,7,8,9';
    // One before and one after, so that a machine that slows down slows both.
    const before = golive('run', ...london, '--out', 'before');
    const eight = golive('sweep', ...london, '--vary', gaps);
    const after = golive('run', ...london, '--out', 'after');
    const times = (of) => ((2 * eight[of]) / (before[of] + after[of])).toFixed(1);
    const said = `sweep of 8 decisions, london-2008, ${FEW} replications`;
    return `${told(said, eight, '5 times one strategy')}; ${times('clock')} times, of CPU ${times('cpu')}`;
  },
  sobol() {
    const words = ['--inputs', '8', '--rows', '256'];
    return told(
      'Sobol, 8 numbers x 256 rows, quickstart',
      golive('sensitivity', scenario('quickstart'), ...words),
      '120 s',
    );
  },
  flip() {
    return told('flip, quickstart', flip('quickstart'), '30 s');
  },
  'flip-london'() {
    const said = `flip, london-2008, ${FEW} replications`;
    return told(said, flip('london-2008', '--from', '0.2', '--to', '0.9', '--replications', FEW), '300 s');
  },
  optimise() {
    writeFileSync(join(place, 'planted.yaml'), plantedPlans(mechanisms));
    const over = ['--over', `plan.order=${plantedOrders(24).join(',')}`, '--over', 'plan.wave_gap_weeks=4..10 step 1'];
    const words = [...over, '--subject-to', 'all_live_by_deadline >= 0.8', '--out', 'best.yaml'];
    return told('optimise, 24 orders x 7 gaps of six trusts', golive('optimise', 'planted.yaml', ...words), '180 s');
  },
};

const asked = process.argv.slice(2);
try {
  for (const name of asked.length > 0 ? asked : Object.keys(benches)) console.log(benches[name]());
} finally {
  rmSync(place, { recursive: true });
}
