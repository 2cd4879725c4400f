/**
 * The one way in which golive writes files: under a temporary name beside the place, down to the disk, then under the
 * real name in one step. So a file is whole or not there, whatever happens, and what was there before stays until then.
 * Files of a set appear together, in order, when all of them are on disk.
 */
import { chmodSync, linkSync, lstatSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../../errors.js';
import { explained, isSystemError } from '../machine-error.js';
import { renameOver } from '../system.js';
import { ignoringErrors, syncFolder } from './folders.js';
import { HashedFile, type WrittenFile } from './hashed-file.js';
import { isLeftOver, temporaryName } from './temporary.js';

export class WriteSet {
  readonly #folder: string;
  readonly #files: { readonly name: string; readonly file: HashedFile }[] = [];

  /** @param folder of all files; there already */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A new file, hidden until `publish`. */
  create(name: string): HashedFile {
    return this.#attempt(() => {
      const path = this.#hidden(name);
      rmSync(path, { force: true }); // an earlier attempt of this very process
      const file = new HashedFile(path, name);
      this.#files.push({ name, file });
      return file;
    });
  }

  /** A file in one go, from pieces of text or bytes. */
  add(name: string, pieces: Iterable<string | Uint8Array>): WrittenFile {
    const file = this.create(name);
    for (const piece of pieces) file.write(piece);
    return file.finish();
  }

  /**
   * Puts the files in place, in the order in which they were created.
   * @param mode `new`: what is there already is an error; `replace`: a plain file is replaced, anything else an error
   */
  publish(mode: 'new' | 'replace' = 'replace'): void {
    this.#attempt(() => {
      for (const { name } of this.#files) refuseToReplace(join(this.#folder, name), mode);
      for (const { name } of this.#files) {
        if (mode === 'new') moveToNew(this.#hidden(name), join(this.#folder, name));
        else renameOver(this.#hidden(name), join(this.#folder, name));
      }
      syncFolder(this.#folder);
    });
    this.#files.length = 0;
  }

  /** Leaves nothing half written behind. */
  discard(): void {
    for (const { name, file } of this.#files) {
      ignoringErrors(() => file.close());
      ignoringErrors(() => unlinkSync(this.#hidden(name)));
    }
    this.#files.length = 0;
  }

  /** Makes a file executable by those who may read it. */
  executable(name: string): void {
    this.#attempt(() => chmodSync(this.#hidden(name), 0o755));
  }

  #hidden(name: string): string {
    return join(this.#folder, temporaryName(name));
  }

  #attempt<T>(operation: () => T): T {
    try {
      return operation();
    } catch (error) {
      throw explained(`write to ${this.#folder}`, error);
    }
  }
}

/** Writes one file, whole or not at all; `mode` as of `publish`. */
export function writeWhole(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  mode: 'new' | 'replace' = 'replace',
): void {
  const set = new WriteSet(dirname(path));
  try {
    refuseToReplace(path, mode);
    set.add(basename(path), pieces);
    set.publish(mode);
  } catch (error) {
    set.discard();
    throw explained(`write ${path}`, error);
  }
}

/** Takes away what this process, or one of this machine that is no more, left half written in a folder. */
export function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (isLeftOver(name)) ignoringErrors(() => unlinkSync(join(folder, name)));
  }
}

/** What is at a path, as far as writing is concerned; links are not followed. */
export function kindOf(path: string): 'nothing' | 'file' | 'folder' | 'link' | 'other' {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 'nothing';
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'folder';
  return found.isSymbolicLink() ? 'link' : 'other';
}

const words = { folder: 'a folder', link: 'a symbolic link', other: 'not a plain file' } as const;

function refuseToReplace(path: string, mode: 'new' | 'replace'): void {
  const kind = kindOf(path);
  if (kind === 'nothing') return;
  if (kind !== 'file') throw new UsageError(`${path} is ${words[kind]}, which is not replaced; name another file`);
  if (mode === 'new') throw new UsageError(`${path} is there already; name another file`);
}

/** Gives a file its name only if nothing has it; where a file cannot have two names, whoever looked last wins. */
function moveToNew(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!isSystemError(error) || error.code === 'EEXIST') throw error;
    refuseToReplace(to, 'new');
    renameOver(from, to);
    return;
  }
  unlinkSync(from);
}
