/**
 * Verdicts in words: who does better on each harm, how sure that is, and what must be known beside it. One sentence a
 * finding, always about the later strategy; of a harm, `less` is said only when the interval excludes 0.
 * What a hold is worth is said of the strategy that holds.
 */

import type { Comparison } from '../experiment/compare.js';
import type { HoldValue, Spared } from '../experiment/hold-value.js';
import type { HowOften } from '../experiment/how-often.js';
import type { Beside, HarmVerdict, Relative, Verdict } from '../experiment/verdict.js';
import { metricById } from '../model/metrics/registry.js';
import { chance, interval, levelInWords, percent, portion, wordScaleFor } from './numbers.js';

/** How a harm is spoken of: as a comparison of two strategies, and as a noun. */
interface Phrase {
  readonly compares: (strategy: string, reference: string, amount: string, more: boolean) => string;
  readonly noun: string;
  /** What stands behind the number; absent where the number says it. */
  readonly counted?: string;
}

const phrases = new Map<string, Phrase>([
  [
    'wait_patient_days',
    {
      compares: (strategy, reference, amount, more) =>
        `under ${strategy} patients wait ${amount} ${more ? 'more' : 'less'} in all than under ${reference}`,
      noun: 'days of waiting',
      counted: ' days',
    },
  ],
  [
    'lost_revenue_gbp',
    {
      compares: (strategy, reference, amount, more) =>
        `${strategy} loses ${amount} ${more ? 'more' : 'less'} revenue than ${reference}`,
      noun: 'lost revenue',
    },
  ],
]);

/** What all verdicts have to be read with, said once below them. */
export const caveat = 'Who does less of the programme does less harm: compare the harm for each go-live made too.';

/** A metric in the middle of a sentence. */
export function nounOf(metric: string): string {
  return metricById(metric)?.label.toLowerCase() ?? metric;
}

function phraseOf(metric: string): Phrase {
  const noun = nounOf(metric);
  const compares: Phrase['compares'] = (strategy, reference, amount, more) =>
    `${strategy} has ${amount} ${more ? 'more' : 'less'} ${noun} than ${reference}`;
  return phrases.get(metric) ?? { compares, noun };
}

/** The verdict of one pair, the findings first, then what stands beside them. */
export function verdictInWords(verdict: Verdict): string[] {
  const exposure = exposureInWords(verdict);
  return [...verdict.harms.map(harmInWords), ...(exposure === undefined ? [] : [exposure])];
}

/**
 * For example: `local loses GBP 3.1m (41%) less revenue than national, 95% interval 1.2m to 5.0m, better in 97% of
 * replications and worse in 3%.` What is known in some of the replications only, or in none, is said to be.
 */
export function harmInWords(harm: HarmVerdict): string {
  const { comparison, replications } = harm;
  const { strategy, reference, pairs } = comparison;
  const found = findingInWords(harm);
  if (pairs === 0 || pairs === replications) return found;
  return `${found} It is known under both ${strategy} and ${reference} in ${pairs} of ${replications} replications.`;
}

function findingInWords(harm: HarmVerdict): string {
  const { metric, finding, comparison, relative, unknownUnder } = harm;
  const { strategy, reference, unit, difference, low, high, level, pairs, rare } = comparison;
  const { compares, noun, counted = '' } = phraseOf(metric);
  const subject = capitalised(noun);
  if (unknownUnder.length > 0) return `${subject}: unknown under ${unknownUnder.join(' and ')}.`;
  if (pairs === 0) return `${subject}: in no replication is it known under both ${strategy} and ${reference}.`;
  const few = pairs === 1 ? 'one replication' : `${pairs} replications`;
  if (difference === undefined || low === undefined || high === undefined) {
    return `${subject}: ${few} cannot tell ${strategy} and ${reference} apart; run more.`;
  }
  if (finding === 'same') return `${subject}: ${strategy} and ${reference} are equal in every replication.`;
  if (rare !== undefined) return `${subject}: ${strategy} and ${reference} differ ${rareInWords(rare, unit, harm)}.`;
  const scale = wordScaleFor(unit, [difference, low, high]);
  const sure = `${levelInWords(level)} interval`;
  if (finding === 'not_apart') {
    const adjusted = low > 0 || high < 0 ? ', once it is allowed for that several are compared' : '';
    return (
      `${subject}: ${few} do not tell ${strategy} and ${reference} apart${adjusted} ` +
      `(difference ${scale.full(difference)}, ${sure} ${interval(low, high, scale)}).`
    );
  }
  const more = difference > 0;
  const [least, most] = more ? [low, high] : [-high, -low];
  const beside = relative === undefined ? '' : ` (${relativeInWords(relative)})`;
  const amount = `${scale.full(Math.abs(difference))}${counted}${beside}`;
  return (
    `${begun(compares(strategy, reference, amount, more), strategy)}, ` +
    `${sure} ${interval(least, most, scale)}${oftenInWords(comparison)}.`
  );
}

/** For example: `0.5% of usual`. */
export function relativeInWords({ share, to }: Relative): string {
  return `${portion(share)}${to === 'usual' ? ' of usual' : ''}`;
}

/** For example: `, better in 46% of replications and worse in 18%`; the rest are ties. */
function oftenInWords({ shares }: Comparison): string {
  if (shares === undefined) return '';
  const { better, worse } = shares;
  if (better.value === 1) return ', better in every replication';
  if (worse.value === 1) return ', worse in every replication';
  return `, better in ${percent(better.value)} of replications and worse in ${percent(worse.value)}`;
}

/** For example: `in 1 of 50 replications (0.1% to 11%), then by GBP 0.4m on average, local having more`. */
function rareInWords({ count, of, low, high, amount }: HowOften, unit: string, { comparison }: HarmVerdict): string {
  const { strategy, reference, worlds, pairs } = comparison;
  const what = worlds < pairs ? 'worlds' : 'replications';
  const often = `in ${count} of ${of} ${what} (${chance(low)} to ${chance(high)})`;
  if (amount === undefined) return often;
  const size = wordScaleFor(unit, [amount]).full(Math.abs(amount));
  const named = unit === 'GBP' ? size : `${size} ${unit}`;
  return `${often}, then by ${named} on average, ${amount > 0 ? strategy : reference} having more`;
}

/**
 * For example: `The hold under national spares 900,000 patient-days (95% interval 720,000 to 1,080,000) and GBP 5.6m of
 * net cost (95% interval 3.8m to 7.5m) against national_no_hold, with fewer go-lives (8.4 against 12.0).`
 */
export function holdInWords({ strategy, twin, spared, live }: HoldValue): string {
  const scale = wordScaleFor('trusts', [live.strategy, live.twin]);
  const [a, b] = [scale.full(live.strategy), scale.full(live.twin)];
  const made = a === b ? 'as many go-lives' : `${live.strategy < live.twin ? 'fewer' : 'more'} go-lives`;
  const parts = spared.map((one, i) => {
    const verb = one.mean < 0 ? 'adds' : 'spares';
    const said = i > 0 && spared[i - 1]!.mean < 0 === one.mean < 0;
    return `${said ? '' : `${verb} `}${amountInWords(one)}`;
  });
  return `The hold under ${strategy} ${parts.join(' and ')} against ${twin}, with ${made} (${a}${a === b ? '' : ` against ${b}`}).`;
}

function amountInWords({ metric, unit, mean, low, high, level }: Spared): string {
  const scale = wordScaleFor(unit, [mean, low, high]);
  const what = metricById(metric)?.concerns === 'money' ? `of ${nounOf(metric)}` : unit;
  const [least, most] = mean < 0 ? [-high, -low] : [low, high];
  const may = low < 0 && high > 0 ? ', so perhaps nothing' : '';
  return `${scale.full(Math.abs(mean))} ${what} (${percent(level)} interval ${interval(least, most, scale)}${may})`;
}

/** Most trusts that a sentence names one by one. */
const NAMED = 4;

/**
 * For example: `Ashby and Brook were live before the start: their own trouble is in both futures and not counted.`
 * @param labels of the trusts that were live before the start, one or more
 */
export function liveBeforeInWords(labels: readonly string[]): string {
  const more = labels.length - NAMED + 1;
  const named = more > 1 ? [...labels.slice(0, NAMED - 1), `${more} others`] : labels;
  const [who, verb, whose] = named.length === 1 ? [named[0]!, 'was', 'its'] : [listed(named), 'were', 'their'];
  return `${who} ${verb} live before the start: ${whose} own trouble is in both futures and not counted.`;
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A sentence that begins with a capital letter, unless it begins with the id of a strategy. */
function begun(sentence: string, id: string): string {
  return sentence.startsWith(`${id} `) ? sentence : capitalised(sentence);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What to mind when one strategy made fewer go-lives, or was seen for a shorter time, than the other. */
function exposureInWords({ strategy, reference, exposures }: Verdict): string | undefined {
  const live = exposures.find(({ metric }) => metric === 'trusts_live');
  const never = [live?.strategy === 0 ? strategy : '', live?.reference === 0 ? reference : ''].filter(Boolean);
  if (never.length > 0) return `Mind that ${never.join(' and ')} never went live: doing nothing does no harm.`;
  const parts = exposures.flatMap((row) => shortfall(row, strategy, reference));
  if (parts.length === 0) return undefined;
  return `Mind that ${joined(parts)}.`;
}

/** Which of the two has less of it, if the difference can be seen in the numbers shown. */
function shortfall(row: Beside, strategy: string, reference: string): { who: string; what: string }[] {
  const scale = wordScaleFor(row.unit, [row.strategy, row.reference]);
  const [a, b] = [scale.full(row.strategy), scale.full(row.reference)];
  if (a === b) return [];
  const isLoss = row.metric === 'trusts_withdrawn';
  const isStrategy = row.strategy < row.reference !== isLoss;
  const against = isStrategy ? `${a} against ${b}` : `${b} against ${a}`;
  return [{ who: isStrategy ? strategy : reference, what: `${shortfalls.get(row.metric) ?? row.metric} (${against})` }];
}

const shortfalls = new Map([
  ['trusts_live', 'makes fewer go-lives'],
  ['weeks_observed', 'is seen for fewer weeks after its go-lives'],
  ['trusts_withdrawn', 'sees more trusts leave'],
]);

function joined(parts: readonly { who: string; what: string }[]): string {
  let last = '';
  const said = parts.map(({ who, what }) => {
    const part = who === last ? what : `${who} ${what}`;
    last = who;
    return part;
  });
  return said.join(' and ');
}
