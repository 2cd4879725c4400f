/** The STRESS-DES checklist of a finished run as a Markdown file. */
import { join } from 'node:path';
import type { StressData } from '../../report/stress/item.js';
import { stressMarkdown } from '../../report/stress/stress.js';
import { refuseForeign } from '../files/own-file.js';
import { readText } from '../files/read-bounded.js';
import { writeWhole } from '../files/write-set.js';
import { reproduceOf } from '../page/reproduce.js';
import type { FinishedRun } from './finished-run.js';
import { RUN_LOG } from './manifest.js';

/** What the checklist is filled from. */
export function stressDataOf(run: FinishedRun): StressData {
  const { scenario, results, identity, folder } = run;
  const { version, code } = identity.parts;
  const [command = ''] = reproduceOf(run).commands;
  return { scenario, results, code: { version, sha256: code, set: identity.set, command, machine: machineOf(folder) } };
}

/** Writes it in place of what is there. */
export function writeStress(path: string, run: FinishedRun): void {
  refuseForeign(path, 'checklist');
  writeWhole(path, [stressMarkdown(stressDataOf(run))]);
}

const MOST_BYTES = 1 << 20;

/** On what it ran and for how long, by run.log, which may have been edited or lost; not on whose machine. */
function machineOf(folder: string): string {
  const log = readText(join(folder, RUN_LOG), MOST_BYTES) ?? '';
  const [, system] = /^host .*\((\w+ \w+)\)$/m.exec(log) ?? [];
  const [, node] = /^node v([\d.]+)$/m.exec(log) ?? [];
  const [, wall] = /^wall time ([\d.]+ s)$/m.exec(log) ?? [];
  return [
    ...(node === undefined ? [] : [`Node.js ${node}`]),
    ...(system === undefined ? [] : [system]),
    ...(wall === undefined ? [] : [`${wall} of wall time`]),
  ].join(', ');
}
