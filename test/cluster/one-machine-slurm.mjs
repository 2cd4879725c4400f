/**
 * A Slurm of two nodes on this machine, for a test: its own munge, controller and node daemons below one folder, bound
 * to the loopback address. Needs root and Debian's packages slurm-wlm and munge; takes all of it down again.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const NODES = ['n1', 'n2'];

const settings = (folder) => `ClusterName=golive
SlurmctldHost=localhost(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.sock,cred_expire=5
CryptoType=crypto/munge
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
SlurmctldPort=16817
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdPidFile=${folder}/slurmd-%n.pid
SlurmdLogFile=${folder}/slurmd-%n.log
SlurmdSpoolDir=${folder}/spool-%n
StateSaveLocation=${folder}/state
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
MailProg=/bin/true
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
JobRequeue=1
SlurmdTimeout=10
SlurmctldTimeout=10
KillWait=3
MinJobAge=600
NodeName=n[1-2] NodeHostname=localhost NodeAddr=127.0.0.1 Port=[17001-17002] CPUs=1 RealMemory=500 State=UNKNOWN
PartitionName=main Nodes=n[1-2] Default=YES MaxTime=INFINITE State=UP
`;

/** Why there can be no Slurm here; undefined where there can. */
export function noSlurm() {
  if (process.getuid() !== 0) return 'it needs root';
  const missing = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'parallel'].filter(
    (name) => spawnSync('sh', ['-c', `command -v ${name}`], { env: environment() }).status !== 0,
  );
  return missing.length === 0 ? undefined : `${missing.join(', ')} not found (Debian: slurm-wlm, munge, parallel)`;
}

const environment = (more = {}) => ({
  PATH: `${process.env.PATH}:/usr/sbin:/sbin`,
  HOME: process.env.HOME ?? '/',
  ...more,
});

/** Starts it; resolves when both nodes are idle. */
export async function startSlurm() {
  const folder = mkdtempSync(join(tmpdir(), 'golive-slurm-'));
  const conf = join(folder, 'slurm.conf');
  const env = environment({ SLURM_CONF: conf });
  const daemons = new Map();
  for (const name of ['state', ...NODES.map((node) => `spool-${node}`)]) mkdirSync(join(folder, name));
  writeFileSync(conf, settings(folder));
  writeFileSync(join(folder, 'munge.key'), randomBytes(1024), { mode: 0o400 });

  /** Starts a daemon in a process group of its own, so that it ends with all it has started. */
  const start = (name, command, ...words) => {
    const child = spawn(command, words, { env, stdio: 'ignore', detached: true });
    daemons.set(name, child);
    return child;
  };
  const munge = [
    'key-file=munge.key',
    'socket=munge.sock',
    'pid-file=munge.pid',
    'seed-file=munge.seed',
    'log-file=munge.log',
  ];
  start('munged', 'munged', '--foreground', '--force', ...munge.map((word) => `--${word.replace('=', `=${folder}/`)}`));
  await wait(500);
  start('slurmctld', 'slurmctld', '-D', '-f', conf);
  const startNode = (node) => start(node, 'slurmd', '-D', '-f', conf, '-N', node);
  for (const node of NODES) startNode(node);

  /** The output of a client; a client that hangs is a failure. */
  const ask = (command, ...words) => {
    const { stdout, stderr, status } = spawnSync(command, words, { env, encoding: 'utf8', timeout: 10_000 });
    const how = status === null ? 'no answer in ten seconds' : `exit ${status}`;
    if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${how} ${stderr?.trim()}`);
    return stdout.trim();
  };
  const stop = () => {
    for (const child of daemons.values()) {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It is over already.
      }
    }
    rmSync(folder, { recursive: true, force: true });
  };
  /** Waits until something holds, looking five times a second. */
  const until = async (what, holds, seconds = 60) => {
    for (const end = Date.now() + 1000 * seconds; ; await wait(200)) {
      const value = await attempt(holds);
      if (value) return value;
      if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s\n${log(folder)}`);
    }
  };
  try {
    await until('both nodes idle', () => ask('sinfo', '-h', '-N', '-o', '%T') === 'idle\nidle');
  } catch (error) {
    stop();
    throw error;
  }
  return { env, ask, until, stop, startNode, daemons };
}

const log = (folder) => readFileSync(join(folder, 'slurmctld.log'), 'utf8').split('\n').slice(-15).join('\n');

async function attempt(holds) {
  try {
    return await holds();
  } catch {
    return undefined;
  }
}
