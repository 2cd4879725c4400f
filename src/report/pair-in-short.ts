/** The verdict of a pair in one sentence, where several strategies are compared with one: a screen must hold them all. */
import type { Beside, Verdict } from '../experiment/verdict.js';
import { interval, scaleFor } from './numbers.js';
import { nounOf, relativeInWords } from './sentences.js';

/** A strategy as it is named: its id, and its label where it has another. */
export type NameOf = (strategy: string) => string;

/**
 * For example: `local (Locally configured builds): 20.8k fewer patient-days (1.3% of usual; 19.7k to 21.8k), GBP
 * 3.1m less revenue lost (41%; 1.2m to 5.0m), net cost not apart (GBP 0.1m, -0.3m to 0.5m); 1.0 go-lives against 2.0.`
 * @param nameOf a strategy as it is named first
 * @param named  the reference is named too
 */
export function pairInShort({ strategy, reference, harms, exposures }: Verdict, nameOf: NameOf, named = false): string {
  const opening = named ? `${strategy} against ${reference}` : nameOf(strategy);
  const said = harms.flatMap(({ metric, finding, comparison, relative, unknownUnder }) => {
    const { difference, low, high, unit, rare } = comparison;
    const what = shortNouns.get(metric) ?? nounOf(metric);
    if (unknownUnder.length > 0) return [`${what} unknown under ${unknownUnder.join(' and ')}`];
    if (difference === undefined || low === undefined || high === undefined) return [];
    if (finding === 'same') return [`the same ${what}`];
    const scale = scaleFor(unit, [difference, low, high]);
    const range = interval(low, high, scale);
    if (rare !== undefined)
      return [`${what} differs in ${rare.count} of ${rare.of} (${scale.full(difference)} on average)`];
    if (finding === 'not_apart') return [`${what} not apart (${scale.full(difference)}, ${range})`];
    const more = difference > 0;
    const ends = more ? range : interval(-high, -low, scale);
    const word = more ? 'more' : unit === 'GBP' ? 'less' : 'fewer';
    const beside = relative === undefined ? '' : `${relativeInWords(relative)}; `;
    return [`${scale.full(Math.abs(difference))} ${word} ${what} (${beside}${ends})`];
  });
  const live = exposures.flatMap(courseInWords);
  return `${opening}: ${said.length === 0 ? 'nothing is known' : said.join(', ')}${live.join('')}.`;
}

const shortNouns = new Map([
  ['wait_patient_days', 'patient-days'],
  ['lost_revenue_gbp', 'revenue lost'],
]);

const courses = new Map([
  ['trusts_live', 'go-lives'],
  ['trusts_withdrawn', 'trusts leave'],
]);

/** How many go-lives each of the two makes, and how many trusts leave, if the difference can be seen in the numbers shown. */
function courseInWords({ metric, unit, strategy, reference }: Beside): string[] {
  const what = courses.get(metric);
  const scale = scaleFor(unit, [strategy, reference]);
  const [a, b] = [scale.full(strategy), scale.full(reference)];
  return what === undefined || a === b ? [] : [`; ${a} ${what} against ${b}`];
}
