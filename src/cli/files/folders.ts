/** Folders: made with others who make them too, removed if empty, synced to disk. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { explained, isSystemError } from '../machine-error.js';
import { type System, system } from '../system.js';

/**
 * Makes a folder and those above it that are missing, with others who may be making them too: shards begin together.
 * (Node's own recursive mkdir never ends below /proc.)
 * @returns the folders made by us, outermost first
 */
export function makeFolders(path: string): string[] {
  const missing: string[] = [];
  for (let folder = resolve(path); !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  const made: string[] = [];
  try {
    for (const folder of missing) if (makeOne(folder)) made.push(folder);
    return made;
  } catch (error) {
    removeFolders(made);
    throw explained(`write to ${path}`, error);
  }
}

/** Whether a folder was made by us; false if somebody else has just made it. */
function makeOne(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST' && isFolder(folder)) return false;
    throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Removes folders that are empty, innermost first; where something was put meanwhile, it stays. */
export function removeFolders(folders: readonly string[]): void {
  for (const folder of [...folders].reverse()) ignoringErrors(() => rmdirSync(folder));
}

/** One step of undoing; a step that fails must not keep the others from being taken. */
export function ignoringErrors(step: () => void): void {
  try {
    step();
  } catch {
    // The error that made the steps necessary is the one that is reported.
  }
}

/**
 * What a file system says that cannot sync a folder: EINVAL and ENOTSUP on network shares and in user space, EPERM on
 * Windows, EIO on shares under WSL. The files themselves are synced; only the extra safety of their names is missing.
 */
const CANNOT_SYNC_FOLDERS: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EIO']);

/** Makes sure that the names in a folder are on disk, where that can be had. */
export function syncFolder(path: string, { syncsFolders }: Pick<System, 'syncsFolders'> = system): void {
  if (!syncsFolders) return;
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    fsyncSync(fd);
  } catch (error) {
    if (!isSystemError(error) || !CANNOT_SYNC_FOLDERS.has(error.code)) throw error;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
