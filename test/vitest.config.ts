/** The fast tests: everything but what has a script of its own (golive as a program, verification, benchmarks, faults). */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.ts'],
    exclude: ['test/verification/**', 'test/bench/**', 'test/faults/**', 'test/**/*.slow.test.ts'],
    testTimeout: 60_000,
    isolate: false, // no test leaves anything behind: each worker loads the sources once
    maxWorkers: '100%', // by default one core is left idle: half of a machine of two
  },
});
