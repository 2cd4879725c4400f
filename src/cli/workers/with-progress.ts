/** Work on the replications of a design, its progress shown, failures located by the replication that met it. */
import type { Design } from '../../experiment/design.js';
import type { Scenario } from '../../scenario/scenario.js';
import { onStop } from '../stop.js';
import { locatedFailure } from './located-failure.js';
import { Progress } from './progress.js';

/** Where the design is from. */
export interface Origin {
  readonly scenario: Scenario;
  /** The scenario file, as it was named. */
  readonly file: string;
  /** The `--set` options, as given. */
  readonly set: readonly string[];
}

/**
 * @param replications those that will be carried out, in order
 * @param work         calls its argument after each of them
 */
export async function withProgress<T>(
  origin: Origin,
  design: Design,
  replications: readonly number[],
  work: (step: () => void) => Promise<T>,
): Promise<T> {
  const progress = new Progress(design.scenario, replications.length);
  const forget = onStop(() => {
    progress.clear();
    return undefined;
  });
  let done = 0;
  try {
    return await work(() => {
      done += 1;
      progress.step();
    });
  } catch (error) {
    throw locatedFailure(error, { ...origin, design }, replications[done] ?? done);
  } finally {
    progress.clear();
    forget();
  }
}
