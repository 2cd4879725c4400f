/**
 * The answer before all numbers: one plain sentence about which plan is best, made of the standings of the strategies on
 * the headlines, and what a board asks next, each answered with figures of the choice.
 */
import type { BadCase } from '../../../experiment/bad-cases.js';
import { headlines } from '../../../experiment/headlines.js';
import type { Results } from '../../../experiment/run-design.js';
import type { Verdict } from '../../../experiment/verdict.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { type Board, byWhen, figuresOf } from '../../figures/board.js';
import { dateOfDeadline } from '../../figures/deadline.js';
import type { Figure } from '../../figures/figure.js';
import { written } from '../../figures/written.js';
import { percent, wordScaleFor } from '../../numbers.js';
import type { Lead, Matter, Reply } from '../page-data.js';
import { type Contest, contestsOf } from './contests.js';
import { mattersOf } from './matters.js';

/** What is best of a headline, and what is better of it, in the middle of a sentence. */
const words = new Map([
  ['wait_patient_days', { best: 'patients wait least', better: 'patients wait less' }],
  ['lost_revenue_gbp', { best: 'the least revenue is lost', better: 'less revenue is lost' }],
  ['net_cost_gbp', { best: 'the net cost is lowest', better: 'the net cost is lower' }],
]);

export function leadOf(scenario: Scenario, board: Board, results: Results): Lead {
  const contests = contestsOf(board, results.verdicts);
  return {
    sentences: [bestInWords(board, contests), ...lessDone(board, contests)],
    leaders: board.strategies.filter(
      (id) => id === results.design.reference || contests.some(({ mayBeBest }) => mayBeBest.includes(id)),
    ),
    points: [
      { question: 'How sure is that?', replies: surenessOf(board, results.verdicts, results.design.reference) },
      { question: 'By when is every trust live?', replies: [...inTime(board, results), ...finishOf(board)] },
      { question: 'What does it cost?', replies: costOf(board) },
      { question: 'How bad can it get?', replies: badOf(board, results.badCases) },
      { question: 'What does it hang on?', replies: hangsOnOf(scenario, results) },
    ].filter(({ replies }) => replies.length > 0),
  };
}

/** Which plan is best, or that none is told to be. */
function bestInWords(board: Board, contests: readonly Contest[]): string {
  const { strategies } = board;
  if (strategies.length === 1) return aloneInWords(board);
  if (contests.length === 0) return 'On what was counted the plans come to the same.';
  const onAll = strategies.filter((id) => contests.every(({ mayBeBest }) => mayBeBest.includes(id)));
  const alone = contests.filter(({ mayBeBest }) => mayBeBest.length === 1);
  const undecided = contests.filter(({ mayBeBest }) => mayBeBest.length > 1);
  if (alone.length === 0 && onAll.length === strategies.length)
    return `These simulations do not tell the plans apart: each may be the one under which ${joined(contests.map(leastOf), 'or')}.`;
  const [winner, ...more] = onAll;
  if (winner !== undefined && more.length === 0 && alone.length > 0) {
    const rest =
      undecided.length === 0 ? '' : `; whether ${joined(undecided.map(leastOf), 'or')} under it too is not settled`;
    return `Best is ${quoted(board, winner)}: under it ${joined(alone.map(leastOf), 'and')}${rest}.`;
  }
  if (onAll.length > 0) {
    const [those, verb] = [
      joined(
        onAll.map((id) => quoted(board, id)),
        'and',
      ),
      onAll.length === 1 ? 'is' : 'are',
    ];
    return `${those} ${verb} in the running on everything that was compared; the simulations do not tell them apart.`;
  }
  const byWinner = new Map<string, string[]>();
  for (const contest of contests) {
    const won = byWinner.get(whoInWords(board, contest)) ?? [];
    byWinner.set(whoInWords(board, contest), [...won, leastOf(contest)]);
  }
  const parts = [...byWinner].map(([who, won]) => `under ${who} ${joined(won, 'and')}`);
  return `No plan is best on everything: ${parts.join('; ')}.`;
}

/** The best mean of a headline, and who else may be the best. */
function whoInWords(board: Board, { mayBeBest: [best, ...others] }: Contest): string {
  const named =
    others.length > 2
      ? 'one of several others'
      : joined(
          others.map((id) => quoted(board, id)),
          'or',
        );
  return `${quoted(board, best!)}${others.length === 0 ? '' : ` (or ${named})`}`;
}

function aloneInWords(board: Board): string {
  const [id] = board.strategies;
  const row = board.summaryOf(id!, headlines[0]!.metric, 'excess');
  if (row?.mean === undefined) return `One plan was simulated: ${quoted(board, id!)}.`;
  const amount = wordScaleFor(row.unit, [row.mean]).full(Math.abs(row.mean));
  const more = row.mean < 0 ? 'fewer' : 'more';
  return `Under ${quoted(board, id!)} patients wait ${amount} ${more} days in all than they would without go-lives.`;
}

/** Who does less of the programme does less harm: said where a best plan makes visibly fewer go-lives than another. */
function lessDone(board: Board, contests: readonly Contest[]): string[] {
  const live = new Map(board.strategies.map((id) => [id, board.summaryOf(id, 'trusts_live', 'level')?.mean ?? 0]));
  const most = Math.max(0, ...live.values());
  const scale = wordScaleFor('trusts', [most]);
  const best = [
    ...new Set(contests.filter(({ mayBeBest }) => mayBeBest.length === 1).flatMap(({ mayBeBest }) => mayBeBest)),
  ];
  const less = best.filter((id) => scale.full(live.get(id)!) !== scale.full(most));
  if (less.length === 0) return [];
  const made = less.map((id) => `${quoted(board, id)} makes ${scale.full(live.get(id)!)}`);
  return [
    `Mind that go-lives not made do no harm: ${joined(made, 'and')} of the ${scale.full(most)} that another plan makes.`,
  ];
}

/** How often the strategy does better on the headlines than the reference. */
function surenessOf(board: Board, verdicts: readonly Verdict[], reference: string | undefined): Reply[] {
  return verdicts
    .filter((verdict) => verdict.reference === reference)
    .flatMap(({ strategy, harms }): Reply[] => {
      const told = harms.flatMap(({ metric, comparison: { shares, verdict } }) => {
        if (shares === undefined || verdict === undefined || verdict === 'unknown') return [];
        if (verdict === 'same') return [];
        const apart = verdict === 'not_apart' ? ' (not told apart)' : '';
        return [`${words.get(metric)?.better ?? metric} in ${percent(shares.better.value)} of replications${apart}`];
      });
      const note = `against ${board.labelOf(reference ?? '')}`;
      return told.map(
        (text, i): Reply => ({
          of: strategy,
          text: capitalised(text),
          note: i === told.length - 1 ? note : '',
        }),
      );
    });
}

/** How likely the deadline is met. */
function inTime(board: Board, { design }: Results): Reply[] {
  const figures = figuresOf(board, { metric: 'all_live_by_deadline', measure: 'level' }, { withInterval: true });
  const by = dateOfDeadline(board.start, design);
  return repliesOf(board, figures, ({ text, below }) => ({ text: `${text} sure by ${by}`, note: below }));
}

function finishOf(board: Board): Reply[] {
  return board.strategies.flatMap((id, i): Reply[] => {
    const figure = byWhen(board, 1)[i]!;
    if (figure.kind !== 'date') return [];
    const { reached, date } = figure;
    const count = reached === undefined ? '' : `all live in ${reached[0]} of ${reached[1]} replications`;
    const text = date === undefined ? `Not ${percent(0.8)} sure before the end` : `${percent(0.8)} sure by ${date}`;
    return [{ of: id, text, note: count }];
  });
}

function costOf(board: Board): Reply[] {
  const figures = figuresOf(board, { metric: 'net_cost_gbp', measure: 'excess' }, { withInterval: true });
  return repliesOf(board, figures, ({ text, below }) => ({ text: `${text} net`, note: below }));
}

/** The bad case of the first headline. */
function badOf(board: Board, badCases: readonly BadCase[]): Reply[] {
  const { metric } = headlines[0]!;
  const own = badCases.filter((one) => one.metric === metric);
  return board.strategies.flatMap((id): Reply[] => {
    const one = own.find(({ strategy }) => strategy === id);
    if (one === undefined) return [];
    const { value, unit, worseShare, replication } = one;
    const amount = wordScaleFor(
      unit,
      own.map((each) => each.value),
    ).full(value);
    const often = worseShare === 0 ? 'the worst seen' : `one in ${Math.round(1 / worseShare)} is worse`;
    return [{ of: id, text: `${amount} ${unit} waited`, note: `${often}; replication ${replication}` }];
  });
}

/** Most numbers that are named. */
const NAMED = 3;

/** The numbers that stand out, whether a later end may tell otherwise, or that chance is all there is. */
function hangsOnOf(scenario: Scenario, results: Results): Reply[] {
  const { onEnd, design, whatMatters } = results;
  const end = onEnd.some(({ reference }) => reference === design.reference)
    ? [{ of: '', text: 'The end of the simulation: a later end may tell otherwise.', note: '' }]
    : [];
  if (whatMatters.length === 0) return end;
  const found = new Map<string, Matter>();
  for (const one of mattersOf(scenario, results)) if (!found.has(one.number)) found.set(one.number, one);
  const named = [...found.values()].slice(0, NAMED);
  if (named.length === 0) {
    return [...end, { of: '', text: 'Chance, or much at once: no single uncertain number stands out.', note: '' }];
  }
  return [
    ...end,
    ...named.map(({ number, label, source }): Reply => {
      return {
        of: '',
        text: capitalised(number),
        note: `on ${label.toLowerCase()}${source === '' ? '' : ` (${source})`}`,
      };
    }),
  ];
}

function repliesOf(
  { strategies }: Board,
  figures: readonly Figure[],
  say: (written: { text: string; below: string }) => Omit<Reply, 'of'>,
): Reply[] {
  return figures.flatMap((figure, i): Reply[] => {
    if (figure.kind === 'unknown' || figure.kind === 'none') return [];
    return [{ of: strategies[i]!, ...say(written(figure)) }];
  });
}

function leastOf({ metric }: Contest): string {
  return words.get(metric)?.best ?? metric;
}

function quoted({ labelOf }: Board, id: string): string {
  return `\u201c${labelOf(id)}\u201d`;
}

function joined(parts: readonly string[], word: 'and' | 'or'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
