/** The best of many plans as a person reads it: the best, what cannot be told from it, the trade-offs and the regrets. */

import type { Optimisation } from '../../experiment/studies/plans/optimisation.js';
import type { BestPlan } from '../../experiment/studies/plans/optimise.js';
import { type PlanRow, planRows } from '../../experiment/studies/plans/plan-rows.js';
import { FIRST_LOOK } from '../../experiment/studies/plans/select-plan.js';
import { metricById } from '../../model/metrics/registry.js';
import type { Scenario } from '../../scenario/scenario.js';
import { show } from '../../scenario/text/issues.js';
import { grouped, interval, percent, type Scale, scaleFor } from '../numbers.js';
import { plain, type Style } from '../style.js';
import type { Table } from '../tables/table.js';
import { type TerminalCell, terminalTable } from '../terminal-table.js';
import { wrapped } from '../width.js';
import { setIn } from './set-in.js';
import { settingName } from './setting-name.js';

/** Plans that a screen has room for. */
const MOST_ROWS = 10;

/** Lines without line ends, no wider than `width`. */
export function optimiseLines(
  scenario: Scenario,
  asked: Optimisation,
  found: BestPlan,
  width: number,
  style: Style = plain,
): string[] {
  const say = (text: string) => wrapped(show(text, 2000), width);
  const rows = planRows(asked, found.finalists);
  const shown = rows.slice(0, MOST_ROWS);
  const several = new Set(rows.map(({ arm }) => arm.strategy)).size > 1;
  const nameOf = ({ arm }: PlanRow) =>
    show(settingName({ set: arm.variant.set, strategy: arm.strategy }, several), 200);
  const scales = asked.measures.map(({ metric }, k) =>
    scaleFor(
      metricById(metric)!.unit,
      rows.map(({ measures }) => measures[k]!.mean),
    ),
  );
  const beyond = scaleFor(
    asked.objective.unit,
    rows.flatMap(({ beyond: { mean, low, high } }) => [mean, low, high]),
  );
  const table = shown.map((row, i) => ({
    label: nameOf(row),
    cells: [
      meanCell(row.measures[0]!, scales[0]!, i === 0 ? '*' : row.mayBeBest ? '~' : ''),
      i === 0 ? { text: '' } : meanCell(row.beyond, beyond),
      ...row.kept.map(({ value, low, high }): TerminalCell => {
        return { text: percent(value), below: `${percent(low)} to ${percent(high)}` };
      }),
      ...row.measures.slice(1).map((one, k) => meanCell(one, scales[k + 1]!)),
      { text: row.unbeaten ? 'yes' : '' },
    ],
  }));
  const columns = [
    [asked.objective.label],
    ['beyond', 'the best'],
    ...asked.constraints.map(({ text }) => ['kept:', text]),
    ...asked.measures.slice(1).map(({ metric }) => [metricById(metric)!.label]),
    ['no other', 'beats it'],
  ];
  return [
    ...say(scenario.label).map(style.strong),
    ...say(howFound(asked, found)),
    '',
    ...terminalTable(columns, table, width, style),
    ...(shown.length < rows.length ? say(`and ${rows.length - shown.length} more: --format csv has all.`) : []),
    ...say(
      '* the best; ~ not told from it. Beyond the best: limits hold for all plans together at 95%; others at 95% each, probabilities with exact ones.',
    ).map(style.quiet),
    '',
    ...regretLines(asked, shown, nameOf, width, style),
    '',
    style.strong('Answer'),
    ...answer(asked, found, rows, nameOf).flatMap((text) => setIn(text, width)),
  ];
}

function howFound({ constraints, objective }: Optimisation, found: BestPlan): string {
  const { looked, broken, finalists, search } = found;
  const first =
    search === undefined
      ? `${looked} plans, each with ${FIRST_LOOK} replications`
      : `A search: ${search.played} plans played without patients, ${looked} of them simulated with patients, ${FIRST_LOOK} replications each`;
  const gone = constraints.length === 0 ? '' : `; ${broken} surely break what a plan must keep`;
  return `By ${objective.label.toLowerCase()}. ${first}${gone}. The ${finalists.length} most promising were simulated afresh, up to ${Math.max(...finalists.map(({ values }) => values[0]!.length))} replications each, the same random numbers in all.`;
}

/** The best plan in hindsight of each replication, and what having chosen another costs. */
function regretLines(
  { objective }: Optimisation,
  shown: readonly PlanRow[],
  nameOf: (row: PlanRow) => string,
  width: number,
  style: Style,
): string[] {
  const known = shown.filter(({ regret }) => regret !== undefined);
  const scale = scaleFor(
    objective.unit,
    known.map(({ regret }) => regret!.worst),
  );
  const n = known[0]?.regret?.n ?? 0;
  const rows = known.map((row) => {
    const { mean, worst, bestIn } = row.regret!;
    return {
      label: nameOf(row),
      cells: [{ text: scale.full(mean) }, { text: scale.full(worst) }, { text: percent(bestIn) }],
    };
  });
  return [
    ...wrapped(
      `Regret: what each costs beyond the plan that turned out best, in ${n} replications that all of them have.`,
      width,
    ),
    '',
    ...terminalTable([['on average'], ['at worst'], ['is the best', 'in']], rows, width, style),
  ];
}

function answer(
  { constraints, delta: _, objective }: Optimisation,
  { delta, isDecided, search, finalists }: BestPlan,
  rows: readonly PlanRow[],
  nameOf: (row: PlanRow) => string,
): string[] {
  const [best] = rows as [PlanRow];
  const alike = rows.slice(1).filter(({ mayBeBest }) => mayBeBest).length;
  const kept = constraints.map(({ text, atLeast }, c) => {
    const { value, low, high } = best.kept[c]!;
    const sure = low >= atLeast ? 'it surely keeps' : 'it seems to keep, not surely,';
    return `${sure} ${text}: ${percent(value)}, ${percent(low)} to ${percent(high)}`;
  });
  const scale = scaleFor(objective.unit, [delta]);
  const unit = ['GBP', 'share'].includes(objective.unit) ? '' : ` ${objective.unit}`;
  const agreed =
    search?.agreement === undefined
      ? ''
      : ` Without patients plans stood ${search.byTrouble ? 'by trust-days in trouble, ' : ''}as with them to a rank correlation of ${grouped(search.agreement, 2)}.`;
  return [
    `The best is ${nameOf(best)}.${kept.map((text) => ` As far as can be told, ${text}.`).join('')}`,
    alike === 0
      ? 'None of the others cannot be told from it.'
      : `${alike} ${alike === 1 ? 'other cannot' : 'others cannot'} be told from it.`,
    isDecided
      ? `Chosen by Kim and Nelson's procedure: if the best of the ${finalists.length} is better than every other by ${scale.full(delta)}${unit} or more, it is this one with a chance of at least 97.5%, and each probability has its limits with 97.5% beside. That holds for these ${finalists.length} plans only, and for skewed outcomes nominally.`
      : `Kim and Nelson's procedure has not decided within the replications there may be (--at-most), differences of ${scale.full(delta)}${unit} being worth telling (--delta): this is the best mean, without a guarantee.`,
    ...(search === undefined
      ? []
      : [`The search looks at part of the family and does not promise its best plan.${agreed}`]),
  ];
}

function meanCell({ mean, low, high }: PlanRow['beyond'], scale: Scale, sign = ''): TerminalCell {
  if (mean === undefined) return { text: 'unknown' };
  return {
    text: sign + scale.full(mean),
    below: low === undefined || high === undefined ? undefined : interval(low, high, scale),
  };
}

/** The rows of `golive optimise --format csv`. */
export function planTable({ family, constraints, measures }: Optimisation): Table<PlanRow> {
  const paths = family.map(({ path }) => path);
  return {
    name: 'plans',
    title: 'Plans that were simulated afresh, the best first',
    columns: [
      ...paths.map((path, i) => ({
        name: path,
        type: 'string' as const,
        means: 'Value of this path.',
        cell: ({ arm }: PlanRow) => arm.variant.set[i]!.value,
      })),
      { name: 'strategy', type: 'string', means: 'Id of the strategy.', cell: ({ arm }) => arm.strategy },
      { name: 'n', type: 'integer', means: 'Fresh replications.', cell: ({ values }) => values[0]!.length },
      ...measures.flatMap(({ metric }, k) => [
        {
          name: metric,
          type: 'number' as const,
          means: 'Mean of this metric.',
          cell: (row: PlanRow) => row.measures[k]!.mean,
        },
      ]),
      {
        name: 'beyond_best',
        type: 'number',
        means: 'Objective less that of the best.',
        cell: ({ beyond }) => beyond.mean,
      },
      {
        name: 'beyond_ci_low',
        type: 'number',
        means: 'Limits for all rows together.',
        cell: ({ beyond }) => beyond.low,
      },
      {
        name: 'beyond_ci_high',
        type: 'number',
        means: 'Limits for all rows together.',
        cell: ({ beyond }) => beyond.high,
      },
      ...constraints.flatMap(({ text }, c) =>
        (['value', 'low', 'high'] as const).map((end) => ({
          name: end === 'value' ? text : `${text} ${end}`,
          type: 'number' as const,
          means: 'Probability, with exact limits.',
          cell: (row: PlanRow) => row.kept[c]![end],
        })),
      ),
      { name: 'may_be_best', type: 'boolean', means: 'Not told from the best.', cell: (row) => String(row.mayBeBest) },
      { name: 'unbeaten', type: 'boolean', means: 'No other beats it on all.', cell: (row) => String(row.unbeaten) },
      { name: 'regret_mean', type: 'number', means: 'Mean regret.', cell: ({ regret }) => regret?.mean },
      { name: 'regret_worst', type: 'number', means: 'Largest regret.', cell: ({ regret }) => regret?.worst },
      { name: 'best_in_share', type: 'number', means: 'How often it is best.', cell: ({ regret }) => regret?.bestIn },
    ],
  };
}
