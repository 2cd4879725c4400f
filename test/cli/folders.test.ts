import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { makeFolders, removeFolders } from '../../src/cli/folders.js';
import { folder } from './golive.js';

/** What another process does at the moment at which a folder is about to be made. */
let before: ((path: string) => void) | undefined;

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const make = (path: string, options?: import('node:fs').MakeDirectoryOptions): string | undefined => {
    const other = before;
    before = undefined;
    other?.(path);
    return fs.mkdirSync(path, options);
  };
  return { ...fs, mkdirSync: make };
});

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
  before = (path) => mkdirSync(path);
  expect(makeFolders(inner)).toEqual([inner]);
  expect(existsSync(inner)).toBe(true);
});

it.each([
  ['a file', (at: string) => writeFileSync(at, '')],
  ['a link to nothing', (at: string) => symlinkSync('nothing', at)],
])('%s put there in the same moment is an error that says what could not be done', (_, put) => {
  const path = join(folder(), 'a');
  before = put;
  expect(() => makeFolders(path)).toThrow(`cannot write to ${path}: EEXIST`);
});
