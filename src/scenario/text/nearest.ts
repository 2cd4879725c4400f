/**
 * The nearest of some names to one that is none of them, for "did you mean". Own edit distance: insertions, deletions,
 * substitutions and swaps of neighbours, each costing 1.
 */

/** Longest name compared; longer ones have no near name. */
const LONGEST = 64;

/** The number of single-letter edits (swaps of neighbours included) between two names. */
export function editDistance(a: string, b: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, twoAbove[j - 2]! + 1);
      row.push(best);
    }
    twoAbove = above;
    above = row;
  }
  return above[b.length]!;
}

/** What two names share at the front, in letters. */
function commonStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

/**
 * The one of `names` nearest to `name`: at most two fifths of its letters are wrong, or only the last word (the unit of
 * `wave_gap_days`) differs, or one is the beginning of the other. Undefined when none is near; ties go to the name with the longer common start.
 */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  const wrong = name.toLowerCase();
  const stem = wrong.slice(0, wrong.lastIndexOf('_') + 1);
  let found: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of names) {
    if (candidate.length > LONGEST) continue;
    const right = candidate.toLowerCase();
    const distance = editDistance(wrong, right);
    const near = distance <= Math.max(1, Math.floor(0.4 * Math.min(wrong.length, right.length)));
    const sameStem = stem.length > 3 && right.startsWith(stem);
    const begins = Math.min(wrong.length, right.length) > 2 && (right.startsWith(wrong) || wrong.startsWith(right));
    if (!near && !sameStem && !begins) continue;
    const cost = (begins ? 1 : sameStem ? Math.min(distance, 2) : distance) - commonStart(wrong, right) / 100;
    if (cost < least) {
      least = cost;
      found = candidate;
    }
  }
  return found;
}

/** ` (did you mean ...?)` for an unknown name, or nothing. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const near = nearest(name, names);
  return near === undefined ? '' : `; did you mean \`${near}\`?`;
}
