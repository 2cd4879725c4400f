/** One scenario of a check or of an acceptance. */
import type { Executor } from '../../experiment/executor.js';
import type { Origin } from '../workers/with-progress.js';

export interface Job extends Origin {
  /** Where baseline/ and check.json are. */
  readonly folder: string;
  readonly executor: Executor;
}
