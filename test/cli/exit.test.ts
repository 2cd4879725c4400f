import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sample } from '../scenario/sample.js';
import { binary, file, folder, golive, shell } from './golive.js';

const dist = join(binary, '../..');

/** Runs code with the functions that end the program. */
function ending(code: string) {
  const imports = [
    `import { endWith, guardStreams } from '${dist}/cli/exit.js'`,
    `import { MachineError } from '${dist}/cli/machine-error.js'`,
    `import { ModelError, UsageError } from '${dist}/errors.js'`,
  ];
  const text = `${imports.join(';')};${code}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', text], { encoding: 'utf8' });
}

describe('how the program ends', () => {
  it.concurrent.each([
    [
      "endWith(new TypeError('x is not a function'), false)",
      70,
      /^golive: internal error: x is not a function \(.*\)\n$/,
    ],
    ["endWith(new TypeError('x'), true)", 70, /\n {4}at /],
    ["endWith('thrown text', false)", 70, /^golive: internal error: thrown text/],
    ["endWith(new ModelError('an event in the past'), false)", 3, /^golive: an event in the past\n$/],
    ["endWith(new MachineError('cannot write x: EIO'), false)", 3, /^golive: cannot write x: EIO\n$/],
    ["endWith(new UsageError('no \\u001b[31m'), false)", 2, /^golive: no \\u\{1b\}\[31m\n/],
    ["guardStreams(); setTimeout(() => { throw new Error('late') }, 1)", 70, /^golive: internal error: late .*\n$/],
    ["guardStreams(); Promise.reject(new Error('forgotten'))", 70, /^golive: internal error: forgotten .*\n$/],
  ])('%s', (code, status, message) => {
    const ended = ending(code);
    expect(ended.stderr).toMatch(message);
    expect(ended.status).toBe(status);
  });
});

describe('a machine that fails', () => {
  const small = file('small.yaml', sample);

  it('a file that cannot grow: exit 3, one line, nothing left behind', async () => {
    const cwd = folder();
    const { code, stdout, stderr } = await shell('ulimit -f 8; $GOLIVE run "$SMALL"', cwd, { SMALL: small });
    expect(stderr).toMatch(/^golive: cannot write [\w./]+: EFBIG\n$/m);
    expect(stderr).not.toContain('    at ');
    expect([code, stdout, readdirSync(cwd)]).toEqual([3, '', []]);
  });

  it('a working folder that was deleted: exit 3, in words', async () => {
    const deleted = 'mkdir d; cd d; rmdir ../d; $GOLIVE validate "$SMALL"';
    expect(await shell(deleted, folder(), { SMALL: small })).toEqual({
      code: 3,
      stdout: '',
      stderr: 'golive: the folder in which golive was started is not there any more\n',
    });
  });

  it('a manifest that cannot be trusted keeps the folder from being replaced', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'x'));
    for (const [manifest, reason] of [
      ['{', 'its manifest.json cannot be read'],
      ['[]', 'its manifest.json is not one of golive'],
      [
        '{"golive": "0.1.0", "scenario": "sample", "files": [{"path": "../y"}]}',
        'its manifest.json is not one of golive',
      ],
      ['{"golive": "0.1.0", "scenario": "sample", "files": [{"path": "z"}]}', "it holds 'y'"],
    ] as const) {
      writeFileSync(join(cwd, 'x/y'), 'mine');
      writeFileSync(join(cwd, 'x/manifest.json'), manifest);
      const { code, stderr } = await golive(['run', small, '--out', 'x'], { cwd });
      expect(stderr).toContain(reason);
      expect(code).toBe(2);
      expect(readdirSync(join(cwd, 'x')).sort()).toEqual(['manifest.json', 'y']);
    }
  });
});
