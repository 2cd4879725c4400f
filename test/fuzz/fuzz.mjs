// npm run fuzz -- N: the tests of test/fuzz with so many cases each, others each time; a failure prints how to see it again.
import { spawnSync } from 'node:child_process';

const cases = process.argv[2] ?? '20000';
if (!/^[1-9]\d*$/.test(cases)) {
  console.error(`npm run fuzz -- N wants a whole number of cases; found '${cases}'`);
  process.exit(2);
}
const words = [
  'vitest',
  'run',
  '--config',
  'test/vitest.config.ts',
  '--testTimeout',
  '0',
  'test/fuzz',
  'test/scenario/fuzz.test.ts',
];
const seed = process.env['FUZZ_SEED'] ?? String(Math.floor(Date.now() / 1000));
console.log(`FUZZ_SEED=${seed} npm run fuzz -- ${cases} tries the same again`);
const env = { ...process.env, FUZZ: cases, FUZZ_SEED: seed };
const { status } = spawnSync('npx', words, { env, stdio: 'inherit' });
process.exit(status ?? 1);
