/** Runs of the built command line, their reports, and what is asked of both. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const binary = join(root, 'dist/cli/main.js');

/** Everything of these tests is below this folder, which goes away at the end, but for the pictures. */
export const work = mkdtempSync(join(tmpdir(), 'golive-browser-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

/** Runs golive to its end and gives back what it wrote to stdout. */
export function golive(args, cwd = work) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`golive ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

/** Runs a scenario and writes its report. */
export function reported(name, text, options) {
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.yaml`), text);
  golive(['run', `${name}.yaml`, '--out', 'results', ...options], folder);
  const began = performance.now();
  golive(['report', 'results', '--out', 'report.html'], folder);
  return {
    name,
    folder,
    results: join(folder, 'results'),
    page: join(folder, 'report.html'),
    seconds: (performance.now() - began) / 1000,
  };
}

/** Carries out a command line as a shell would, in a folder. */
export function carriedOut(command, folder, out) {
  const program = `"${process.execPath}" "${binary}"`;
  const line = `${command.replace(/^golive/, program)} --out "${out}"`;
  const { status, stderr } = spawnSync('/bin/sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
}

/** Means of a strategy over the whole programme in a folder of results, by metric and measure. */
export function meansIn(folder, strategy) {
  const [head, ...lines] = readFileSync(join(folder, 'summary.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const at = (name) => head.indexOf(name);
  const own = lines.filter(
    (line) => line[at('strategy')] === strategy && line[at('scope')] === 'programme' && line[at('window')] === 'all',
  );
  return new Map(own.map((line) => [`${line[at('metric')]} ${line[at('measure')]}`, line[at('mean')]]));
}

export const scenarioText = (name) => readFileSync(join(root, 'scenarios', `${name}.yaml`), 'utf8');
