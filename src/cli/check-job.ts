/** One scenario of a check or of an acceptance, and how its replications are carried out while progress is shown. */
import type { Design } from '../experiment/design.js';
import type { Executor } from '../experiment/executor.js';
import { locatedFailure } from './located-failure.js';
import { Progress } from './progress.js';
import type { ScenarioFile } from './read-scenario.js';
import { onStop } from './stop.js';

export interface Job {
  readonly source: ScenarioFile;
  /** The `--set` options, as given. */
  readonly set: readonly string[];
  /** Where baseline/ and check.json are. */
  readonly folder: string;
  readonly executor: Executor;
}

/** Does some work that tells of each replication it has done; a failure is told with the replication that met it. */
export async function withProgress<T>(
  job: Pick<Job, 'source' | 'set'>,
  design: Design,
  total: number,
  work: (step: () => void) => Promise<T>,
): Promise<T> {
  const progress = new Progress(design.scenario, total);
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
    const { source, set } = job;
    throw locatedFailure(error, { design, scenario: source.scenario, file: source.file, set }, done);
  } finally {
    progress.clear();
    forget();
  }
}
