/**
 * Keeps two runs out of one folder: a hidden file that only one of them can make and that names its process, so that one
 * left behind by a killed run is recognised and taken over. Whoever holds a lock renews it; one from another machine,
 * whose processes cannot be asked for, is taken over when it was not renewed for a quarter of an hour. Shards have a
 * lock each.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readdirSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { UsageError } from '../../errors.js';
import { ignoringErrors } from '../files/folders.js';
import { readBounded } from '../files/read-bounded.js';
import { isGone, temporaryName } from '../files/temporary.js';
import { kindOf } from '../files/write-set.js';
import { explained, isSystemError, MachineError } from '../machine-error.js';

/** What every lock's name begins with. */
export const LOCK = '.golive-lock';

/** Seconds between renewals, and after how many without one a lock is abandoned. */
const RENEWED_EVERY = 60;
const ABANDONED_AFTER = 15 * 60;

/** A lock is a line. */
const MOST_BYTES = 1 << 16;

/** Paths of the locks that this process holds: any other lock that names it is of an earlier process with its number. */
const held = new Set<string>();

/**
 * Takes a folder for this process.
 * @param name of the shard; empty: the whole run
 * @returns    gives it free
 * @throws MachineError if another run has it, UsageError where something else has the name of its lock
 */
export function takeLock(folder: string, name: string): () => void {
  const path = resolve(folder, name === '' ? LOCK : `${LOCK}-${name}`);
  const text = JSON.stringify({ host: hostname(), pid: process.pid, ...ownJob(), id: randomUUID() });
  if (!made(path, text, folder)) {
    refuseOther(path);
    const found = textOf(path);
    if (found !== undefined && !isAbandoned(path, folder, found)) throw busy(folder, path, found);
    if (textOf(path) === found) ignoringErrors(() => unlinkSync(path));
    if (!made(path, text, folder)) throw busy(folder, path, textOf(path) ?? '');
  }
  held.add(path);
  const renewing = setInterval(() => renew(path, text, folder), RENEWED_EVERY * 1000);
  renewing.unref();
  return () => {
    clearInterval(renewing);
    held.delete(path);
    if (textOf(path) === text) ignoringErrors(() => unlinkSync(path));
  };
}

/** Refuses a folder that another run, or a shard of one, is writing to. */
export function refuseBusy(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.startsWith(LOCK))) {
    const path = resolve(folder, name);
    const found = textOf(path);
    if (found !== undefined && !isAbandoned(path, folder, found)) throw busy(folder, path, found);
  }
}

/** Says that the run is still at work. A run that stood still for so long that another took its folder ends. */
function renew(path: string, text: string, folder: string): void {
  const found = textOf(path);
  if (found !== undefined && found !== text) throw new MachineError(`another run has taken over ${folder}`);
  ignoringErrors(() => utimesSync(path, new Date(), new Date()));
}

function busy(folder: string, path: string, found: string): MachineError {
  const host = fieldsOf(found)['host'];
  const waits =
    typeof host === 'string' && host !== hostname()
      ? `; a run of another machine that is over is known after ${ABANDONED_AFTER / 60} minutes`
      : '';
  return new MachineError(`another run is writing to ${folder}${waits}; if none is, delete ${path}`);
}

/** A lock that cannot be written is not left behind empty: a disk that is full. */
function made(path: string, text: string, folder: string): boolean {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'wx');
    writeFileSync(fd, text);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return false;
    if (fd !== undefined) ignoringErrors(() => unlinkSync(path));
    throw explained(`write to ${folder}`, error);
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** A pipe, a device, a link or a folder under the name of a lock is somebody's own: neither read nor taken away. */
function refuseOther(path: string): void {
  if (['nothing', 'file'].includes(kindOf(path)) && readBounded(path, MOST_BYTES) !== 'too large') return;
  throw new UsageError(`${path} is no lock: golive did not write it; move it away`);
}

/** The job of a cluster that this process is of, and how often it was queued again: one life ends before the next. */
function ownJob(): { job?: string; life?: number } {
  const job = process.env['SLURM_JOB_ID'];
  return job === undefined ? {} : { job, life: Number(process.env['SLURM_RESTART_COUNT'] ?? 0) };
}

/**
 * Whether the run that made a lock is certainly over: it was on this machine and has no process, was an earlier process
 * with this one's number (in a container the first is always 1) or an earlier life of this very job, never said, or has
 * not renewed its lock for long.
 */
function isAbandoned(path: string, folder: string, text: string): boolean {
  const owner = fieldsOf(text);
  if (owner['host'] === undefined) return true;
  const own = ownJob();
  if (own.job !== undefined && owner['job'] === own.job && Number(owner['life']) < own.life!) return true;
  if (owner['host'] === hostname() && typeof owner['pid'] === 'number') {
    return owner['pid'] === process.pid ? !held.has(path) : isGone(owner['pid']);
  }
  return secondsSinceRenewed(path, folder) > ABANDONED_AFTER;
}

/** By the clock of the file system, which may differ from this machine's. */
function secondsSinceRenewed(path: string, folder: string): number {
  const probe = join(folder, temporaryName('clock'));
  try {
    writeFileSync(probe, '');
    return (statSync(probe).mtimeMs - statSync(path).mtimeMs) / 1000;
  } catch {
    return 0;
  } finally {
    ignoringErrors(() => unlinkSync(probe));
  }
}

/** Undefined if it is not there any more. */
function textOf(path: string): string | undefined {
  try {
    const found = readBounded(path, MOST_BYTES);
    return typeof found === 'string' ? undefined : found.toString('utf8');
  } catch {
    return undefined;
  }
}

function fieldsOf(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
