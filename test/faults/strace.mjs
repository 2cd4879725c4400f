/** strace: whether it is there, and how often a run makes a system call, so that faults can be put into the k-th. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fresh, golive, run, work } from './golive.mjs';

/** Why there is none; undefined if there is. */
export function noStrace() {
  const { error, status, stderr } = spawnSync('strace', ['-f', '-o', '/dev/null', 'true'], { encoding: 'utf8' });
  if (error) return 'strace is not installed';
  return status === 0 ? undefined : `strace cannot trace here (${stderr.trim().split('\n')[0]})`;
}

/**
 * Words in front of a command: the k-th call of a kind meets `fault`. Calls are counted by thread, and only the main
 * thread writes, so k is exact.
 */
export function injecting(call, fault, k) {
  // A signal is only delivered when every call is looked at; an error also in the faster way.
  const faster = fault.startsWith('error') ? ['--seccomp-bpf'] : [];
  const traced = ['-e', `trace=${call}`, '-e', `inject=${call}:${fault}:when=${k}`];
  return ['strace', '-f', '-qq', ...faster, '-o', '/dev/null', ...traced];
}

/** How often the main thread of a whole run makes each of some calls. */
export async function callsOf(calls) {
  const log = join(work, `calls-${calls.join('-')}`);
  const before = ['strace', '-f', '-qq', '--seccomp-bpf', '-o', log, '-e', `trace=${calls.join(',')}`];
  await golive(run(fresh(), '--workers', '2'), { before });
  const lines = readFileSync(log, 'utf8').split('\n');
  const main = lines[0].split(' ')[0];
  return Object.fromEntries(
    calls.map((call) => [
      call,
      lines.filter((line) => line.startsWith(`${main} `) && line.includes(` ${call}(`)).length,
    ]),
  );
}
