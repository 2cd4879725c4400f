/** Replications one after another in this thread, with a moment between them in which Ctrl-C is answered. */
import { setImmediate } from 'node:timers/promises';
import type { Executor } from '../experiment/executor.js';
import { runReplication } from '../model/run-replication.js';

export const inTurnWithPauses: Executor = async function* (design) {
  for (const replication of design.replications) {
    await setImmediate();
    yield runReplication(design.settings, replication);
  }
};
