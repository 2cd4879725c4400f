/** Section 4 of the checklist: how a replication begins, how long it is, how many there are and what is estimated how. */
import type { Interval } from '../../experiment/confidence.js';
import { CLEARED_DAYS, CLEARED_SHARE } from '../../model/run-out.js';
import { cutShortInWords, leftInWords, onEndInWords } from '../cut-short-in-words.js';
import { levelInWords, percent } from '../numbers.js';
import { liveBeforeInWords } from '../sentences.js';
import { stoppingInWords } from '../stopping-in-words.js';
import { listed, type StressData, type StressItem } from './item.js';

export function experimentation(data: StressData): StressItem[] {
  return [initialisation(data), runLength(data), estimation(data)];
}

function initialisation({ scenario, results }: StressData): StressItem {
  const { trusts } = results.design.settings;
  const before = trusts.filter(({ goLiveOnRecord }) => (goLiveOnRecord?.day ?? 0) < 0).map(({ label }) => label);
  const text = [
    'There is no warm-up. Lists, pathways and follow-ups begin in the usual state of their target wait or as long as the file says, spread over the days on which clocks started; emergency departments begin in a usual week.',
    `Day 0 is ${scenario.start}. Preparation that had to begin before it has been going on since.`,
    ...(before.length === 0 ? [] : [liveBeforeInWords(before)]),
  ];
  return { item: '4.1', heading: 'Initialisation', text: text.join('\n') };
}

function runLength({ scenario, results }: StressData): StressItem {
  const { days, careDays, untilComplete } = results.design.settings;
  const text = [
    `${scenario.start} to ${scenario.end}, ${days} days of the programme.`,
    careDays > days
      ? `Then a run-out of at most ${Math.floor((careDays - days) / 7)} weeks: care goes on until each list has been within ${percent(CLEARED_SHARE)} of the counterfactual's for ${CLEARED_DAYS / 7} weeks, and nothing of the programme begins.`
      : 'There is no run-out: what the end cuts short is marked as censored.',
    ...(untilComplete ? ['The programme is played until it is complete; one that is not by then is cut short.'] : []),
    ...leftInWords(results.completions),
    ...cutShortInWords(results.cuts, untilComplete),
    ...onEndInWords(results.onEnd),
  ];
  return { item: '4.2', heading: 'Run length', text: text.join('\n') };
}

const methods: Readonly<Record<Interval, string>> = {
  t: "Student's t of a mean",
  bootstrap_t: "at each end the wider of Student's t and the bootstrap-t, of paired differences",
  jackknife: 'the jackknife of a ratio of means',
  wilson: "Wilson's interval of a probability",
};

function estimation({ results }: StressData): StressItem {
  const { design, summaries, comparisons, stopping } = results;
  const count = design.replications.length;
  const { repeats } = design.settings;
  const used = new Set([...summaries, ...comparisons].flatMap(({ interval }) => interval ?? []));
  const found = (Object.keys(methods) as Interval[]).filter((method) => used.has(method));
  const replications = count === 1 ? '1 replication' : `${count} independent replications`;
  const worlds = repeats === 1 ? '' : `, ${count / repeats} worlds of ${repeats} replications each`;
  const text = [
    `${replications}${worlds}; every strategy in each of them, with common random numbers, so that differences are paired.`,
    `Intervals are of ${levelInWords(design.level)}: ${listed(found.map((method) => methods[method])) || 'none from one replication'}. Headline differences from the reference are adjusted together by Holm's method.`,
    'What is 0 in nine of ten replications or more is told by how often it happens, with an exact binomial interval. Quantiles are of type 7.',
    ...(stopping === undefined ? ['The number of replications was given.'] : stoppingInWords(stopping)),
  ];
  return { item: '4.3', heading: 'Estimation approach', text: text.join('\n') };
}
