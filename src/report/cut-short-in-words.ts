/** What the end cuts short, in sentences: go-lives still to come, lists not cleared, and verdicts that hang on the end. */
import type { Completion } from '../experiment/completion.js';
import type { CutShort, OnEnd } from '../experiment/cut-short.js';
import { wordScaleFor } from './numbers.js';

/** Strategies up to this many are told one by one; of more, the fewest and the most. */
const FEW = 2;

/** No sentence where nothing is cut short. */
export function cutShortInWords(cuts: readonly CutShort[], isToBeComplete: boolean): string[] {
  const unfinished = cuts.filter((cut) => cut.unfinished > 0);
  const open = cuts.filter(({ notCleared }) => notCleared > 0);
  const played = isToBeComplete
    ? 'The programme was not complete by its last day'
    : 'Go-lives were still to come on the last day';
  const lists = (cut: CutShort) => ` ${listsInWords(cut.lists)}`;
  return [
    ...(unfinished.length === 0
      ? []
      : [
          `${played} ${often(unfinished, ({ unfinished }) => unfinished)}; what comes of later go-lives is not counted.`,
        ]),
    ...(open.length === 0
      ? []
      : [
          `${capitalised(often(open, ({ notCleared }) => notCleared, lists))}${open.length > FEW ? ' lists' : ''} had not cleared when the simulation ended; what patients wait after that is not counted.`,
        ]),
  ];
}

/** In how many replications a trust leaves the programme, so that it is never done. */
export function leftInWords(completions: readonly Completion[]): string[] {
  const losing = completions.filter(({ left }) => left > 0);
  if (losing.length === 0) return [];
  const cases = losing.map(({ strategy, left, of }) => ({ strategy, count: left, replications: of }));
  return [`${capitalised(often(cases, ({ count }) => count))} a trust leaves, and not all are ever live.`];
}

/** In how many replications under each strategy, or from the fewest to the most. */
function often<C extends { readonly strategy: string; readonly replications: number }>(
  cuts: readonly C[],
  countOf: (cut: C) => number,
  what: (cut: C) => string = () => '',
): string {
  const { replications } = cuts[0]!;
  if (cuts.length <= FEW) {
    return listed(
      cuts.map((cut) => `in ${countOf(cut)} of ${replications} replications under ${cut.strategy}${what(cut)}`),
    );
  }
  const [fewest, most] = [Math.min(...cuts.map(countOf)), Math.max(...cuts.map(countOf))];
  const under = cuts.filter((cut) => countOf(cut) === most).map(({ strategy }) => strategy);
  const range = fewest === most ? `${most}` : `${fewest} to ${most}`;
  const where = fewest === most ? '' : ` (most under ${listed(under)})`;
  return `in ${range} of ${replications} replications under ${cuts.length} strategies${where}`;
}

/** A sentence for each strategy whose verdicts hang on the end; of several, one for all. */
export function onEndInWords(all: readonly OnEnd[]): string[] {
  const strategies = [...new Set(all.map(({ strategy }) => strategy))];
  if (strategies.length > FEW) {
    const causes = [...new Set(all.map(({ why }) => causeOf(why)))];
    return [
      `What tells ${listed(strategies)} from ${all[0]!.reference} depends on the end: ${listed(causes)}, and a later end may tell otherwise.`,
    ];
  }
  return strategies.map((strategy) => {
    const { reference, under, why, count, of } = all.find((one) => one.strategy === strategy)!;
    return `What tells ${strategy} from ${reference} depends on the end: in ${count} of ${of} replications ${causeOf(why)} under ${under}, and a later end may tell otherwise.`;
  });
}

function causeOf(why: OnEnd['why']): string {
  return why === 'unfinished' ? 'trusts were still to go live' : 'lists had not cleared';
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
