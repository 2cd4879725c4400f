/**
 * The built binary under test: runs of a small scenario in folders of their own, what they leave behind, and what must
 * be true of it whatever was done to them. Assumes Linux and a build in dist.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const binary = join(root, 'dist/cli/main.js');
export const scenario = fileURLToPath(new URL('small.yaml', import.meta.url));

/** Everything of these tests is below this folder, which goes away at the end. */
export const work = mkdtempSync(join(tmpdir(), 'golive-faults-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

let folders = 0;
/** The path of a folder that does not exist yet. */
export const fresh = () => join(work, `out-${++folders}`);

/**
 * Runs a command to its end; a run that takes two minutes hangs.
 * `signal` is sent once `when` holds, given the milliseconds since the start.
 */
export function ended(command, args, { cwd = work, env = {}, signal, when } = {}) {
  return new Promise((resolve, reject) => {
    const environment = { PATH: process.env.PATH, ...env };
    const child = spawn(command, args, { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let sent;
    child.stdout.on('data', (data) => {
      stdout += data;
    });
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    const send = () => {
      sent = performance.now();
      child.kill(signal);
    };
    const began = performance.now();
    const look = () => {
      if (!when(performance.now() - began)) return;
      clearInterval(looking);
      send();
    };
    const looking = signal && setInterval(look, 10);
    const hung = setTimeout(() => child.kill('SIGKILL'), 120_000);
    child.on('error', reject);
    child.on('close', (code, killedBy) => {
      clearTimeout(hung);
      clearInterval(looking);
      const seconds = sent === undefined ? undefined : (performance.now() - sent) / 1000;
      resolve({ code, killedBy, stdout, stderr, seconds });
    });
  });
}

/** Runs golive; `before` are words in front of node, such as strace and its options. */
export function golive(args, { node = process.execPath, before = [], ...around } = {}) {
  const [command, ...rest] = [...before, node, binary, ...args];
  return ended(command, rest, around);
}

export const REPLICATIONS = 12;
/** Words that run the small scenario into a folder. */
export const run = (out, ...more) => ['run', scenario, '--replications', String(REPLICATIONS), '--out', out, ...more];

/** The last thing a run that went wrong said. */
export const lastLine = ({ stderr }) => stderr.trim().split('\n').at(-1);

/** sha256 of every file below a folder that must not differ between runs: not run.log, nor the path in run.json. */
export function lasting(folder) {
  const hashes = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'run.log') continue;
    const path = join(entry.parentPath, entry.name);
    const text = entry.name === 'run.json' ? readFileSync(path, 'utf8').replace(/"file": .*/, '') : readFileSync(path);
    hashes[path.slice(folder.length + 1)] = createHash('sha256').update(text).digest('hex');
  }
  return hashes;
}

/** What differs between two folders, in words; nothing if they hold the same. */
export function differing(found, expected) {
  const paths = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
  return paths
    .filter((path) => found[path] !== expected[path])
    .map((path) => (found[path] && expected[path] ? path : `${path} ${found[path] ? 'too many' : 'missing'}`));
}

export const isFinished = (folder) => existsSync(join(folder, 'manifest.json'));

/** Replications that are whole on disk. */
export function replicationsKept(folder) {
  const chunks = join(folder, 'chunks');
  if (!existsSync(chunks)) return 0;
  const names = readdirSync(chunks).filter((name) => /^\d+\.jsonl$/.test(name));
  return names.reduce((sum, name) => sum + readFileSync(join(chunks, name), 'utf8').split('\n').length - 2, 0);
}

export function must(holds, otherwise) {
  if (!holds) throw new Error(typeof otherwise === 'function' ? otherwise() : otherwise);
}

/** No way of ending shows a stack trace, and a run that says it is done is whole. */
export function mustBeHonest(ending, folder, expected) {
  must(!/\n {4}at /.test(ending.stderr), () => `a stack trace: ${ending.stderr}`);
  must(ending.code !== 70, () => `internal error: ${lastLine(ending)}`);
  must(ending.code !== 0 || isFinished(folder), 'exit 0 and no manifest');
  if (isFinished(folder)) {
    const different = differing(withoutHidden(lasting(folder)), expected);
    must(different.length === 0, () => `finished with other bytes: ${different.join(', ')}`);
  }
}

/** Goes on with a run: only what is missing is simulated, and the bytes are those of one run. */
export async function mustResume(folder, expected) {
  const kept = replicationsKept(folder);
  const resumed = await golive(run(folder, '--resume'));
  must(resumed.code === 0, () => `--resume ended with ${resumed.code}: ${lastLine(resumed)}`);
  const simulated = Number(/(\d+) of \1 replications/.exec(resumed.stderr)?.[1] ?? 0);
  must(simulated === REPLICATIONS - kept, `${kept} were kept, yet ${simulated} were simulated`);
  // Where nothing was left to do, nothing is swept either.
  const found = simulated === 0 ? withoutHidden(lasting(folder)) : lasting(folder);
  const different = differing(found, expected);
  must(different.length === 0, () => `--resume gave other bytes: ${different.join(', ')}`);
}

/** What is hidden (a lock, a file half written) may be left by a run that was killed. */
function withoutHidden(hashes) {
  return Object.fromEntries(Object.entries(hashes).filter(([path]) => !/(^|\/)\.golive/.test(path)));
}

/** Does something for each item, so many at a time. */
export async function each(items, width, doing) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await doing(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
