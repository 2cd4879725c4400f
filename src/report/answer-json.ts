/**
 * The answer for programs: one JSON object with the figures that the terminal shows, the verdicts, and the rows of the
 * summary and comparison tables.
 */

import type { Results } from '../experiment/run-design.js';
import type { Stopping } from '../experiment/stopping.js';
import type { Scenario } from '../scenario/scenario.js';
import { answerOf } from './figures/answer.js';
import { holdInWords, verdictInWords } from './sentences.js';
import { comparisons } from './tables/comparisons.js';
import { summary } from './tables/summary.js';
import { recordOf } from './tables/table.js';

/** The answer as a plain object; unknown numbers are null. */
export function answerRecord(scenario: Scenario, results: Results) {
  const { id, start, end } = scenario;
  const { title, question, setting, choice, figures, hangsOn, paragraphs, trusts } = answerOf(scenario, results);
  const { settings, replications, strategies } = results.design;
  return {
    scenario: id,
    label: title,
    question,
    setting,
    start,
    end,
    seed: settings.seed,
    replications: replications.length,
    strategies,
    reference: results.design.reference,
    choice,
    figures,
    ...(trusts === undefined ? {} : { trusts }),
    paragraphs,
    hangs_on: hangsOn,
    what_matters: results.whatMatters,
    verdicts: results.verdicts.map((verdict) => ({
      strategy: verdict.strategy,
      reference: verdict.reference,
      sentences: verdictInWords(verdict),
    })),
    ...(results.stopping === undefined ? {} : { stopping: stoppingRecord(results.stopping) }),
    bad_cases: results.badCases,
    completions: results.completions,
    cut_short: results.cuts,
    depends_on_end: results.onEnd,
    hold_values: results.holdValues.map((value) => ({ ...value, sentence: holdInWords(value) })),
    summary: results.summaries.map((row) => recordOf(summary, row)),
    comparisons: results.comparisons.map((row) => recordOf(comparisons, row)),
  };
}

/** Why there are as many replications as there are; unknown numbers are null. */
function stoppingRecord({ replications, look, until, stop, decisions, widths }: Stopping) {
  return {
    replications,
    look,
    looks: until.decide ? until.looks : [],
    level: until.level,
    stop,
    decisions,
    widths: widths.map(({ wanted, strategy, ...width }) => ({
      wanted: wanted.text,
      strategy: strategy ?? '',
      ...width,
    })),
  };
}
