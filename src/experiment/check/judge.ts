/**
 * Whether a model still gives what was accepted, from paired differences of the same replications. CHANGED: a test whose
 * false-alarm rate holds over all metrics together (Holm 1979) rejects that the mean difference is within its margin (t),
 * or that as many replications lost a measure, known before and not now, as gained one (exact sign test, McNemar 1947).
 * EQUIVALENT: the intervals of both lie within their margins (two one-sided tests, Schuirmann 1987; "all pass" needs no
 * correction, Berger 1982). Else INCONCLUSIVE.
 */
import { signTest } from '../../stats/binomial.js';
import { holm } from '../../stats/holm.js';
import { isWithin, type Moved, movedBy, pairsNeeded } from './moved.js';

/** Family-wise false-alarm rate of CHANGED. */
export const FAMILY = 0.01;
/** How far the share of replications in which a measure is known may move and be no change. */
const KNOWN_MARGIN = 0.05;

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
  /** The interval of the mean difference that equivalence is judged by (90%). */
  readonly low: number;
  readonly high: number;
  /** The smaller of the two, mean and known or not, adjusted over all tests of the check; 1 where nothing speaks for a change. */
  readonly pAdjusted: number;
  /** Replications in which it was known before and is not now, and the other way round. */
  readonly lost: number;
  readonly gained: number;
  /** About how many replications would decide; undefined where that is decided or no number would. */
  readonly needed: number | undefined;
}

/** A pair measured, before the others are looked at. */
interface Measured {
  readonly same: boolean;
  readonly lost: number;
  readonly gained: number;
  /** Of the values, where both are known. */
  readonly mean: Moved;
  /** Of being known, 1 or 0, over all replications; its p-value is of the sign test. */
  readonly known: Moved;
}

/**
 * Judges all metrics of a check together.
 * @param family false-alarm rate of CHANGED over all of them: FAMILY, or its share at one of several looks
 */
export function judge(pairs: readonly Pair[], family = FAMILY): Judged[] {
  const measured = pairs.map(measure);
  // What is the same in every replication is no test, nor is being known where nothing was lost or gained: given how much
  // differs, neither could reject (Tarone 1990).
  const tests = measured.flatMap(({ same, lost, gained, mean, known }) =>
    same ? [] : lost + gained > 0 ? [mean, known] : [mean],
  );
  const adjusted = holm(tests.map(({ p }) => p));
  const adjustedOf = new Map(tests.map((test, i) => [test, adjusted[i]!]));
  // The step of Holm's procedure at which the next one would be rejected.
  const threshold = family / Math.max(1, adjusted.filter((p) => p > family).length);
  return measured.map((each): Judged => {
    const { same, lost, gained, mean, known } = each;
    const [pMean, pKnown] = [adjustedOf.get(mean) ?? 1, adjustedOf.get(known) ?? 1];
    const changed = pMean <= family || (pKnown <= family && Math.abs(known.difference) > KNOWN_MARGIN);
    const within = isWithin(mean) && isWithin(known);
    const verdict = same ? 'same' : changed ? 'changed' : within ? 'equivalent' : 'inconclusive';
    const { pairs: both, difference, low, high } = mean;
    return {
      verdict,
      pairs: both,
      difference,
      low,
      high,
      pAdjusted: Math.min(pMean, pKnown),
      lost,
      gained,
      needed: verdict === 'inconclusive' ? needed(each, threshold) : undefined,
    };
  });
}

function measure({ accepted, now, margin }: Pair): Measured {
  const differences: number[] = [];
  const appearances: number[] = [];
  let same = true;
  for (let r = 0; r < accepted.length; r++) {
    const [before, after] = [accepted[r]!, now[r]!];
    const [was, is] = [!Number.isNaN(before), !Number.isNaN(after)];
    if (was && is) differences.push(after - before);
    appearances.push(Number(is) - Number(was));
    if (was !== is || (was && before !== after)) same = false;
  }
  const lost = appearances.filter((change) => change < 0).length;
  const gained = appearances.filter((change) => change > 0).length;
  const known = { ...movedBy(appearances, KNOWN_MARGIN), p: signTest(gained, lost) };
  return { same, lost, gained, mean: movedBy(differences, margin), known };
}

/** Replications at which whichever is undecided would be decided: mean, known or not, or both. */
function needed({ mean, known }: Measured, threshold: number): number | undefined {
  const replications = known.pairs;
  // Of pairs in which both are known there are only so many in a replication.
  const share = mean.pairs / replications;
  const ofMean = isWithin(mean) ? 0 : pairsNeeded(mean, threshold);
  const ofKnown = isWithin(known) ? 0 : pairsNeeded(known, threshold);
  if (ofMean === undefined || ofKnown === undefined) return undefined;
  return Math.max(Math.ceil(ofMean / share), ofKnown, replications + 1);
}
