/**
 * Whether studies find what was planted, through a scenario and day by day: the best of 24 orders x 4 gaps of six trusts,
 * and the box of two numbers in which national costs more than local, each with twenty seeds. Half a minute of CPU for a
 * seed of the first, ten seconds of the second; the tests that run with all others look at fewer plans and worlds. Prints
 * how often each was found, and fails where that is in fewer than 19 of 20. Build first.
 *
 * usage: node test/calibration/planted-studies.mjs [SEEDS] [optimise|discover]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mechanisms } from '../../dist/index.js';
import { plantedGap, plantedOrder, plantedOrders, plantedPlans } from '../experiment/planted-plans.mjs';
import { plantedBox, plantedQuantity, plantedWorlds } from '../experiment/planted-worlds.mjs';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const [seeds = '20', only] = process.argv.slice(2);
const place = mkdtempSync(join(tmpdir(), 'planted-'));

function answer(...words) {
  const text = execFileSync(process.execPath, [main, ...words, '--format', 'json'], {
    cwd: place,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(text);
}

const looks = {
  optimise(seed) {
    const over = ['--over', `plan.order=${plantedOrders(24).join(',')}`, '--over', 'plan.wave_gap_weeks=5..11 step 2'];
    const words = ['--subject-to', 'all_live_by_deadline >= 0.8', '--seed', seed, '--out', `best-${seed}.yaml`];
    const [best] = answer('optimise', 'plans.yaml', ...over, ...words).plans;
    return best['plan.order'] === `[${plantedOrder.join(', ')}]` && String(best['plan.wave_gap_weeks']) === plantedGap;
  },
  discover(seed) {
    const { box } = answer('discover', 'worlds.yaml', '--of', plantedQuantity, '--worlds', '200', '--seed', seed);
    const sides = box?.sides ?? [];
    return (
      sides.length === plantedBox.length &&
      plantedBox.every(({ path, side, limit, within }) =>
        sides.some((one) => one.path === path && one.side === side && Math.abs(one.limit - limit) <= within),
      )
    );
  },
};

try {
  writeFileSync(join(place, 'plans.yaml'), plantedPlans(mechanisms));
  writeFileSync(join(place, 'worlds.yaml'), plantedWorlds(mechanisms));
  for (const [name, look] of Object.entries(looks)) {
    if (only !== undefined && only !== name) continue;
    let found = 0;
    for (let seed = 1; seed <= Number(seeds); seed++) if (look(`planted-${seed}`)) found++;
    console.log(`${name}: what was planted is found in ${found} of ${seeds} seeds`);
    if (found < 0.95 * Number(seeds)) process.exitCode = 1;
  }
} finally {
  rmSync(place, { recursive: true });
}
