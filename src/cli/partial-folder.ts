/**
 * The hidden folder in which results grow. Only one run can make it, so it also keeps a second run out; it names the
 * process that made it, so that one left behind by a killed run is recognised and cleared.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { explained, isSystemError, MachineError } from './machine-error.js';

export const PARTIAL = '.golive-partial';
const OWNER = 'owner.json';

/** Makes the hidden folder within a folder; throws MachineError if another run has it. */
export function takePartial(folder: string): void {
  const partial = join(folder, PARTIAL);
  if (!made(partial, folder)) {
    const busy = new MachineError(`another run is writing to ${folder}; if none is, delete ${partial}`);
    if (!isAbandoned(partial)) throw busy;
    rmSync(partial, { recursive: true, force: true });
    if (!made(partial, folder)) throw busy;
  }
  try {
    writeFileSync(join(partial, OWNER), JSON.stringify({ host: hostname(), pid: process.pid }), { flag: 'wx' });
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw explained(`write to ${folder}`, error);
  }
}

function made(partial: string, folder: string): boolean {
  try {
    mkdirSync(partial);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return false;
    throw explained(`write to ${folder}`, error);
  }
}

/** Whether the run that made this hidden folder is certainly over: it was on this machine and has no process. */
function isAbandoned(partial: string): boolean {
  try {
    const owner = JSON.parse(readFileSync(join(partial, OWNER), 'utf8')) as { host?: unknown; pid?: unknown };
    if (owner.host !== hostname() || typeof owner.pid !== 'number') return false;
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return isSystemError(error) && error.code === 'ESRCH';
  }
}
