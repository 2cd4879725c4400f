/** The answer to a scenario as values: the question, the choice, what the differences say in words, and what stands behind it. */
import { ROUGH_BELOW } from '../../experiment/confidence.js';
import { headlines } from '../../experiment/headlines.js';
import type { Results } from '../../experiment/run-design.js';
import type { Verdict } from '../../experiment/verdict.js';
import type { Settings } from '../../model/settings.js';
import type { Scenario } from '../../scenario/scenario.js';
import { cutShortInWords, leftInWords, onEndInWords } from '../cut-short-in-words.js';
import { levelInWords } from '../numbers.js';
import { type NameOf, pairInShort } from '../pair-in-short.js';
import { caveat, holdInWords, liveBeforeInWords, verdictInWords } from '../sentences.js';
import { stoppingInWords } from '../stopping-in-words.js';
import { whatItHangsOn } from '../what-it-hangs-on.js';
import { type Board, boardOf } from './board.js';
import { choiceOf } from './choice.js';
import { detailsOf } from './details.js';
import { type FigureTable, UNKNOWN } from './figure.js';
import { trustFigures } from './trusts.js';
import { written } from './written.js';

export interface Answer {
  readonly title: string;
  /** Empty where the file asks none. */
  readonly question: string;
  /** How many replications of which days, and how the figures are to be read. */
  readonly setting: string;
  readonly choice: FigureTable;
  /** Each of one or more sentences. */
  readonly paragraphs: readonly (readonly string[])[];
  readonly figures: FigureTable;
  /** Chance, what is not known and structure, a paragraph each; none where nothing is compared. */
  readonly hangsOn: readonly string[];
  /** A row a trust, where the measures of trusts are kept. */
  readonly trusts: FigureTable | undefined;
}

/** @param pairs  whether every pair is told, or only those with the reference */
export function answerOf(scenario: Scenario, results: Results, pairs = false): Answer {
  const board = boardOf(scenario, results);
  const [choice, figures] = [choiceOf(board, results), detailsOf(board, results)];
  return {
    title: scenario.label,
    question: scenario.question,
    setting: settingInWords(scenario, results) + dashInWords([choice, figures]),
    choice,
    paragraphs: paragraphs(results, pairs, named(board)),
    figures,
    hangsOn: whatItHangsOn(scenario, results),
    trusts: trustFigures(scenario, results),
  };
}

function settingInWords({ start, end }: Scenario, { design }: Results): string {
  const count = design.replications.length;
  const many = count === 1 ? '1 replication' : `${count} replications`;
  const { repeats } = design.settings;
  const worlds = repeats === 1 ? '' : ` ${count / repeats} draws of the numbers, each simulated ${repeats} times.`;
  const rough = count / repeats < ROUGH_BELOW ? ' They are rough: there are fewer than ten.' : '';
  const spread =
    count === 1 ? '' : ` Waits and money: means beyond the same future without go-lives; 95% intervals.${rough}`;
  return `${many}, ${start} to ${end}, strategies in the same worlds.${worlds}${spread}`;
}

/** What a dash means, where the figures have one. */
function dashInWords(tables: readonly FigureTable[]): string {
  const rows = tables.flatMap(({ sections }) => sections).flatMap((section) => section.rows);
  const hasDash = rows.some(({ figures }) => figures.some(({ kind }) => kind === 'unknown'));
  return hasDash ? ` ${written(UNKNOWN).text} is unknown.` : '';
}

/** More alternatives than this are told in a sentence each. */
const MANY = 1;

/** A strategy with its label, where it has one of its own. */
function named({ labelOf }: Board): NameOf {
  return (id) => (labelOf(id) === id ? id : `${id} (${labelOf(id)})`);
}

/** Every other strategy against the reference first; other pairs where they are asked for. */
function paragraphs(
  { design, verdicts, holdValues, stopping, cuts, completions, onEnd }: Results,
  pairs: boolean,
  nameOf: NameOf,
): string[][] {
  const chosen = verdicts.filter(({ reference }) => reference === design.reference);
  const hanging = onEnd.filter(({ reference }) => reference === design.reference);
  const notes = [
    ...leftInWords(completions),
    ...cutShortInWords(cuts, design.settings.untilComplete),
    ...onEndInWords(hanging),
    ...liveBefore(design.settings),
  ].map((sentence) => [sentence]);
  if (stopping !== undefined) notes.push(stoppingInWords(stopping));
  if (chosen.length === 0) return [['One strategy alone: there is nothing to compare it with.'], ...notes];
  const others = pairs ? verdicts.filter(({ reference }) => reference !== design.reference) : [];
  const rest = !pairs && verdicts.length > chosen.length ? ' Every other pair: --pairs.' : '';
  return [
    ...toldOf(
      chosen,
      nameOf,
      `Against ${nameOf(design.reference ?? '')}, ${levelInWords(design.level)} intervals, adjusted for ${chosen.length * headlines.length} comparisons:`,
    ),
    ...toldOf(others, nameOf, 'Other pairs, each by itself:', true),
    ...holdValues.map((value) => [holdInWords(value)]),
    ...notes,
    [caveat + rest],
  ];
}

/** Whose go-lives lie before the start, if any do. */
function liveBefore({ trusts }: Settings): string[] {
  const before = trusts.filter(({ goLiveOnRecord }) => goLiveOnRecord !== null && goLiveOnRecord.day < 0);
  return before.length === 0 ? [] : [liveBeforeInWords(before.map(({ label }) => label))];
}

/** Few pairs in full, a paragraph each; many in a sentence each under a heading. */
function toldOf(verdicts: readonly Verdict[], nameOf: NameOf, heading: string, both = false): string[][] {
  if (verdicts.length <= MANY) return verdicts.map(verdictInWords);
  return [[heading, ...verdicts.map((verdict) => pairInShort(verdict, nameOf, both))]];
}
