/**
 * How replications are carried out is handed in: here, one after another in the caller's own thread; on a command line
 * with pauses in which the program can be stopped; later by workers. Whoever does it, the results are the same.
 */
import type { Outcome } from '../model/outcome.js';
import { runReplication } from '../model/run-replication.js';
import type { Design } from './design.js';

/** Carries out the replications of a design and gives their outcomes in the order of `design.replications`. */
export type Executor = (design: Design) => AsyncIterable<readonly Outcome[]>;

/** Carries out one replication after another, without a pause. */
export const inTurn: Executor = async function* (design) {
  for (const replication of design.replications) yield runReplication(design.settings, replication);
};
