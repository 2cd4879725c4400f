/**
 * Names of files that are being written: they say which process of which machine writes them, so that what a killed run
 * left behind can be told from what a running one is writing.
 */
import { hostname } from 'node:os';
import { isSystemError } from '../machine-error.js';

const BEGINS = '.golive-new-';

/** The hidden name under which this process writes a file. */
export function temporaryName(name: string): string {
  return `${BEGINS}${hostname()}-${process.pid}-${name}`;
}

/** Whether a name is of a file that somebody is writing, or was. */
export function isTemporary(name: string): boolean {
  return name.startsWith(BEGINS);
}

/** Whether a hidden file is this process's own, or of a process of this machine that is no more. */
export function isLeftOver(name: string): boolean {
  const ofHere = `${BEGINS}${hostname()}-`;
  if (!name.startsWith(ofHere)) return false;
  const pid = /^(\d+)-/.exec(name.slice(ofHere.length))?.[1];
  return pid !== undefined && (Number(pid) === process.pid || isGone(Number(pid)));
}

/** Whether a process of this machine is no more. */
export function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return isSystemError(error) && error.code === 'ESRCH';
  }
}
