/**
 * A folder with work that was not finished, where nobody asked to go on with it. Separate from the state of a folder: what
 * is said depends on whether somebody is still at it, and whether it is the work that was asked for.
 */
import { UsageError } from '../../errors.js';
import { inTheWay } from '../files/own-file.js';
import { refuseBusy } from './run-lock.js';

/**
 * Refuses the folder, and says how to go on with what it holds only where that can be done.
 * @param what    it holds, in words
 * @param differs between that and what was asked for, in words; empty: it is the same
 * @param again   the command that goes on with it
 * @throws MachineError where another process is writing to it, else UsageError
 */
export function refuseUnfinished(folder: string, what: string, differs: readonly string[], again: string): never {
  refuseBusy(folder);
  if (differs.length > 0) {
    const why = `it holds another ${what}, which was not finished: what differs is the ${differs.join(', the ')}`;
    throw inTheWay(folder, why);
  }
  throw new UsageError(`${folder} holds a ${what} that was not finished; go on with it: ${again}; or move it away`);
}
