/** How sure intervals and verdicts are, and how their limits were found; one place, so that no two tables differ. */

/** Confidence level of every interval in tables and answers. */
export const CONFIDENCE = 0.95;

/** Fewer replications (or worlds) than this make intervals rough. */
export const ROUGH_BELOW = 10;

/**
 * How limits were found. `t`: Student's t of a mean. `bootstrap_t`: the wider, at each end, of Student's t and the
 * bootstrap-t, for skewed differences. `jackknife`: of a ratio of means. `wilson`: of a probability.
 */
export type Interval = 't' | 'bootstrap_t' | 'jackknife' | 'wilson';
