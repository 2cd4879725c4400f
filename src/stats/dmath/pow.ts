/**
 * x to the power y from exact operations only: exp(y log x) with the logarithm and the product carried in two doubles,
 * so that the exponent's error stays below a hundredth of a unit in the last place of the result.
 */

import { expOfSum } from './exp.js';
import { logWide, wideLog } from './wide-log.js';

const SPLIT = 134217729; // 2^27 + 1, Dekker's splitter

/**
 * x to the power y, with the same special cases as Math.pow.
 * @param x  any number; negative numbers only with a whole y, otherwise NaN
 * @param y  any number
 * @returns  the power, within 0.52 ulp where the result is a normal number
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (!(x > 0 && x < Number.POSITIVE_INFINITY && y > -1e300 && y < 1e300)) return special(x, y);
  logWide(x);
  const { high, low } = wideLog;
  const product = high * y;
  const cutX = SPLIT * high;
  const cutY = SPLIT * y;
  const xTop = cutX - (cutX - high);
  const yTop = cutY - (cutY - y);
  const xRest = high - xTop;
  const yRest = y - yTop;
  const lost = xTop * yTop - product + xTop * yRest + xRest * yTop + xRest * yRest;
  return expOfSum(product, lost + low * y);
}

function special(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (y === Number.POSITIVE_INFINITY || y === Number.NEGATIVE_INFINITY) {
    const size = Math.abs(x);
    if (size === 1) return Number.NaN;
    return size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  const whole = Math.floor(y) === y;
  const odd = whole && y % 2 !== 0;
  if (x === 0) {
    const size = y > 0 ? 0 : Number.POSITIVE_INFINITY;
    return odd && 1 / x < 0 ? -size : size;
  }
  if (x < 0) {
    if (x === Number.NEGATIVE_INFINITY) {
      const size = y > 0 ? Number.POSITIVE_INFINITY : 0;
      return odd ? -size : size;
    }
    if (!whole) return Number.NaN;
    return odd ? -pow(-x, y) : pow(-x, y);
  }
  // infinite, or an enormous y
  if (x === 1) return 1;
  return x > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
}
