/**
 * Plants each of several bugs into a copy of the sources and runs the tests that ought to notice; prints which test
 * caught which bug. The working tree is never touched.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param {string} of    what the bugs are planted into, for the last line
 * @param {{ name: string, file: string, from: string, to: string, test: string }[]} bugs  `test`: files, by spaces
 * @returns {number} how many got through
 */
export function plantAndTest(of, bugs) {
  const copy = mkdtempSync(join(tmpdir(), 'golive-planted-'));
  let missed = 0;
  try {
    for (const name of ['src', 'test', 'scenarios', 'package.json', 'tsconfig.json']) {
      cpSync(join(root, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const bug of bugs) {
      const path = join(copy, bug.file);
      const right = readFileSync(path, 'utf8');
      if (!right.includes(bug.from)) throw new Error(`${bug.name}: the place to plant it is gone from ${bug.file}`);
      writeFileSync(path, right.replace(bug.from, bug.to));
      const run = vitest(copy, bug.test);
      writeFileSync(path, right);
      const by = /FAIL +(.*)/.exec(stripVTControlCharacters(run.stdout + run.stderr))?.[1];
      if (run.status === 0 || by === undefined) missed++;
      console.log(
        `${bug.name}: ${run.status === 0 ? 'NOT CAUGHT' : `caught by ${by ?? 'a test file that does not load'}`}`,
      );
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  console.log(`${bugs.length - missed} of ${bugs.length} planted bugs of ${of} caught`);
  return missed;
}

function vitest(cwd, files) {
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const args = ['run', '--config', 'test/vitest.config.ts', '--bail=1', ...files.split(' ')];
  return spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8', timeout: 300_000 });
}
