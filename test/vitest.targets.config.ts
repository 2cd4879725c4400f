/** The tests of all targets, for measuring which lines of their sources they reach: see verification/targets.mjs. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { targets } from './verification/targets.mjs';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: targets.flatMap(({ tests }) => tests),
    exclude: ['test/**/*.slow.test.ts'],
    testTimeout: 300_000, // instrumented, and not alone on the machine
    isolate: false,
    maxWorkers: 1,
    coverage: {
      provider: 'v8',
      include: targets.flatMap(({ sources }) => sources),
      reporter: ['text', 'json-summary'],
      thresholds: { lines: 100 },
    },
  },
});
