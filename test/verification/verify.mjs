/**
 * `npm run verify`: 24 queueing systems against their closed forms, three numbers each, by z-tests with a family-wise
 * false-alarm rate of 1e-6. Prints every score; exits 1 when one is too large.
 *
 * usage: node test/verification/verify.mjs [replications] [size]
 */

import { compile, remove } from './compile.mjs';
import { fails, LIMIT, verifyAll } from './run.mjs';

const [replications, size] = [Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 2)];
const began = performance.now();
const folder = compile();
const cell = (x) => x.toPrecision(7).padStart(12);
let [passed, failed] = [0, 0];
try {
  for (const { number, results, error } of await verifyAll(folder, replications, size)) {
    if (error) {
      failed += 3;
      console.log(`system ${number + 1} failed: ${error}`);
      continue;
    }
    for (const result of results) {
      const bad = fails(result);
      if (bad) failed += 1;
      else passed += 1;
      const name = `${result.system}: ${result.label}`.padEnd(58);
      const numbers = `${cell(result.theory)} ${cell(result.mean ?? Number.NaN)} +- ${cell(result.standardError ?? Number.NaN)}`;
      console.log(`${name} ${numbers}  z ${(result.z ?? Number.NaN).toFixed(2).padStart(6)}${bad ? '  FAILED' : ''}`);
    }
  }
} finally {
  remove(folder);
}
const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(`\ntheory, kernel's mean +- standard error of ${replications} replications; |z| <= ${LIMIT}; ${seconds} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed !== 72 ? 1 : 0;
