/** What the end cuts short, in sentences: go-lives still to come, lists not cleared, and verdicts that hang on the end. */
import type { CutShort, OnEnd } from '../experiment/cut-short.js';
import { wordScaleFor } from './numbers.js';

/** No sentence where nothing is cut short. */
export function cutShortInWords(cuts: readonly CutShort[], isToBeComplete: boolean): string[] {
  const unfinished = cuts.filter((cut) => cut.unfinished > 0);
  const open = cuts.filter(({ notCleared }) => notCleared > 0);
  const many = ({ replications }: CutShort, count: number) => `in ${count} of ${replications} replications`;
  const stillToCome = unfinished.map((cut) => `${many(cut, cut.unfinished)} under ${cut.strategy}`);
  const uncleared = open.map((cut) => `${many(cut, cut.notCleared)} under ${cut.strategy} ${listsInWords(cut.lists)}`);
  const played = isToBeComplete
    ? 'The programme was not complete by its last day'
    : 'Go-lives were still to come on the last day';
  return [
    ...(stillToCome.length === 0
      ? []
      : [`${played} ${listed(stillToCome)}; what comes of later go-lives is not counted.`]),
    ...(uncleared.length === 0
      ? []
      : [
          `${capitalised(listed(uncleared))} had not cleared when the simulation ended; what patients wait after that is not counted.`,
        ]),
  ];
}

/** A sentence for each strategy whose verdicts hang on the end. */
export function onEndInWords(all: readonly OnEnd[]): string[] {
  const strategies = [...new Set(all.map(({ strategy }) => strategy))];
  return strategies.map((strategy) => {
    const own = all.filter((one) => one.strategy === strategy);
    const { reference, under, why, count, of } = own[0]!;
    const cause =
      why === 'unfinished' ? `trusts were still to go live under ${under}` : `lists had not cleared under ${under}`;
    return `What tells ${strategy} from ${reference} depends on the end: in ${count} of ${of} replications ${cause}, and a later end may tell otherwise.`;
  });
}

function listsInWords(lists: number): string {
  if (lists === 1) return '1 list';
  return `${Number.isInteger(lists) ? lists : wordScaleFor('lists', [lists]).full(lists)} lists`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
