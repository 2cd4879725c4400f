/** What differs between systems, tried on this one: words for shells, files that are open, folders, signals. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { syncFolder } from '../../src/cli/files/folders.js';
import { portable, renameOver, systemOf } from '../../src/cli/system.js';
import { quotedForShell } from '../../src/report/shell-words.js';
import { folder } from './golive.js';

const linux = systemOf('linux');
const windows = systemOf('win32');

const words = [
  'a.yaml',
  "it's",
  'two words',
  '$HOME',
  '`x`',
  '%PATH%',
  'a,b',
  '@x',
  '"q"',
  'plan.wave_size=3',
  '',
  'C:\\a\\b',
  'x;y',
  '{}',
  '*',
];

describe('a word of a command', () => {
  test('reaches a POSIX shell as it is', () => {
    const command = `printf '%s\\n' ${words.map(linux.quoted).join(' ')}`;
    const said = execFileSync('sh', ['-c', command], { encoding: 'utf8' });
    expect(said.split('\n').slice(0, -1)).toEqual(words);
  });

  test('for PowerShell stands in single quotes unless it is plain; a comma is not, nor @', () => {
    expect(words.map(windows.quoted)).toEqual([
      'a.yaml',
      "'it''s'",
      "'two words'",
      "'$HOME'",
      "'`x`'",
      "'%PATH%'",
      "'a,b'",
      "'@x'",
      `'"q"'`,
      'plan.wave_size=3',
      "''",
      'C:\\a\\b',
      "'x;y'",
      "'{}'",
      "'*'",
    ]);
  });

  test('in a script for a cluster is for a POSIX shell on every system', () => {
    expect(quotedForShell("it's")).toBe("'it'\\''s'");
  });

  test('is the same on Linux and macOS', () => {
    expect(systemOf('darwin')).toBe(linux);
  });
});

describe('a file that is replaced', () => {
  const failing = (code: string, times: number) => {
    const calls: string[] = [];
    const pauses: number[] = [];
    const rename = (from: string, to: string) => {
      calls.push(`${from} ${to}`);
      if (calls.length <= times) throw Object.assign(new Error(code), { code, syscall: 'rename' });
    };
    return { calls, pauses, rename, pause: (ms: number) => pauses.push(ms) };
  };

  test.each(['EPERM', 'EACCES', 'EBUSY'])('on Windows waits while another program has it open (%s)', (code) => {
    const { calls, pauses, rename, pause } = failing(code, 3);
    renameOver('a', 'b', windows, rename, pause);
    expect(calls).toEqual(['a b', 'a b', 'a b', 'a b']);
    expect(pauses).toEqual([10, 20, 40]);
  });

  test('but not for ever: after two seconds that is said', () => {
    const { pauses, rename, pause } = failing('EBUSY', 1000);
    expect(() => renameOver('a', 'b', windows, rename, pause)).toThrow('EBUSY');
    expect(pauses.reduce((all, ms) => all + ms)).toBe(2000);
  });

  test('elsewhere, and for what a moment does not mend, fails at once', () => {
    for (const [system, code] of [
      [linux, 'EPERM'],
      [windows, 'ENOSPC'],
    ] as const) {
      const { calls, rename, pause } = failing(code, 1000);
      expect(() => renameOver('a', 'b', system, rename, pause)).toThrow(code);
      expect(calls).toHaveLength(1);
    }
  });

  test('is replaced', () => {
    const path = folder();
    writeFileSync(join(path, 'a'), 'new');
    writeFileSync(join(path, 'b'), 'old');
    renameOver(join(path, 'a'), join(path, 'b'));
    expect(readFileSync(join(path, 'b'), 'utf8')).toBe('new');
  });
});

test('a folder is synced where that can be done; on Windows it is not opened', () => {
  const path = join(folder(), 'x');
  expect(() => syncFolder(path, linux)).toThrow(/ENOENT/);
  expect(() => syncFolder(path, windows)).not.toThrow();
  mkdirSync(path);
  syncFolder(path, linux);
});

test('every signal that can be heard is answered with a code of its own kind', () => {
  expect(linux.stops).toEqual([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]);
  expect(windows.stops.map(([signal]) => signal)).toEqual(['SIGINT', 'SIGBREAK', 'SIGHUP']);
});

test('paths that are written into files have / on every system', () => {
  expect(portable('..\\scenarios\\scenario.schema.json')).toBe('../scenarios/scenario.schema.json');
});
