import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { takeLock } from '../../src/cli/results/run-lock.js';
import { folder } from './golive.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A folder that something else has locked. */
function locked(owner: object | string): string {
  const path = folder();
  writeFileSync(join(path, '.golive-lock'), typeof owner === 'string' ? owner : JSON.stringify(owner));
  return path;
}

const elsewhere = { host: 'node-7', pid: process.pid };
const asJob = (job: string, restarts?: string) => {
  vi.stubEnv('SLURM_JOB_ID', job);
  vi.stubEnv('SLURM_RESTART_COUNT', restarts);
};

describe('the lock of a folder', () => {
  it('of an earlier process with the number of this one is taken over: in a container the first is always 1', () => {
    expect(takeLock(locked({ host: hostname(), pid: process.pid }), '')).toBeTypeOf('function');
  });

  it('of another machine is taken over once it was not renewed for a quarter of an hour', () => {
    const path = locked(elsewhere);
    const renewed = (minutes: number) => {
      const then = Date.now() / 1000 - minutes * 60;
      utimesSync(join(path, '.golive-lock'), then, then);
    };
    renewed(14);
    expect(() => takeLock(path, '')).toThrow(/another run.*after 15 minutes/);
    renewed(16);
    const unlock = takeLock(path, '');
    expect(readdirSync(path)).toEqual(['.golive-lock']);
    unlock();
    expect(readdirSync(path)).toEqual([]);
  });

  it('that another has taken over meanwhile is not given free', () => {
    const path = folder();
    const unlock = takeLock(path, '');
    writeFileSync(join(path, '.golive-lock'), JSON.stringify(elsewhere));
    unlock();
    expect(readdirSync(path)).toEqual(['.golive-lock']);
  });

  it('is no device, pipe, link or folder, and nothing large: that is somebody’s own, is not read and stays', () => {
    const path = folder();
    const lock = join(path, '.golive-lock');
    const others = [
      () => symlinkSync('/dev/zero', lock),
      () => execFileSync('mkfifo', [lock]),
      () => symlinkSync('nowhere', lock),
      () => mkdirSync(lock),
      () => writeFileSync(lock, Buffer.alloc(100_000)),
    ];
    for (const other of others) {
      other();
      expect(() => takeLock(path, '')).toThrow(/is no lock: golive did not write it/);
      expect(readdirSync(path)).toEqual(['.golive-lock']);
      rmSync(lock, { recursive: true });
    }
  });

  it('keeps a second run out and is given free', () => {
    const path = folder();
    const unlock = takeLock(path, '');
    expect(() => takeLock(path, '')).toThrow(/another run is writing/);
    unlock();
    expect(existsSync(join(path, '.golive-lock'))).toBe(false);
  });

  it('of a run on another machine holds, whatever its process; of one here that is gone, or of none, it does not', () => {
    expect(() => takeLock(locked(elsewhere), '')).toThrow(/another run/);
    expect(takeLock(locked({ host: hostname(), pid: 2 ** 22 + 1 }), '')).toBeTypeOf('function');
    expect(takeLock(locked(''), '')).toBeTypeOf('function');
  });

  it('of an earlier life of the same job is taken over, on whichever machine', () => {
    asJob('77', '1');
    expect(takeLock(locked({ ...elsewhere, job: '77', life: 0 }), '')).toBeTypeOf('function');
  });

  it('of another command in the same life of the job, or of another job, holds', () => {
    asJob('77');
    expect(() => takeLock(locked({ ...elsewhere, job: '77', life: 0 }), '')).toThrow(/another run/);
    asJob('77', '1');
    expect(() => takeLock(locked({ ...elsewhere, job: '78', life: 0 }), '')).toThrow(/another run/);
    expect(() => takeLock(locked(elsewhere), '')).toThrow(/another run/);
  });
});
