/** Ctrl-C and its like: whatever is half done is undone, one line says so, and the exit code names the signal. */

const cleanups = new Set<() => void>();

/** Undoes something if the program is stopped or fails; the function returned takes it off the list. */
export function onStop(cleanup: () => void): () => void {
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
  };
}

/** Undoes everything on the list, last first, once. */
export function runCleanups(): void {
  for (const cleanup of [...cleanups].reverse()) {
    cleanups.delete(cleanup);
    try {
      cleanup();
    } catch {
      // What cannot be undone must not hide why it is being undone.
    }
  }
}

/** Answers SIGINT and SIGTERM from now on. */
export function listenForStop(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      const unfinished = cleanups.size > 0;
      runCleanups();
      process.stderr.write(`golive: stopped${unfinished ? '; the unfinished run left nothing behind' : ''}\n`);
      process.exit(code);
    });
  }
}
