/**
 * sine and cosine from exact operations only, for seasonal rates. The angle is reduced by whole quarter turns with pi/2
 * in three pieces, then a Taylor sum is taken on [-pi/4, pi/4]. Meant for moderate angles: beyond 1e6 radians they
 * return NaN, because the reduction would lose accuracy.
 */

/** pi/2 = A + B + C; A and B have 30 bits each, so that n A and n B are exact for |n| < 2^23. */
const A = 1.570796325802803;
const B = 9.920935791635221e-10;
const C = 5.170182981794105e-19;
const QUARTERS_PER_RADIAN = 0.6366197723675814;

/** The largest angle accepted, in radians. */
export const LARGEST_ANGLE = 1e6;

/** sin(high + low), |high| <= pi/4. */
function sinOnEighth(high: number, low: number): number {
  const z = high * high;
  const series =
    -1 / 6 +
    z *
      (1 / 120 +
        z *
          (-1 / 5040 +
            z *
              (1 / 362880 +
                z * (-1 / 39916800 + z * (1 / 6227020800 + z * (-1 / 1307674368000 + z * (1 / 355687428096000)))))));
  return high + (low + z * high * series - 0.5 * z * low);
}

/** cos(high + low), |high| <= pi/4. */
function cosOnEighth(high: number, low: number): number {
  const z = high * high;
  const series =
    1 / 24 +
    z *
      (-1 / 720 +
        z * (1 / 40320 + z * (-1 / 3628800 + z * (1 / 479001600 + z * (-1 / 87178291200 + z * (1 / 20922789888000))))));
  const top = Math.fround(high);
  const half = 0.5 * top * top; // exact: 24 bits squared
  const rest = 0.5 * (high - top) * (high + top);
  const rough = 1 - half;
  return rough + (1 - rough - half + (z * z * series - rest - high * low));
}

function turned(x: number, quarters: number): number {
  if (!(x >= -LARGEST_ANGLE && x <= LARGEST_ANGLE)) return Number.NaN;
  const n = Math.floor(x * QUARTERS_PER_RADIAN + 0.5);
  const first = x - n * A; // exact: the two are close
  const second = n * B;
  const near = first - second;
  const nearLost = first - near - second;
  const third = n * C;
  const rest = nearLost - third;
  const high = near + rest;
  const low = near - high + rest;
  switch ((n + quarters) & 3) {
    case 0:
      return sinOnEighth(high, low);
    case 1:
      return cosOnEighth(high, low);
    case 2:
      return -sinOnEighth(high, low);
    default:
      return -cosOnEighth(high, low);
  }
}

/** Sine of x radians, |x| <= 1e6 (else NaN), within 1 ulp except within 1e-6 of a multiple of pi, where the error is below 1e-21. */
export function sin(x: number): number {
  return x === 0 ? x : turned(x, 0);
}

/** Cosine of x radians, |x| <= 1e6 (else NaN); accuracy as for sin. */
export function cos(x: number): number {
  return turned(x, 1);
}
