/** What each mechanism contributes, as a person reads it: the largest part first, and what is left to interaction. */
import type { Attribution, Part } from '../experiment/attribution.js';
import type { Scenario } from '../scenario/scenario.js';
import { show } from '../scenario/text/issues.js';
import { attributionFigures } from './figures/attribution.js';
import { figureLines } from './figures/terminal.js';
import { plain, type Style } from './style.js';
import type { Table } from './tables/table.js';
import { wrapped } from './width.js';

/** The rows of `golive explain --format csv`. */
export const attributionTable: Table<Part> = {
  name: 'attribution',
  title: 'What each mechanism contributes to the excess over the counterfactual',
  columns: [
    { name: 'metric', type: 'string', means: 'Id of the metric.', cell: ({ metric }) => metric },
    { name: 'kind', type: 'string', means: 'all, taken_away, alone or interaction.', cell: ({ kind }) => kind },
    {
      name: 'mechanism',
      type: 'string',
      means: 'Id of the mechanism; empty for the whole and the interaction.',
      cell: ({ mechanism }) => mechanism,
    },
    { name: 'unit', type: 'string', means: 'Unit of the numbers that follow.', cell: ({ unit }) => unit },
    { name: 'n', type: 'integer', means: 'Replications.', cell: ({ n }) => n },
    { name: 'mean', type: 'number', means: 'Mean over the replications.', cell: ({ mean }) => mean },
    { name: 'ci_low', type: 'number', means: 'Lower end of its 95% interval (Student t).', cell: ({ low }) => low },
    { name: 'ci_high', type: 'number', means: 'Upper end of it.', cell: ({ high }) => high },
  ],
};

/** Lines without line ends, no wider than `width`. */
export function attributionLines(
  scenario: Scenario,
  attribution: Attribution,
  width: number,
  style: Style = plain,
): string[] {
  const { strategy, replications, mechanisms, parts } = attribution;
  const say = (text: string) => wrapped(show(text, 500), width);
  const idle = mechanisms.filter((id) => parts.every(({ mechanism, mean }) => mechanism !== id || (mean ?? 0) === 0));
  return [
    ...say(scenario.label).map(style.strong),
    ...say(
      `What each mechanism contributes to the harm of ${strategy} beyond the same future without go-lives. ` +
        `${replications} replications; means, with 95% intervals below them.`,
    ),
    ...say(
      'Taken away: the harm less the harm without it. Alone: the harm of it alone. Interaction: what all together do ' +
        'beyond the sum of each alone.',
    ).map(style.quiet),
    '',
    ...figureLines(attributionFigures(attribution), width, style),
    ...(idle.length === 0 ? [] : ['', ...say(`No effect here: ${idle.join(', ')}.`)]),
  ];
}
