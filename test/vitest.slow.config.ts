/** Tests that start golive as a program dozens of times, minutes a file; `npm run test:slow`. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.slow.test.ts'],
    testTimeout: 120_000,
    isolate: false,
    maxWorkers: '100%',
  },
});
