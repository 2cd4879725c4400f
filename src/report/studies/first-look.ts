/** A first look at what a difference hangs on, from a finished run, as a person reads it. */
import { type Quantity, quantityInWords } from '../../experiment/studies/at-worlds.js';
import type { FirstLook } from '../../experiment/studies/given-data.js';
import type { MatteringInput } from '../../experiment/what-matters.js';
import type { Scenario } from '../../scenario/scenario.js';
import { show } from '../../scenario/text/issues.js';
import { grouped } from '../numbers.js';
import { plain, type Style } from '../style.js';
import type { Table } from '../tables/table.js';
import { terminalTable } from '../terminal-table.js';
import { wrapped } from '../width.js';
import { setIn } from './set-in.js';

const MOST_SHOWN = 12;

/** The rows of `golive sensitivity RESULTS --format csv`. */
export const firstLookTable: Table<MatteringInput> = {
  name: 'first_look',
  title: 'How each number that was drawn goes with a difference',
  columns: [
    { name: 'path', type: 'string', means: 'Path of the number, as in draws.csv.', cell: ({ path }) => path },
    {
      name: 'strategies',
      type: 'string',
      means: 'Strategies that decide it; empty: it describes the world.',
      cell: ({ strategies }) => strategies.join(' '),
    },
    {
      name: 'correlation',
      type: 'number',
      means: 'Rank correlation with the difference.',
      cell: ({ correlation }) => correlation.value,
    },
    { name: 'ci_low', type: 'number', means: 'Lower 95% limit.', cell: ({ correlation }) => correlation.low },
    { name: 'ci_high', type: 'number', means: 'Upper one.', cell: ({ correlation }) => correlation.high },
    { name: 'p_adjusted', type: 'number', means: 'For looking at all of them.', cell: ({ pValue }) => pValue },
    { name: 'stands_out', type: 'boolean', means: 'p_adjusted <= 0.05.', cell: ({ standsOut }) => String(standsOut) },
  ],
};

/** Lines without line ends, no wider than `width`. */
export function firstLookLines(
  scenario: Scenario,
  quantity: Quantity,
  { worlds, inputs }: FirstLook,
  width: number,
  style: Style = plain,
): string[] {
  const say = (text: string) => wrapped(show(text, 1000), width);
  const signed = (x: number) => `${x > 0 ? '+' : ''}${grouped(x, 2)}`;
  const rows = inputs.slice(0, MOST_SHOWN).map(({ path, strategies, correlation, standsOut }) => ({
    label: `${path.replace(/^mechanisms\./, '')}${strategies.length === 1 ? ` (${strategies[0]})` : ''}`,
    cells: [
      { text: signed(correlation.value), below: `${signed(correlation.low)} to ${signed(correlation.high)}` },
      { text: standsOut ? 'yes' : '' },
    ],
  }));
  const out = inputs.filter(({ standsOut }) => standsOut);
  const names = out.slice(0, 3).map(({ path, correlation }) => `${path} (${signed(correlation.value)})`);
  const left = inputs.length - rows.length;
  return [
    ...say(scenario.label).map(style.strong),
    ...say(
      `${quantity.metric.label}, ${quantityInWords(quantity)}: which of ${inputs.length} numbers that were drawn does it go with, over the ${worlds} worlds of this run? Rank correlations with 95% limits, each by itself.`,
    ),
    '',
    ...terminalTable(
      [
        ['rank', 'correlation'],
        ['stands out', 'among all'],
      ],
      rows,
      width,
      style,
    ),
    ...(left > 0 ? say(`and ${left} more: --format csv has all.`) : []),
    '',
    style.strong('Answer'),
    ...setIn(
      out.length === 0
        ? 'None of them stands out from what chance shows among so many: more replications, or the scenario itself in place of the run, would tell more.'
        : `It goes most with ${names.join(', then ')}. What share of it each has is told by golive sensitivity with the scenario.`,
      width,
    ),
  ];
}
