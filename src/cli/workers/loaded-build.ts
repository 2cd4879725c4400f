/**
 * Which build of golive a thread has loaded. A worker that starts late, after dist was built anew, would simulate with
 * other code than the main thread recorded in run.json: it compares what it loaded and refuses.
 */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { ino, mtimeMs } = statSync(fileURLToPath(import.meta.url));

/** The same text in every thread that has loaded the same build. */
export const loadedBuild = `${ino}:${mtimeMs}`;
