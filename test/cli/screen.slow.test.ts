/** Whatever a name, a label, a seed or a folder holds: no terminal, no GitHub and no shell takes it for a command. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine, optionWords, pathWord, quoted } from '../../src/cli/quoted.js';
import { neutral } from '../../src/cli/screen.js';
import { sample } from '../scenario/sample.js';
import { folder, golive, shell } from './golive.js';

const source = new URL('../../src/cli/', import.meta.url).pathname;
const bad = '\u001b[2J\u009b31m\u202e\u0007';

describe('what is printed', () => {
  it('goes through one file: no other writes to a stream as it is', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const around =
      /console\.|\b(?:stdout|stderr)\.(?:_write|end|cork)|writeSync\([012]\b|\/dev\/(?:tty|stdout|stderr)'/;
    const found = files.filter((name) => around.test(readFileSync(join(source, name), 'utf8')));
    // It is given what has passed there, and only sees that a file takes all of it.
    expect(found).toEqual(['whole-answer.ts']);
    const sends = files.filter((name) => readFileSync(join(source, name), 'utf8').includes('sendControls('));
    expect(sends.sort()).toEqual(['screen.ts', 'workers/progress.ts']);
  });

  it('shows controls; line ends, tabs and the styles of tables stay', () => {
    expect(neutral(`a${bad}b`)).toBe('a\\u{1b}[2J\\u{9b}31m\\u{202e}\\u{7}b');
    expect(neutral('\u001b[1mbold\u001b[22m\tand\r\nplain')).toBe('\u001b[1mbold\u001b[22m\tand\\u{d}\nplain');
    expect(neutral('\u001b[8mhidden')).toBe('\\u{1b}[8mhidden');
    expect(neutral('::error::x')).toBe('::error::x');
  });

  it('holds no workflow command under GitHub', () => {
    process.env['GITHUB_ACTIONS'] = 'true';
    try {
      expect(neutral('::error::x\n  ::stop-commands::y\na::b')).toBe(
        '\\u{3a}:error::x\n  \\u{3a}:stop-commands::y\na::b',
      );
      expect(neutral('::x', false)).toBe('::x');
      expect(neutral('a ##[error]x')).toBe('a #\\u{23}[error]x');
    } finally {
      delete process.env['GITHUB_ACTIONS'];
    }
  });

  it('of every kind of name of a file, to a terminal and to GitHub', async () => {
    const cwd = folder();
    const name = `\n::error::x${bad}.yaml`;
    writeFileSync(join(cwd, name), sample);
    mkdirSync(join(cwd, '\n::error::f'));
    const env = { GITHUB_ACTIONS: 'true' };
    for (const args of [
      ['validate', name],
      ['run', name, '--replications', '1', '--out', '\n::error::f', '--seed', `\n::error::${bad}`],
      ['run', name, `--\n::error::${bad}`],
      ['merge', '\n::error::g'],
    ]) {
      const { stdout, stderr } = await golive(args, { cwd, env });
      const said = `${stdout}${stderr}`;
      expect(said).not.toMatch(/^\s*::/m);
      for (const sign of bad) if (sign < ' ' || sign > '~') expect(said).not.toContain(sign);
    }
  }, 240_000);
});

describe('a command that is printed', () => {
  const words = [
    'plain',
    '',
    ' ',
    "it's",
    '$(id)',
    '`id`',
    'a\nb',
    `${bad}'\\`,
    '~',
    '=ls',
    '*',
    '"',
    '\u2028',
    'é',
    '!x',
    '#',
  ];

  it('is handed on by a shell as it is', () => {
    const { stdout } = spawnSync('bash', ['--norc', '-c', `printf '%s\\0' ${words.map(quoted).join(' ')}`], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
    });
    expect(stdout.split('\0').slice(0, -1)).toEqual(words);
    for (const word of words) expect(neutral(quoted(word))).toBe(quoted(word));
  });

  it('takes no name and no seed for an option', () => {
    expect(commandLine('run', pathWord('-x.yaml'), ...optionWords('seed', '-1'))).toBe(
      'golive run ./-x.yaml --seed=-1',
    );
  });

  it('does again what it says, whatever the seed and the folder', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, '-x.yaml'), sample);
    const typed = ['run', './-x.yaml', '--seed=-1\n', '--replications', '1', '--out=-o'];
    expect((await golive(typed, { cwd })).code).toBe(0);
    for (const name of readdirSync(join(cwd, '-o'))) {
      if (name !== 'run.json' && name !== 'chunks') rmSync(join(cwd, '-o', name));
    }
    const { code, stderr } = await golive(typed, { cwd });
    const again = /go on with it: golive (.*); or move/.exec(stderr)?.[1] ?? '';
    expect(code).toBe(2);
    expect(again).toContain("$'--seed=-1\\x0a'");
    expect((await shell(`$GOLIVE ${again}`, cwd)).code).toBe(0);
  }, 240_000);
});
