/**
 * Scenario discovery: a box in the space of inputs within which an outcome (one strategy loses) is frequent. It peels a
 * small share off one side at a time, the side whose loss raises the density most, keeps the box with the best balance of
 * coverage and density on the way, and then takes sides away that are no help. Separate from sensitivity: indices say
 * what matters, a box says where. Source: Friedman & Fisher (1999), Statistics and Computing 9, 123; for policy, Bryant &
 * Lempert (2010), Technological Forecasting & Social Change 77, 34 (coverage, density, quasi-p-value, resampling).
 */
import { binomialCdf } from '../binomial.js';
import { shuffled } from '../designs/latin-hypercube.js';

/** One limit of a box. */
export interface Side {
  readonly factor: number;
  /** Points within are at or above, or at or below. */
  readonly side: 'above' | 'below';
  readonly limit: number;
  /** Chance of so many cases within, had this limit no effect and all others stayed: small where it matters. */
  readonly pValue: number;
}

export interface Box {
  readonly sides: readonly Side[];
  /** Share of all cases of interest that are within. */
  readonly coverage: number;
  /** Share of the points within that are of interest. */
  readonly density: number;
  /** Points within. */
  readonly points: number;
}

/** A side with a larger quasi-p-value is left out. */
const SIGNIFICANT = 0.05;

/** Share of the points within that one step peels off. */
const PEELED = 0.05;

/** Limits of every factor. */
type Limits = readonly (readonly [from: number, to: number])[];

/**
 * @param points    a row of inputs a point
 * @param interest  whether the outcome is one of those looked for, at each point
 * @param least     fewest points that a box may hold
 * @returns         undefined where none or all are of interest, and where no factor is a help
 */
export function findBox(
  points: readonly ArrayLike<number>[],
  interest: readonly boolean[],
  least: number,
): Box | undefined {
  const cases = interest.filter(Boolean).length;
  if (cases === 0 || cases === points.length) return undefined;
  const factors = points[0]!.length;
  let limits: Limits = Array.from(
    { length: factors },
    () => [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const,
  );
  let best = limits;
  let bestBalance = balance(points, interest, limits, cases);
  for (;;) {
    const next = peeled(points, interest, limits, least);
    if (next === undefined) break;
    limits = next;
    const found = balance(points, interest, limits, cases);
    if (found > bestBalance) [best, bestBalance] = [limits, found];
  }
  return described(
    points,
    interest,
    withoutIdleSides(points, interest, adjusted(points, interest, best, least)),
    cases,
  );
}

/**
 * How often each factor is part of the box when it is sought in a random half of the points, in [0, 1]: one that is in by
 * chance comes and goes.
 */
export function foundAgain(
  points: readonly ArrayLike<number>[],
  interest: readonly boolean[],
  least: number,
  { times, uniform }: { readonly times: number; readonly uniform: () => number },
): number[] {
  const often: number[] = Array.from(points[0] ?? [], () => 0);
  for (let t = 0; t < times; t++) {
    const half = shuffled(points.length, uniform).slice(0, Math.ceil(points.length / 2));
    const box = findBox(
      half.map((i) => points[i]!),
      half.map((i) => interest[i]!),
      Math.ceil(least / 2),
    );
    for (const factor of new Set(box?.sides.map((one) => one.factor))) often[factor]! += 1 / times;
  }
  return often;
}

function within(point: ArrayLike<number>, limits: Limits): boolean {
  return limits.every(([from, to], k) => point[k]! >= from && point[k]! <= to);
}

/** Points within and cases among them. */
function held(points: readonly ArrayLike<number>[], interest: readonly boolean[], limits: Limits): [number, number] {
  let n = 0;
  let cases = 0;
  points.forEach((point, i) => {
    if (!within(point, limits)) return;
    n++;
    if (interest[i]!) cases++;
  });
  return [n, cases];
}

/** The harmonic mean of coverage and density: 1 for a box that holds all cases and nothing else. */
function balance(
  points: readonly ArrayLike<number>[],
  interest: readonly boolean[],
  limits: Limits,
  all: number,
): number {
  const [n, cases] = held(points, interest, limits);
  return (2 * cases) / (all + n);
}

/** The box after the best step inwards; undefined where every step leaves fewer points than the least. */
function peeled(
  points: readonly ArrayLike<number>[],
  interest: readonly boolean[],
  limits: Limits,
  least: number,
): Limits | undefined {
  const inside = [...points.keys()].filter((i) => within(points[i]!, limits));
  const cut = Math.max(1, Math.floor(PEELED * inside.length));
  let best: Limits | undefined;
  let bestDensity = -1;
  for (let k = 0; k < limits.length; k++) {
    const values = Float64Array.from(inside, (i) => points[i]![k]!).sort();
    const last = values.length - 1;
    const [from, to] = limits[k]!;
    const raised: readonly [number, number] = [between(values, cut, last), to];
    const lowered: readonly [number, number] = [from, between(values, last - cut + 1, last)];
    for (const side of [raised, lowered]) {
      const next = limits.map((old, j) => (j === k ? side : old));
      const [n, cases] = held(points, interest, next);
      if (n < least || n === inside.length || cases / n <= bestDensity) continue;
      best = next;
      bestDensity = cases / n;
    }
  }
  return best;
}

/**
 * Moves one limit at a time, in or out, to where the balance is best, until none is better elsewhere: peeling goes in small
 * steps, and where the next few points say nothing it takes another way (the pasting of Friedman & Fisher, both ways).
 */
function adjusted(
  points: readonly ArrayLike<number>[],
  interest: readonly boolean[],
  box: Limits,
  least: number,
): Limits {
  const all = interest.filter(Boolean).length;
  let limits = box;
  let best = balance(points, interest, limits, all);
  for (let changed = true; changed; ) {
    changed = false;
    for (let k = 0; k < limits.length; k++) {
      for (const side of ['above', 'below'] as const) {
        const inside = opened(limits, k, side);
        const among = [...points.keys()].filter((i) => within(points[i]!, inside));
        // From the limit's own end inwards: what is left when the first so many are outside.
        among.sort((a, b) => (points[a]![k]! - points[b]![k]!) * (side === 'above' ? 1 : -1));
        let cases = among.filter((i) => interest[i]!).length;
        for (let out = 0; out <= among.length - least; out++) {
          const found = (2 * cases) / (all + among.length - out);
          if (found > best + 1e-12) {
            const at = out === 0 ? undefined : (points[among[out - 1]!]![k]! + points[among[out]!]![k]!) / 2;
            limits = at === undefined ? inside : moved(inside, k, side, at);
            best = found;
            changed = true;
          }
          if (interest[among[out]!]!) cases--;
        }
      }
    }
  }
  return limits;
}

function moved(limits: Limits, factor: number, side: Side['side'], at: number): Limits {
  return limits.map(([from, to], k) => (k !== factor ? [from, to] : side === 'above' ? [at, to] : [from, at]));
}

/** Half way between a value and the one before it. */
function between(sorted: ArrayLike<number>, place: number, last: number): number {
  const at = Math.min(Math.max(place, 1), last);
  return (sorted[at - 1]! + sorted[at]!) / 2;
}

/** Opens sides again, the least help first, until each that is left is significant. */
function withoutIdleSides(points: readonly ArrayLike<number>[], interest: readonly boolean[], box: Limits): Limits {
  let limits = box;
  for (;;) {
    const idle = sidesOf(points, interest, limits).toSorted((a, b) => b.pValue - a.pValue)[0];
    if (idle === undefined || idle.pValue <= SIGNIFICANT) return limits;
    limits = opened(limits, idle.factor, idle.side);
  }
}

function opened(limits: Limits, factor: number, side: Side['side']): Limits {
  return moved(limits, factor, side, side === 'above' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
}

function sidesOf(points: readonly ArrayLike<number>[], interest: readonly boolean[], limits: Limits): Side[] {
  const [n, cases] = held(points, interest, limits);
  const sideOf = (factor: number, side: Side['side'], limit: number): Side[] => {
    if (Math.abs(limit) === Number.POSITIVE_INFINITY) return [];
    const [all, casesOfAll] = held(points, interest, opened(limits, factor, side));
    return [{ factor, side, limit, pValue: 1 - binomialCdf(cases - 1, n, casesOfAll / all) }];
  };
  return limits.flatMap(([from, to], k) => [...sideOf(k, 'above', from), ...sideOf(k, 'below', to)]);
}

function described(
  points: readonly ArrayLike<number>[],
  interest: readonly boolean[],
  limits: Limits,
  all: number,
): Box | undefined {
  const sides = sidesOf(points, interest, limits);
  if (sides.length === 0) return undefined;
  const [n, cases] = held(points, interest, limits);
  return { sides, coverage: cases / all, density: cases / n, points: n };
}
