/**
 * Verdicts in words: who does better on each harm, how sure that is, and what must be known beside it. One sentence a
 * finding, always about the later strategy; of a harm, `less` is said only when the interval excludes 0.
 * What a hold is worth is said of the strategy that holds.
 */
import type { HoldValue, Spared } from '../experiment/hold-value.js';
import type { Beside, HarmVerdict, Verdict } from '../experiment/verdict.js';
import { metricById } from '../model/metrics/registry.js';
import { interval, percent, wordScaleFor } from './numbers.js';

/** How a harm is spoken of: as a comparison of two strategies, and as a noun. */
interface Phrase {
  readonly compares: (strategy: string, reference: string, amount: string, more: boolean) => string;
  readonly noun: string;
}

const phrases = new Map<string, Phrase>([
  [
    'wait_patient_days',
    {
      compares: (strategy, reference, amount, more) =>
        `under ${strategy} patients wait ${amount} days ${more ? 'more' : 'less'} in all than under ${reference}`,
      noun: 'days of waiting',
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

function nounOf(metric: string): string {
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
 * For example: `local loses GBP 3.1m less revenue than national, 95% interval 1.2m to 5.0m, in 97% of replications.`
 * What is known in some of the replications only, or in none, is said to be.
 */
export function harmInWords(verdict: HarmVerdict): string {
  const { comparison, replications } = verdict;
  const { strategy, reference, pairs } = comparison;
  const found = findingInWords(verdict);
  if (pairs === 0 || pairs === replications) return found;
  return `${found} It is known under both ${strategy} and ${reference} in ${pairs} of ${replications} replications.`;
}

function findingInWords({ metric, finding, comparison, share, unknownUnder }: HarmVerdict): string {
  const { strategy, reference, unit, difference, low, high, level, pairs } = comparison;
  const { compares, noun } = phraseOf(metric);
  const subject = capitalised(noun);
  if (unknownUnder.length > 0) return `${subject}: unknown under ${unknownUnder.join(' and ')}.`;
  if (pairs === 0) return `${subject}: in no replication is it known under both ${strategy} and ${reference}.`;
  const few = pairs === 1 ? 'one replication' : `${pairs} replications`;
  if (difference === undefined || low === undefined || high === undefined) {
    return `${subject}: ${few} cannot tell ${strategy} and ${reference} apart; run more.`;
  }
  if (finding === 'same') return `${subject}: ${strategy} and ${reference} are equal in every replication.`;
  const scale = wordScaleFor(unit, [difference, low, high]);
  const sure = `${percent(level)} interval`;
  if (finding === 'not_apart') {
    return (
      `${subject}: ${few} do not tell ${strategy} and ${reference} apart ` +
      `(difference ${scale.full(difference)}, ${sure} ${interval(low, high, scale)}).`
    );
  }
  const more = difference > 0;
  const [least, most] = more ? [low, high] : [-high, -low];
  const often =
    share === undefined ? '' : share === 1 ? ', in every replication' : `, in ${percent(share)} of replications`;
  return (
    `${begun(compares(strategy, reference, scale.full(Math.abs(difference)), more), strategy)}, ` +
    `${sure} ${interval(least, most, scale)}${often}.`
  );
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
    const verb = one.mean < 0 ? 'costs' : 'spares';
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
  const fewer = row.strategy < row.reference;
  const against = fewer ? `${a} against ${b}` : `${b} against ${a}`;
  const what =
    row.metric === 'trusts_live'
      ? `makes fewer go-lives (${against})`
      : `is seen for fewer weeks after its go-lives (${against})`;
  return [{ who: fewer ? strategy : reference, what }];
}

function joined(parts: readonly { who: string; what: string }[]): string {
  let last = '';
  const said = parts.map(({ who, what }) => {
    const part = who === last ? what : `${who} ${what}`;
    last = who;
    return part;
  });
  return said.join(' and ');
}
