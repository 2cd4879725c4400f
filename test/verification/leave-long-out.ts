/** Skips the long tests of the target that is mutated, TARGET: see targets.mjs. */
import { beforeEach } from 'vitest';
import { targets } from './targets.mjs';

const long = targets.find(({ name }) => name === process.env['TARGET'])?.long ?? [];

beforeEach(({ task, skip }) => {
  skip(
    long.some((title) => task.name.startsWith(title)),
    'too long with mutants',
  );
});
