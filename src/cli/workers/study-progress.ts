/** Work of many steps, on the points of a study or on long tables, its progress shown and taken away whatever happens. */
import { onStop } from '../stop.js';
import { Progress } from './progress.js';

/**
 * @param what   shown before the count
 * @param total  steps to come; undefined while what is found decides how many
 * @param work   calls its argument after each of them
 * @param unit   what a step is, in the plural
 */
export async function withStudyProgress<T>(
  what: string,
  total: number | undefined,
  work: (step: () => void) => Promise<T>,
  unit?: string,
): Promise<T> {
  const progress = new Progress(what, total, unit);
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
