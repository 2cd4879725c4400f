/** A run as a workbook: its sheets as values. What makes a file of them stands elsewhere. */
import type { Results } from '../../experiment/run-design.js';
import type { Scenario } from '../../scenario/scenario.js';
import { answerOf } from '../figures/answer.js';
import { inputs } from '../tables/inputs.js';
import { sourceRows, sources } from '../tables/sources.js';
import { answerSheet, type Made } from './answer-sheet.js';
import { choiceSheet } from './choice-sheet.js';
import { moneySheet } from './money-sheet.js';
import { timelineSheet, trustSheet } from './programme-sheets.js';
import type { Sheet } from './sheet.js';
import { sheetOfTable, typedCell } from './sheet-of-table.js';

/** The sheets in their order, the answer first. */
export function workbook(scenario: Scenario, results: Results, made: Made): Sheet[] {
  const answer = answerOf(scenario, results, true);
  const labels = new Map(scenario.strategies.map(({ id, label }) => [id, label]));
  const typed = new Map([
    ['value', typedCell],
    ['default', typedCell],
  ]);
  return [
    answerSheet(scenario, results, answer, made),
    choiceSheet(
      answer,
      results.design.strategies.slice(1).map((id) => labels.get(id) ?? id),
    ),
    trustSheet(scenario, results),
    moneySheet(scenario, results),
    timelineSheet(scenario, results),
    sheetOfTable('inputs', inputs, scenario.inputs, { frozen: 1, cells: typed }),
    sheetOfTable('sources', sources, sourceRows(scenario), { frozen: 1 }),
  ];
}
