/** Which numbers decide a difference, as a person reads it. */
import { type Quantity, quantityInWords } from '../../experiment/studies/at-worlds.js';
import type { StudyInput } from '../../experiment/studies/inputs-by-path.js';
import type { ScreenedInput, SharedOut } from '../../experiment/studies/sensitivity.js';
import type { Scenario } from '../../scenario/scenario.js';
import { show } from '../../scenario/text/issues.js';
import type { Estimate } from '../../stats/estimate.js';
import { percent, scaleFor } from '../numbers.js';
import { plain, type Style } from '../style.js';
import type { Table } from '../tables/table.js';
import { terminalTable } from '../terminal-table.js';
import { wrapped } from '../width.js';
import { setIn } from './set-in.js';

/** Numbers of the screening that are shown. */
const MOST_SHOWN = 12;

/** One number with all that is known of it. */
export interface SensitivityRow {
  readonly path: string;
  readonly screened: ScreenedInput;
  readonly alone: Estimate | undefined;
  readonly total: Estimate | undefined;
}

/** The rows of `golive sensitivity --format csv`. */
export const sensitivityTable: Table<SensitivityRow> = {
  name: 'sensitivity',
  title: 'How much each number that is drawn matters for a difference',
  columns: [
    { name: 'path', type: 'string', means: 'Path of the number; (chance) for chance.', cell: ({ path }) => path },
    { name: 'mu', type: 'number', means: 'Mean elementary effect.', cell: ({ screened }) => screened.mu },
    { name: 'mu_star', type: 'number', means: 'Mean absolute one.', cell: ({ screened }) => screened.muStar },
    { name: 'sigma', type: 'number', means: 'Standard deviation of them.', cell: ({ screened }) => screened.sigma },
    ...(['alone', 'total'] as const).flatMap((kind) => [
      {
        name: `${kind}_share`,
        type: 'number' as const,
        means: `Share of the variance, ${kind === 'alone' ? 'alone' : 'in any company'}.`,
        cell: (row: SensitivityRow) => row[kind]?.value,
      },
      {
        name: `${kind}_ci_low`,
        type: 'number' as const,
        means: 'Lower 95% limit.',
        cell: (row: SensitivityRow) => row[kind]?.low,
      },
      {
        name: `${kind}_ci_high`,
        type: 'number' as const,
        means: 'Upper one.',
        cell: (row: SensitivityRow) => row[kind]?.high,
      },
    ]),
  ],
};

/** All numbers in the order of the screening, then chance. */
export function sensitivityRows(
  screened: readonly ScreenedInput[],
  shared: readonly StudyInput[],
  found: SharedOut,
): SensitivityRow[] {
  const rows = screened.map((one): SensitivityRow => {
    const index = found.indices[shared.indexOf(one.input)];
    return { path: one.input.path, screened: one, alone: index?.first, total: index?.total };
  });
  const unknown = { mu: Number.NaN, muStar: Number.NaN, sigma: Number.NaN };
  const chance = {
    alone: found.noise.first,
    total: found.noise.total,
    path: '(chance)',
    screened: { ...unknown, input: shared[0]! },
  };
  return [...rows, chance];
}

/** Lines without line ends, no wider than `width`. */
export function sensitivityLines(
  scenario: Scenario,
  quantity: Quantity,
  rows: readonly SensitivityRow[],
  { walks, worlds }: { readonly walks: number; readonly worlds: number },
  width: number,
  style: Style = plain,
): string[] {
  const say = (text: string) => wrapped(show(text, 1000), width);
  const inputs = rows.slice(0, -1);
  const chance = rows.at(-1)!;
  const scale = scaleFor(
    quantity.metric.unit,
    inputs.flatMap(({ screened }) => [screened.muStar, screened.sigma]),
  );
  const share = (estimate: Estimate | undefined) =>
    estimate === undefined || Number.isNaN(estimate.value)
      ? { text: '' }
      : {
          text: percent(Math.max(0, estimate.value)),
          below: `${percent(Math.max(0, estimate.low))} to ${percent(Math.min(1, Math.max(0, estimate.high)))}`,
        };
  const table = inputs.slice(0, MOST_SHOWN).map(({ path, screened, alone, total }) => ({
    label: path.replace(/^mechanisms\./, ''),
    cells: [
      { text: scale.full(screened.muStar), below: `spread ${scale.short(screened.sigma)}` },
      share(alone),
      share(total),
    ],
  }));
  const left = inputs.length - table.length;
  return [
    ...say(scenario.label).map(style.strong),
    ...say(
      `${quantity.metric.label}, ${quantityInWords(quantity)}: which of ${inputs.length} numbers that are drawn does it hang on? ` +
        `Screened by ${walks} walks; the first shared out over ${worlds} worlds, with 95% intervals.`,
    ),
    ...say(
      'Effect: what going through all of its range changes, on average, and how unlike these changes are. Alone and in any ' +
        'company: its share of the variance; in any company is more where it acts with others.',
    ).map(style.quiet),
    '',
    ...terminalTable(
      [['effect'], ['alone'], ['in any', 'company']],
      [...table, { label: 'chance', cells: [{ text: '' }, share(chance.alone), share(chance.total)] }],
      width,
      style,
    ),
    ...(left > 0 ? say(`and ${left} more of less effect: --format csv has all.`) : []),
    '',
    style.strong('Answer'),
    ...answer(rows).flatMap((text) => setIn(text, width)),
  ];
}

function answer(rows: readonly SensitivityRow[]): string[] {
  const chance = rows.at(-1)!;
  const clear = rows.slice(0, -1).filter(({ total }) => total !== undefined && total.low > 0.05);
  clear.sort((a, b) => b.total!.value - a.total!.value);
  const noise = chance.total;
  const ofChance =
    noise === undefined || Number.isNaN(noise.value)
      ? 'It never differs.'
      : `Chance has a part in ${percent(Math.max(0, Math.min(1, noise.value)))} of its variance in one replication: more replications take that away, better evidence does not.`;
  if (clear.length === 0)
    return ['None of the numbers stands out: none surely has a part in 5% of the variance.', ofChance];
  const names = clear.slice(0, 3).map(({ path, total }) => `${path} (${percent(Math.min(1, total!.value))})`);
  return [`It hangs most on ${names.join(', then ')}.`, ofChance];
}
