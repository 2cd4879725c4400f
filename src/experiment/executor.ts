/**
 * How replications are carried out is handed in: here, one after another in the caller's own thread; on a command line
 * by workers. Whoever does it, and in whatever order, outcomes come back in the order of the list.
 */
import type { Outcome } from '../model/outcome.js';
import { runReplication } from '../model/run-replication.js';
import type { Design } from './design.js';

/**
 * Carries out replications of a design and gives their outcomes, counterfactual first, in the order of the list.
 * @param replications  which ones; those of the design unless given
 */
export type Executor = (design: Design, replications?: readonly number[]) => AsyncIterable<readonly Outcome[]>;

/** Carries out one replication after another, without a pause. */
export const inTurn: Executor = async function* (design, replications = design.replications) {
  for (const replication of replications) yield runReplication(design.settings, replication);
};
