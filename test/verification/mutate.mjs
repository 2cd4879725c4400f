/**
 * `npm run mutate -- [TARGET...]`: bugs planted by Stryker in the sources of each target, one at a time; its tests must
 * fail. Prints the score of each target and what survived, and ends with 1 where a score is under its goal. What is known
 * to survive, and why, is in mutants.md.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { targets } from './targets.mjs';

const names = process.argv.slice(2);
const unknown = names.filter((name) => !targets.some((target) => target.name === name));
if (unknown.length > 0) {
  console.error(`no target is called ${unknown.join(', ')}; there are ${targets.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const killed = new Set(['Killed', 'Timeout']);
const judged = new Set([...killed, 'Survived', 'NoCoverage']);
let short = 0;
for (const { name, sources, score } of targets.filter((target) => names.length === 0 || names.includes(target.name))) {
  process.env.TARGET = name;
  const began = performance.now();
  const results = await new Stryker({
    mutate: [...sources, '!src/**/*.d.ts'],
    testRunner: 'bundled',
    plugins: [new URL('mutation-runner.mjs', import.meta.url).pathname],
    timeoutMS: 3_600_000, // the runner counts processor time
    dryRunTimeoutMinutes: 60,
    coverageAnalysis: 'perTest',
    concurrency: 1,
    reporters: ['progress-append-only', 'survivors'],
    fileLogLevel: 'off',
    logLevel: 'warn',
    // A copy of the sources outside the repository; nothing of a run stays.
    tempDirName: join(tmpdir(), `golive-mutants-${process.pid}`),
    cleanTempDir: 'always',
    ignorePatterns: ['docs-api', 'coverage'],
  }).runMutationTest();
  const counted = results.filter(({ status }) => judged.has(status));
  const caught = counted.filter(({ status }) => killed.has(status)).length;
  const share = (100 * caught) / counted.length;
  if (!(share >= score)) short += 1;
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  console.log(
    `${share >= score ? 'PASS' : 'FAIL'} ${name}: ${caught} of ${counted.length} mutants caught, score ${share.toFixed(1)} (goal ${score}), ${minutes} min`,
  );
}
process.exitCode = short > 0 ? 1 : 0;
