/** Work on many points of a scenario, its progress shown and taken away whatever happens. */
import { onStop } from '../stop.js';
import { Progress } from './progress.js';

/**
 * @param what   shown before the count
 * @param total  replications to come; undefined while what is found decides how many
 * @param work   calls its argument after each of them
 */
export async function withStudyProgress<T>(
  what: string,
  total: number | undefined,
  work: (step: () => void) => Promise<T>,
): Promise<T> {
  const progress = new Progress(what, total);
  const forget = onStop(() => {
    progress.clear();
    return undefined;
  });
  try {
    return await work(() => progress.step());
  } finally {
    progress.clear();
    forget();
  }
}
