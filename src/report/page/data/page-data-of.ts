/** The page of a run as a value: made of what a run leaves in memory, where it was read back or has just been simulated. */

import { ofWholeProgramme } from '../../../experiment/headlines.js';
import { comparedValues } from '../../../experiment/paired-change.js';
import type { Collected, Results } from '../../../experiment/run-design.js';
import type { Validation } from '../../../experiment/validate-observed.js';
import { grades } from '../../../scenario/evidence/evidence.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { answerOf } from '../../figures/answer.js';
import { boardOf } from '../../figures/board.js';
import type { StressItem } from '../../stress/item.js';
import { stressItems } from '../../stress/stress.js';
import { sourceRows } from '../../tables/sources.js';
import type { Finish, PageData, Reproduce, Study, Told } from '../page-data.js';
import { assumptionsOf } from './assumptions.js';
import { leadOf } from './lead.js';
import { mattersOf } from './matters.js';
import { moneyOf } from './money.js';
import { observedOf } from './observed.js';
import { overTimeOf } from './over-time.js';
import { pairedOf } from './paired.js';
import type { StayLog } from './stays.js';
import { timelineOf } from './timeline.js';

/** What a page is made of. */
export interface RunToShow {
  readonly scenario: Scenario;
  readonly collected: Collected;
  readonly results: Results;
  /** Of every replication of the run. */
  readonly stays: StayLog;
  /** Replications that are told in words. */
  readonly told: readonly Told[];
  /** What the scenario observes, simulated; undefined where it was not. */
  readonly validation?: Validation | undefined;
  readonly studies?: readonly Study[] | undefined;
  readonly reproduce: Reproduce;
}

export function pageDataOf({
  scenario,
  collected,
  results,
  stays,
  told,
  validation,
  studies,
  reproduce,
}: RunToShow): PageData {
  const { design } = results;
  const { title, question, setting, choice, paragraphs, figures, hangsOn, trusts } = answerOf(scenario, results, true);
  const labels = new Map(scenario.strategies.map(({ id, label }) => [id, label]));
  const own = design.strategies.slice(1);
  const deadlines = new Set(design.settings.strategies.map(({ deadlineDay }) => deadlineDay));
  return {
    title,
    question,
    setting,
    scenario: scenario.id,
    start: scenario.start,
    end: scenario.end,
    replications: design.replications.length,
    strategies: own.map((id) => ({ id, label: labels.get(id) ?? id })),
    reference: design.reference ?? '',
    trusts: design.settings.trusts.map(({ id, label }) => ({ id, label })),
    lead: leadOf(scenario, boardOf(scenario, results), results),
    choice,
    paragraphs,
    hangsOn,
    matters: mattersOf(scenario, results),
    figures,
    timeline: timelineOf(design, stays),
    told,
    overTime: overTimeOf(design, results),
    money: moneyOf(results),
    byTrust: trusts ?? null,
    paired: pairedOf(design, collected.collection, results),
    finishes: finishesOf(collected, results),
    deadlineDay: deadlines.size === 1 ? [...deadlines][0]! : null,
    studies: studies ?? [],
    assumptions: assumptionsOf(scenario),
    evidence: sourceRows(scenario).map(({ id, what, values, grade, basis }) => ({ id, what, values, grade, basis })),
    grades: [...grades],
    observed: observedOf(scenario, validation),
    compared: own.map((strategy) => ({ strategy, values: comparedValues(design, collected.collection, strategy) })),
    reproduce,
    stress: stressOf(scenario, results, reproduce),
  };
}

/** The checklist; what the machine was is not for a page that may be made on any. */
function stressOf(scenario: Scenario, results: Results, reproduce: Reproduce): StressItem[] {
  const { version, code: sha256, set, commands } = reproduce;
  const code = { version, sha256, set, command: commands[0] ?? '', machine: '' };
  return stressItems({ scenario, results, code }).map(({ table, diagram: _, ...item }) => {
    const isElsewhere = item.item === '3.1' || item.item === '3.3';
    return table === undefined || isElsewhere ? item : { ...item, table };
  });
}

/** The days on which everything is live, of the replications in which it is. */
function finishesOf({ collection }: Collected, { design }: Results): Finish[] {
  const kept = design.kept.findIndex(({ column }) => column.metric === 'completion_day' && ofWholeProgramme(column));
  if (kept < 0) return [];
  return design.strategies.slice(1).map((strategy, i) => {
    const values = collection.values(i + 1, kept, 'level');
    const known = [...values]
      .map((day, r) => ({ day, isDone: !collection.isCut(i + 1, kept, r) }))
      .filter(({ day }) => !Number.isNaN(day));
    const days = known.filter(({ isDone }) => isDone).map(({ day }) => Math.round(day));
    return { strategy, days: days.sort((a, b) => a - b), of: known.length };
  });
}
