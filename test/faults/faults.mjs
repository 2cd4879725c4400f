/**
 * `npm run faults`: breaks runs in every way that can be arranged and looks at what is left. Each part prints how many
 * cases it tried and how many ended otherwise than promised; the exit code is 1 if any did. What this machine cannot do
 * (mount a disk, trace a process, fetch another Node.js) is said and left out.
 *
 * usage: node test/faults/faults.mjs [--quick] [part...]
 */
import { bytes } from './bytes.mjs';
import { disks } from './disks.mjs';
import { flips } from './flips.mjs';
import { fresh, golive, lasting, must, run } from './golive.mjs';
import { kills } from './kills.mjs';
import { operations } from './operations.mjs';
import { signals } from './signals.mjs';
import { together } from './together.mjs';
import { workers } from './workers.mjs';

const parts = { bytes, kills, operations, disks, signals, together, flips, workers };

const words = process.argv.slice(2);
const quick = words.includes('--quick');
const wanted = words.filter((word) => word !== '--quick');
const unknown = wanted.find((word) => !(word in parts));
if (unknown !== undefined) throw new Error(`there is no part '${unknown}'; there are ${Object.keys(parts).join(', ')}`);

const whole = fresh();
const reference = await golive(run(whole, '--workers', '1'));
must(reference.code === 0, reference.stderr);
const expected = lasting(whole);

let tried = 0;
let failed = 0;
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const began = performance.now();
  const counts = new Map();
  const before = { tried, failed };
  /** One case: `what` is what is counted, `which` tells it from others of its kind. */
  const attempt = async (what, which, doing) => {
    tried += 1;
    try {
      const ending = (await doing()) ?? 'as promised';
      const key = `${what}: ${ending}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    } catch (error) {
      failed += 1;
      console.log(`  FAILED ${name}, ${what}, ${which}: ${error.message.trim()}`);
    }
  };
  const leftOut = (what, why) => console.log(`  ${name}: ${what} left out: ${why}`);
  await part({ attempt, leftOut, expected, quick });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${name}: ${tried - before.tried} cases, ${failed - before.failed} failed, ${seconds} s`);
  for (const [key, count] of counts) console.log(`  ${String(count).padStart(4)}  ${key}`);
}
console.log(`faults: ${tried - failed} as promised, ${failed} not`);
process.exitCode = failed === 0 ? 0 : 1;
