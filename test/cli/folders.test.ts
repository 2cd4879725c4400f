import fs, { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { makeFolders, removeFolders, syncFolder } from '../../src/cli/files/folders.js';
import { folder } from './golive.js';

const { mkdirSync } = fs;

/** What another process does at the moment at which the next folder is about to be made. */
function meanwhile(other: (path: string) => void): void {
  fs.mkdirSync = ((path: string) => {
    restore();
    other(path);
    return mkdirSync(path);
  }) as typeof mkdirSync;
  syncBuiltinESMExports();
}

function restore(): void {
  fs.mkdirSync = mkdirSync;
  syncBuiltinESMExports();
}

afterEach(restore);

it('folders are made from the outermost in, and taken away again while they are empty', () => {
  const top = folder();
  const inner = join(top, 'a', 'b');
  const made = makeFolders(inner);
  expect(made).toEqual([join(top, 'a'), inner]);
  expect(makeFolders(inner)).toEqual([]);
  writeFileSync(join(top, 'a', 'kept'), '');
  removeFolders(made);
  expect(existsSync(inner)).toBe(false);
  expect(existsSync(join(top, 'a', 'kept'))).toBe(true);
});

it('a folder that somebody else makes in the same moment is used, and is not ours to take away', () => {
  const top = folder();
  const inner = join(top, 'a', 'b');
  meanwhile((path) => mkdirSync(path));
  expect(makeFolders(inner)).toEqual([inner]);
  expect(existsSync(inner)).toBe(true);
});

it.each([
  ['a file', (at: string) => writeFileSync(at, '')],
  ['a link to nothing', (at: string) => symlinkSync('nothing', at)],
])('%s put there in the same moment is an error that says what could not be done', (_, put) => {
  const path = join(folder(), 'a');
  meanwhile(put);
  expect(() => makeFolders(path)).toThrow(`cannot write to ${path}: EEXIST`);
});

it.each([
  ['EINVAL', true],
  ['ENOTSUP', true],
  ['EPERM', true],
  ['EIO', true],
  ['ENOSPC', false],
])('a folder that cannot be synced because of %s: going on is %s', (code, goesOn) => {
  const { fsyncSync } = fs;
  fs.fsyncSync = () => {
    throw Object.assign(new Error(code), { code, syscall: 'fsync' });
  };
  syncBuiltinESMExports();
  try {
    const syncing = expect(() => syncFolder(folder()));
    if (goesOn) syncing.not.toThrow();
    else syncing.toThrow(code);
  } finally {
    fs.fsyncSync = fsyncSync;
    syncBuiltinESMExports();
  }
});
