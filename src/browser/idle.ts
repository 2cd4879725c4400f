/** Work that can wait: done piece by piece when the browser has nothing else to do. */

/** Where a browser cannot say when it has nothing else to do, so much later, ms. */
const LATER = 50;

/** Does something as soon as nothing else is to be done. */
export function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work);
  else setTimeout(work, LATER);
}
