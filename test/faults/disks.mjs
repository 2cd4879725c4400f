/** A disk that is full, out of file names, or read-only: exit 3, and with room again the same bytes. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fresh, golive, isFinished, lastLine, must, mustBeHonest, mustResume, run } from './golive.mjs';

const mount = (...words) => spawnSync('mount', words, { encoding: 'utf8' });

async function onDisk(options, doing) {
  const disk = fresh();
  mkdirSync(disk);
  const { status, stderr } = mount('-t', 'tmpfs', '-o', options, 'golive-faults', disk);
  must(status === 0, stderr);
  try {
    return await doing(disk);
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
}

function noMount() {
  const probe = fresh();
  mkdirSync(probe);
  const { error, status, stderr } = mount('-t', 'tmpfs', '-o', 'size=4k', 'golive-faults', probe);
  if (status === 0) spawnSync('umount', [probe]);
  return status === 0 ? undefined : (error?.message ?? stderr).trim();
}

export async function disks({ attempt, leftOut, expected, quick }) {
  const why = noMount();
  if (why !== undefined) return leftOut('disks', why);
  const sizes = quick ? [16, 200, 700] : [4, 16, 64, 120, 200, 280, 360, 440, 520, 600, 700, 800, 900, 1000, 1200];
  const inodes = quick ? [4, 14] : [2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 20, 24];
  const limits = [...sizes.map((kb) => `size=${kb}k`), ...inodes.map((count) => `size=8m,nr_inodes=${count}`)];
  for (const limit of limits) {
    await attempt(limit.includes('inodes') ? 'out of file names' : 'full disk', limit, () =>
      onDisk(limit, async (disk) => {
        const out = join(disk, 'out');
        const ending = await golive(run(out, '--workers', '2'));
        mustBeHonest(ending, out, expected);
        if (ending.code === 0) return 'there was room';
        must(ending.code === 3 && /ENOSPC/.test(ending.stderr), () => `ended with ${ending.code}: ${lastLine(ending)}`);
        must(!isFinished(out), 'a manifest');
        const { status, stderr } = mount('-o', 'remount,size=64m,nr_inodes=10000', disk);
        must(status === 0, stderr);
        await mustResume(out, expected);
        return 'exit 3, with room resumed to the same bytes';
      }),
    );
  }
  await attempt('read-only folder', 'remounted', () =>
    onDisk('size=8m', async (disk) => {
      mount('-o', 'remount,ro', disk);
      const ending = await golive(run(join(disk, 'out')));
      must(ending.code === 3 && /EROFS/.test(ending.stderr), () => `ended with ${ending.code}: ${lastLine(ending)}`);
      must(ending.stderr.trim().split('\n').length === 1, () => `more than a line: ${ending.stderr}`);
      must(readdirSync(disk).length === 0, 'something was left');
      mount('-o', 'remount,rw', disk);
      await mustResume(join(disk, 'out'), expected);
    }),
  );
  await attempt('read-only from the middle on', 'finished run, resumed', () =>
    onDisk('size=8m', async (disk) => {
      const out = join(disk, 'out');
      await golive(run(out));
      mount('-o', 'remount,ro', disk);
      const again = await golive(run(out));
      must(again.code === 3, () => `a new run ended with ${again.code}: ${lastLine(again)}`);
      mustBeHonest(again, out, expected);
      must(isFinished(out), 'the finished run is gone');
    }),
  );
}
