/** The tests of the target that TARGET names, for measuring how much they hold of its sources: see verification/targets.mjs. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { targets } from './verification/targets.mjs';

const name = process.env['TARGET'];
const chosen = targets.filter((target) => name === undefined || target.name === name);

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: chosen.flatMap(({ tests }) => tests),
    exclude: ['test/**/*.slow.test.ts'],
    setupFiles: ['test/verification/leave-long-out.ts'],
    testTimeout: 300_000, // instrumented, and not alone on the machine
    isolate: false,
    maxWorkers: 1,
    coverage: {
      provider: 'v8',
      include: chosen.flatMap(({ sources }) => sources),
      reporter: ['text', 'json-summary'],
      thresholds: { lines: 100 },
    },
  },
});
