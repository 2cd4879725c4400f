/** Ctrl-C and its like: what is half done is undone, what is done is kept, one line says so, the exit code names it. */

import { system } from './system.js';

/** Undoes something, or saves it; what it returns is printed when the program was stopped. */
type Cleanup = () => string | undefined;

const cleanups = new Set<Cleanup>();

/** Undoes something if the program is stopped or fails; the function returned takes it off the list. */
export function onStop(cleanup: Cleanup): () => void {
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
  };
}

/** Undoes everything on the list, last first, once. */
export function runCleanups(): string[] {
  const said: string[] = [];
  for (const cleanup of [...cleanups].reverse()) {
    cleanups.delete(cleanup);
    try {
      const word = cleanup();
      if (typeof word === 'string') said.push(word);
    } catch {
      // What cannot be undone must not hide why it is being undone.
    }
  }
  return said;
}

/** Answers what asks a program to end (Ctrl-C, a terminal closed, a connection lost) from now on. */
export function listenForStop(): void {
  for (const [signal, code] of system.stops) {
    process.on(signal, () => {
      const unfinished = cleanups.size > 0;
      const said = runCleanups();
      const nothing = unfinished && said.length === 0 ? ['the unfinished run left nothing behind'] : [];
      process.stderr.write(`golive: ${['stopped', ...said, ...nothing].join('; ')}\n`);
      process.exit(code);
    });
  }
}
