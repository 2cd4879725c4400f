/**
 * The exponential distribution with mean 1 as a table, for millions of gaps between arrivals: straight lines between the
 * quantiles at multiples of 1/1024. The distribution is memoryless, so that the outermost 8 slices of the upper end, where
 * the function bends, are the whole function shifted by ln 128. Non-decreasing; the mean is within 0.002% of 1.
 */
import { makeDistribution } from './distribution.js';
import { straightLine } from './straight-line.js';

const SLICES = 1024;
const TAIL = 8 / SLICES;
/** The quantile at which the tail begins: ln(1 / TAIL). */
const BEFORE_TAIL = 7 * Math.LN2;

const exact = makeDistribution({ kind: 'exponential', args: [1] });
const knots = Float64Array.from({ length: SLICES }, (_, i) => (i === 0 ? 0 : exact.quantile(i / SLICES)));

/** The u-quantile, u in [0, 1). */
export function unitExponential(u: number): number {
  let below = 0;
  let within = u;
  for (; within >= 1 - TAIL; below += BEFORE_TAIL) within = 1 - (1 - within) / TAIL;
  return below + straightLine(knots, within * SLICES);
}
