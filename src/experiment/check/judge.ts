/**
 * Whether a model still gives what was accepted, from paired differences of the same replications. CHANGED: a test whose
 * false-alarm rate holds over all metrics together rejects that the mean difference is within its margin (Holm 1979 on
 * the one-sided t tests of |D| <= margin). EQUIVALENT: the (1 - 2a) interval of every difference is within its margin
 * (two one-sided tests, Schuirmann 1987; "all pass" needs no correction, Berger 1982). Else INCONCLUSIVE.
 */
import { holm } from '../../stats/holm.js';
import { tCdf, tQuantile } from '../../stats/student-t.js';
import { Tally } from '../../stats/tally.js';

/** Family-wise false-alarm rate of CHANGED, and one-sided error of EQUIVALENT. */
export const FAMILY = 0.01;
const EQUIVALENCE = 0.05;

/** One metric of one strategy: accepted and new values of the same replications; NaN where unknown. */
export interface Pair {
  readonly accepted: ArrayLike<number>;
  readonly now: ArrayLike<number>;
  /** Largest mean difference that is no change, in the metric's unit, >= 0. */
  readonly margin: number;
}

export type PairVerdict = 'same' | 'equivalent' | 'changed' | 'inconclusive';

export interface Judged {
  readonly verdict: PairVerdict;
  /** Replications in which both are known. */
  readonly pairs: number;
  readonly difference: number;
  /** The (1 - 2a) interval of the mean difference. */
  readonly low: number;
  readonly high: number;
  /** Adjusted over all metrics; 1 where nothing speaks for a change. */
  readonly pAdjusted: number;
  /** Replications in which it is known in one and not in the other. */
  readonly unmatched: number;
  /** About how many replications would decide; undefined where that is decided or no number would. */
  readonly needed: number | undefined;
}

/**
 * Judges all metrics of a check together.
 * @param family false-alarm rate of CHANGED over all of them: FAMILY, or its share at one of several looks
 */
export function judge(pairs: readonly Pair[], family = FAMILY): Judged[] {
  const measured = pairs.map(measure);
  const adjusted = holm(measured.map(({ p }) => p));
  return measured.map(({ p: _, same, margin, spread, ...rest }, i): Judged => {
    const pAdjusted = adjusted[i]!;
    const within = rest.low >= -margin && rest.high <= margin;
    const verdict = same ? 'same' : pAdjusted <= family ? 'changed' : within ? 'equivalent' : 'inconclusive';
    return {
      ...rest,
      verdict,
      pAdjusted,
      needed: verdict === 'inconclusive' ? needed(rest, margin, spread) : undefined,
    };
  });
}

function measure({ accepted, now, margin }: Pair) {
  const tally = new Tally();
  let unmatched = 0;
  let same = true;
  for (let r = 0; r < accepted.length; r++) {
    const [before, after] = [accepted[r]!, now[r]!];
    if (Number.isNaN(before) && Number.isNaN(after)) continue;
    if (before !== after) same = false;
    if (Number.isNaN(before) || Number.isNaN(after)) unmatched++;
    else tally.add(after - before);
  }
  const pairs = tally.n;
  const difference = tally.mean ?? 0;
  const spread = Math.sqrt(tally.variance ?? 0);
  const error = pairs > 1 ? spread / Math.sqrt(pairs) : Number.POSITIVE_INFINITY;
  // All pairs move alike: there is no chance in it, and one pair alone says nothing.
  const certain = pairs > 1 && error === 0;
  const half = certain ? 0 : pairs > 1 ? tQuantile(1 - EQUIVALENCE, pairs - 1) * error : Number.POSITIVE_INFINITY;
  const beyond = Math.abs(difference) - margin;
  const p = certain ? (beyond > 0 ? 0 : 1) : pairs > 1 ? 1 - tCdf(beyond / error, pairs - 1) : 1;
  // Known in one and not in the other, in more than a twentieth of the replications: that is a change of its own.
  const gone = unmatched > 0.05 * (unmatched + pairs);
  return {
    same,
    margin,
    spread,
    pairs,
    difference,
    low: difference - half,
    high: difference + half,
    p: gone ? 0 : p,
    unmatched,
  };
}

function square(x: number): number {
  return x * x;
}

/** Replications at which the interval would lie within the margin, or beyond it, if the difference stayed as it is. */
function needed(
  { difference, pairs }: { readonly difference: number; readonly pairs: number },
  margin: number,
  spread: number,
): number | undefined {
  const room = Math.abs(margin - Math.abs(difference));
  if (!(room > 0) || pairs < 2) return undefined;
  const count = Math.ceil(square((tQuantile(1 - EQUIVALENCE / 2, pairs - 1) * spread) / room));
  return Number.isFinite(count) ? Math.max(count, pairs + 1) : undefined;
}
