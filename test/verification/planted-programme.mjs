/**
 * Plants one bug after another into the programme and runs the tests that ought to notice; prints which test caught
 * which bug, restores the file whatever happens, and exits 1 when a bug gets through.
 *
 * usage: node test/verification/planted-programme.mjs
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

const bugs = [
  {
    name: 'the hold never lifts',
    file: 'src/model/programme/authority.ts',
    from: 'if (index === null || index.defects.open > n.liftDefects',
    to: 'if (index !== null || index.defects.open > n.liftDefects',
    test: 'test/model/mechanisms/hold.test.ts',
  },
  {
    name: 'the pool leaks its experts when a hold interrupts preparation',
    file: 'src/model/programme/lifecycle.ts',
    from: '      pool.experts.free(pool.preparing);\n      world.endDelivery',
    to: '      if (preparation.daysLeft === 0) pool.experts.free(pool.preparing);\n      world.endDelivery',
    test: 'test/model/programme.test.ts',
  },
  {
    name: 'failures teach too',
    file: 'src/model/programme/go-live.ts',
    from: '  trust.wentLive.fire();',
    to: '  world.programme.learning.stabilised(today);\n  trust.wentLive.fire();',
    test: 'test/model/mechanisms/programme.test.ts',
  },
  {
    name: 'a fix propagates at once',
    file: 'src/model/programme/shared-defects.ts',
    from: 'const from = day + propagation.lagDays;',
    to: 'const from = day;',
    test: 'test/model/mechanisms/programme.test.ts',
  },
  {
    name: 'a trust that withdrew goes live',
    file: 'src/model/programme/lifecycle.ts',
    from: "  if (trust.phase === 'withdrawn') return;\n\n  goLive(trust, world);",
    to: '\n  goLive(trust, world);',
    test: 'test/model/programme.test.ts test/model/mechanisms/programme.test.ts',
  },
  {
    name: 'the gate reads the truth, not what is reported',
    file: 'src/model/programme/gate.ts',
    from: 'n.readiness() + n.optimism(attempt)',
    to: 'n.readiness() + 0 * n.optimism(attempt)',
    test: 'test/model/mechanisms/recovery.test.ts',
  },
  {
    name: 'a recovery review always succeeds',
    file: 'src/model/programme/lifecycle.ts',
    from: 'const succeeded = open <= trust.board.recovery.reviewDefects;',
    to: 'const succeeded = open >= 0;',
    test: 'test/model/mechanisms/recovery.test.ts',
  },
  {
    name: 'go-lives do without a contract',
    file: 'src/model/programme/contracts.ts',
    from: 'if (contract === undefined || inForce(contract, day)) return day;',
    to: 'if (contract === undefined || contract.from >= 0) return day;',
    test: 'test/model/mechanisms/programme.test.ts',
  },
];

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
    const run = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--config',
        'test/vitest.config.ts',
        '--bail=1',
        ...bug.test.split(' '),
      ],
      { cwd: copy, encoding: 'utf8', timeout: 300_000 },
    );
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
console.log(`${bugs.length - missed} of ${bugs.length} planted bugs of the programme caught`);
process.exit(missed === 0 ? 0 : 1);
