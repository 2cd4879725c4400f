/** What makes the differences of strategies uncertain, in words; separate from their verdicts, as it needs repeats. */
import type { Design } from '../experiment/design.js';
import { headlines } from '../experiment/headlines.js';
import type { Verdict } from '../experiment/verdict.js';
import { LEAST_WORLDS } from '../stats/spread/spread-shares.js';
import { percent } from './numbers.js';
import { nounOf } from './sentences.js';

/** Replications of a world, where the file has one: enough to tell chance. */
const FEW_REPEATS = 4;

/**
 * Of the spread of each headline difference from the reference, how much is not knowing the numbers, if replications
 * share them. For example: `Of what makes the difference in revenue lost uncertain, not knowing the numbers is 44% (20% to
 * 66%) under local; the rest is chance.`
 */
export function spreadInWords({ settings, replications, reference }: Design, verdicts: readonly Verdict[]): string[] {
  if (settings.repeats === 1) {
    const enough = Math.max(LEAST_WORLDS * FEW_REPEATS, FEW_REPEATS * Math.ceil(replications.length / FEW_REPEATS));
    return [
      'How much of the spread is chance (more replications help) and how much is not knowing the numbers (better evidence ' +
        `helps): golive run <file> --set repeats=${FEW_REPEATS} --replications ${enough}.`,
    ];
  }
  const worlds = replications.length / settings.repeats;
  if (worlds < LEAST_WORLDS) {
    return [
      `${worlds} draws of the numbers are too few to tell chance from not knowing the numbers: that takes ${LEAST_WORLDS} ` +
        `(--replications ${LEAST_WORLDS * settings.repeats}).`,
    ];
  }
  const ofReference = verdicts.filter((verdict) => verdict.reference === reference);
  return headlines.flatMap(({ metric }) => {
    const shares = ofReference.flatMap(({ strategy, harms }) => {
      const spread = harms.find((harm) => harm.metric === metric)?.comparison.spread;
      if (spread === undefined) return [];
      const { value, low, high } = spread.notKnowing;
      return [`${percent(value)} (${percent(low)} to ${percent(high)}) for ${strategy}`];
    });
    return shares.length === 0
      ? []
      : [
          `Of the variance of the difference from ${reference} in ${nounOf(metric)}, not knowing the numbers is ` +
            `${shares.join(', ')}; the rest is chance.`,
        ];
  });
}
