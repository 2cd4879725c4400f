/**
 * Keeps two runs out of one folder: a hidden file that only one of them can make and that names its process, so that one
 * left behind by a killed run is recognised and taken over. Shards have a lock each.
 */
import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { explained, isSystemError, MachineError } from '../machine-error.js';
import { ignoringErrors } from './folders.js';
import { isGone } from './temporary.js';

/** What every lock's name begins with. */
export const LOCK = '.golive-lock';

/**
 * Takes a folder for this process.
 * @param name of the shard; empty: the whole run
 * @returns    gives it free
 * @throws MachineError if another run has it
 */
export function takeLock(folder: string, name: string): () => void {
  const path = join(folder, name === '' ? LOCK : `${LOCK}-${name}`);
  if (!made(path, folder)) {
    const busy = new MachineError(`another run is writing to ${folder}; if none is, delete ${path}`);
    if (!isAbandoned(path)) throw busy;
    ignoringErrors(() => unlinkSync(path));
    if (!made(path, folder)) throw busy;
  }
  return () => ignoringErrors(() => unlinkSync(path));
}

function made(path: string, folder: string): boolean {
  try {
    writeFileSync(path, JSON.stringify({ host: hostname(), pid: process.pid, ...life() }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return false;
    throw explained(`write to ${folder}`, error);
  }
}

/** The job of a cluster that this process is of, and how often it was queued again: one life ends before the next. */
function life(): { job?: string; life?: number } {
  const job = process.env['SLURM_JOB_ID'];
  return job === undefined ? {} : { job, life: Number(process.env['SLURM_RESTART_COUNT'] ?? 0) };
}

/**
 * Whether the run that made a lock is certainly over: it was on this machine and has no process, was an earlier life of
 * this very job, or never said.
 */
function isAbandoned(path: string): boolean {
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    const own = life();
    if (own.job !== undefined && owner['job'] === own.job && Number(owner['life']) < own.life!) return true;
    if (owner['host'] !== hostname() || typeof owner['pid'] !== 'number') return false;
    return isGone(owner['pid']);
  } catch (error) {
    return error instanceof SyntaxError;
  }
}
