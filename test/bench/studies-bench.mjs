/**
 * What studies cost, each beside its goal: a sweep of eight decisions on london-2008 beside one strategy's run with as many
 * replications (at most five times), Sobol indices of 8 numbers x 256 rows on quickstart (2 minutes), a flip on quickstart
 * (30 s) and on london-2008 (5 minutes), and the best of 24 orders x 7 gaps of six trusts (3 minutes). On two cores with
 * nothing else on them. Build first.
 *
 * usage: node test/bench/studies-bench.mjs [sweep|sobol|flip|flip-london|optimise]...
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mechanisms } from '../../dist/index.js';
import { plantedOrders, plantedPlans } from '../experiment/planted-plans.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const scenario = (name) => join(root, 'scenarios', `${name}.yaml`);
const place = mkdtempSync(join(tmpdir(), 'studies-bench-'));

/** Wall time of a command, in seconds. */
function seconds(...words) {
  const before = performance.now();
  execFileSync(process.execPath, [main, ...words], { cwd: place, stdio: ['ignore', 'ignore', 'inherit'] });
  return (performance.now() - before) / 1000;
}

const LONDON = ['--replications', '20', '--workers', '2'];
const benches = {
  sweep() {
    const one = seconds('run', scenario('london-2008'), '--strategies', 'national', ...LONDON, '--out', 'one');
    const gaps = 'plan.wave_gap_weeks=2,3,4,5,6,7,8,9';
    const eight = seconds('sweep', scenario('london-2008'), '--strategies', 'national', ...LONDON, '--vary', gaps);
    return `sweep of 8 decisions, london-2008: ${eight.toFixed(1)} s, ${(eight / one).toFixed(1)} times one strategy's run (goal: 5)`;
  },
  sobol() {
    const words = ['--inputs', '8', '--rows', '256', '--workers', '2'];
    return `Sobol, 8 numbers x 256 rows, quickstart: ${seconds('sensitivity', scenario('quickstart'), ...words).toFixed(0)} s (goal: 120)`;
  },
  flip() {
    const path = 'strategies.local.mechanisms.local_configuration.fit_share';
    const words = ['--parameter', path, '--metric', 'lost_revenue_gbp', '--workers', '2'];
    return `flip, quickstart: ${seconds('flip', scenario('quickstart'), ...words).toFixed(0)} s (goal: 30)`;
  },
  'flip-london'() {
    const path = 'strategies.local.mechanisms.local_configuration.fit_share';
    const words = ['--parameter', path, '--metric', 'lost_revenue_gbp', '--workers', '2'];
    return `flip, london-2008: ${seconds('flip', scenario('london-2008'), ...words).toFixed(0)} s (goal: 300)`;
  },
  optimise() {
    writeFileSync(join(place, 'planted.yaml'), plantedPlans(mechanisms));
    const over = ['--over', `plan.order=${plantedOrders(24).join(',')}`, '--over', 'plan.wave_gap_weeks=4..10 step 1'];
    const words = [...over, '--subject-to', 'all_live_by_deadline >= 0.8', '--workers', '2', '--out', 'best.yaml'];
    return `optimise, 24 orders x 7 gaps of six trusts: ${seconds('optimise', 'planted.yaml', ...words).toFixed(0)} s (goal: 180)`;
  },
};

const asked = process.argv.slice(2);
try {
  for (const name of asked.length > 0 ? asked : Object.keys(benches)) console.log(benches[name]());
} finally {
  rmSync(place, { recursive: true });
}
