/**
 * Points that fill a cube evenly: Sobol's sequence, scrambled, for sensitivity indices. Separate because it is number
 * theory and no statistics. Each coordinate of the 2^m first points has one point in each of the 2^m intervals, also
 * after scrambling; scrambling makes every point uniform, so that estimates are unbiased and their spread can be told.
 * Source: Sobol' (1967), USSR Comp. Math. 7; direction numbers of Joe & Kuo (2008), SIAM J. Sci. Comput. 30, 2635;
 * nested uniform scrambling: Owen (1995), each digit flipped by a hash of those above it.
 */

/** Most coordinates a point may have. */
export const MOST_COORDINATES = 21;

const BITS = 32;

/**
 * For the coordinates from the second on: the inner coefficients of a primitive polynomial over GF(2) as a number, and
 * the first direction numbers, as many as its degree. The first coordinate is van der Corput's.
 */
const DIRECTIONS: readonly (readonly [coefficients: number, first: readonly number[]])[] = [
  [0, [1]],
  [1, [1, 3]],
  [1, [1, 3, 1]],
  [2, [1, 1, 1]],
  [1, [1, 1, 3, 3]],
  [4, [1, 3, 5, 13]],
  [2, [1, 1, 5, 5, 17]],
  [4, [1, 1, 5, 5, 5]],
  [7, [1, 1, 7, 11, 19]],
  [11, [1, 1, 5, 1, 1]],
  [13, [1, 1, 1, 3, 11]],
  [14, [1, 3, 5, 5, 31]],
  [1, [1, 3, 3, 9, 7, 49]],
  [13, [1, 1, 1, 15, 21, 21]],
  [16, [1, 3, 1, 13, 27, 49]],
  [19, [1, 1, 1, 15, 7, 5]],
  [22, [1, 3, 1, 15, 13, 25]],
  [25, [1, 1, 5, 5, 19, 61]],
  [1, [1, 3, 7, 11, 23, 15, 103]],
  [4, [1, 3, 7, 13, 13, 15, 69]],
];

/** Digits of a coordinate that are scrambled one by one; the rest is noise below any number of points used here. */
const SCRAMBLED_BITS = 24;

const TWO_TO_32 = 4_294_967_296;

/**
 * The first points of the scrambled sequence.
 * @param count        how many, a power of two for the evenness that is promised
 * @param coordinates  of each point, 1 to 21
 * @param uniform      uniform numbers in [0, 1): one a coordinate keys its scrambling
 * @returns            one point a row, each coordinate in (0, 1)
 * @throws RangeError  for a number of coordinates that cannot be
 */
export function sobolPoints(count: number, coordinates: number, uniform: () => number): Float64Array[] {
  if (!(Number.isInteger(coordinates) && coordinates >= 1 && coordinates <= MOST_COORDINATES)) {
    throw new RangeError(`coordinates: ${coordinates} is not a whole number from 1 to ${MOST_COORDINATES}`);
  }
  const points = Array.from({ length: count }, () => new Float64Array(coordinates));
  for (let k = 0; k < coordinates; k++) {
    const directions = directionsOf(k);
    const key = Math.floor(uniform() * TWO_TO_32);
    let x = 0;
    for (let i = 0; i < count; i++) {
      // The middle of a cell of width 2^-32, so that no coordinate is 0 or 1.
      points[i]![k] = (scrambled(x, key) + 0.5) / TWO_TO_32;
      x = (x ^ directions[lowestZero(i)]!) >>> 0;
    }
  }
  return points;
}

/** The 32 direction numbers of a coordinate as bits after the point, the first being a half. */
function directionsOf(coordinate: number): Uint32Array {
  const directions = new Uint32Array(BITS);
  const [coefficients, first] = DIRECTIONS[coordinate - 1] ?? [0, []];
  const degree = first.length;
  for (let i = 0; i < BITS; i++) {
    if (coordinate === 0) directions[i] = 1 << (BITS - 1 - i);
    else if (i < degree) directions[i] = first[i]! << (BITS - 1 - i);
    else {
      let v = directions[i - degree]! ^ (directions[i - degree]! >>> degree);
      for (let k = 1; k < degree; k++) if ((coefficients >>> (degree - 1 - k)) & 1) v ^= directions[i - k]!;
      directions[i] = v;
    }
  }
  return directions;
}

/** The place of the lowest bit of a number that is 0. */
function lowestZero(i: number): number {
  return BITS - 1 - Math.clz32(~i & (i + 1));
}

/** Flips each digit or not, by chance, and the same for all numbers that agree in the digits above it. */
function scrambled(x: number, key: number): number {
  let flips = mixed(key ^ BITS) & ((1 << (BITS - SCRAMBLED_BITS)) - 1) & mixed(x ^ key);
  for (let digit = 0; digit < SCRAMBLED_BITS; digit++) {
    const above = digit === 0 ? 0 : x >>> (BITS - digit);
    if (mixed(above ^ mixed(key + digit)) & 1) flips |= 1 << (BITS - 1 - digit);
  }
  return (x ^ flips) >>> 0;
}

/** A number of 32 bits in which every bit depends on all of the given one. Constants of MurmurHash3's last step. */
function mixed(x: number): number {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
