/**
 * The answer in pictures for a terminal: bars of what a board decides by, the waiting list under each strategy, and how
 * trusts go through the programme. They are drawn from what the tables hold, and kept short: where there are many trusts,
 * their strips are those of the reference, or none unless the measures of trusts were asked for.
 */
import { headlines } from '../../experiment/headlines.js';
import type { Results } from '../../experiment/run-design.js';
import { weeklyBands } from '../../experiment/weekly.js';
import { series } from '../../model/series.js';
import type { Scenario } from '../../scenario/scenario.js';
import { show } from '../../scenario/text/issues.js';
import { boardOf, figuresOf, labelOfMetric } from '../figures/board.js';
import { wordScaleFor } from '../numbers.js';
import type { Style } from '../style.js';
import { padded, wrapped } from '../width.js';
import { barLines } from './bars.js';
import type { Glyphs } from './glyphs.js';
import { phaseStrips, stripKey, yearsLine } from './phase-strips.js';
import { inCells, sparkline } from './sparkline.js';

interface Drawn {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
  readonly glyphs: Glyphs;
}

/** Most strips that are drawn unasked. */
const MOST_STRIPS = 20;
const LONGEST_NAME = 18;
/** Bars that are longer say no more. */
const WIDEST_BARS = 100;
const INDENT = 2;

/** Lines without line ends. */
export function pictureLines(scenario: Scenario, results: Results, { width, style, glyphs }: Drawn): string[] {
  const room = width - INDENT;
  const pictures = [
    choiceInBars(scenario, results, Math.min(room, WIDEST_BARS), glyphs),
    waitingLists(scenario, results, room, glyphs),
    trustsInStrips(scenario, results, room),
  ].filter(({ lines }) => lines.length > 0);
  return pictures.flatMap(({ heading, lines, key }) => [
    ...wrapped(heading, width).map(style.strong),
    ...lines.map((line) => ' '.repeat(INDENT) + line),
    ...key.flatMap((text) => wrapped(text, room)).map((line) => ' '.repeat(INDENT) + style.quiet(line)),
  ]);
}

interface Picture {
  readonly heading: string;
  readonly lines: readonly string[];
  /** How it is read. */
  readonly key: readonly string[];
}

const heads = new Map([
  ['wait_patient_days', 'waited'],
  ['lost_revenue_gbp', 'revenue lost'],
  ['net_cost_gbp', 'net cost'],
]);

/** What strategies are compared by, a line for each; nothing where there is one. */
function choiceInBars(scenario: Scenario, results: Results, room: number, glyphs: Glyphs): Picture {
  const board = boardOf(scenario, results);
  const measures = headlines.map((headline) => ({
    head: heads.get(headline.metric) ?? labelOfMetric(headline.metric),
    figures: figuresOf(board, headline, { withInterval: true }),
  }));
  const isBelow = measures.some(({ figures }) => figures.some((one) => one.kind === 'number' && one.value < 0));
  const lines = board.strategies.length < 2 ? [] : barLines(board.strategies.map(named), measures, room, glyphs);
  const below = isBelow ? `; ${glyphs.below} below 0` : '';
  return {
    heading: 'Beyond the same future without go-lives',
    lines,
    key: [
      `${glyphs.solid} as far as is sure at 95%, ${glyphs.light} its interval${below}; each column has a scale of its own`,
    ],
  };
}

const LIST = series.find(({ id }) => id === 'true_list')!;

/** Who waits, week by week: the mean of the replications, all strategies on one scale. */
function waitingLists(scenario: Scenario, results: Results, room: number, { levels }: Glyphs): Picture {
  const byStrategy = new Map<string, (number | undefined)[]>(results.design.strategies.map((id) => [id, []]));
  for (const { strategy, scopeId, series: of, mean } of weeklyBands(results.weekly))
    if (of === LIST && scopeId === '') byStrategy.get(strategy)!.push(mean);
  const names = [...byStrategy.keys()].map(named);
  const label = Math.max(...names.map(({ length }) => length)) + 1;
  const rows = [...byStrategy.values()].map((weeks) => inCells(weeks, Math.max(1, room - label)));
  const known = rows.flat().filter((x) => x !== undefined);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const isSaid = known.length > 0 && high > 0;
  const { full } = wordScaleFor(LIST.unit, [high]);
  return {
    heading: isSaid ? `Patients who wait, week by week: ${full(low)} to ${full(high)}` : '',
    lines: isSaid
      ? [
          ' '.repeat(label) + yearsLine(scenario, rows[0]!.length),
          ...rows.map((row, s) => padded(names[s]!, label) + sparkline(row, { low, high, levels })),
        ]
      : [],
    key: [],
  };
}

/** The phase in which a trust is in most replications, over time. */
function trustsInStrips(scenario: Scenario, { design, timelines }: Results, room: number): Picture {
  const trusts = scenario.settings.trusts.length;
  const strategies = design.strategies.slice(1);
  const isAll = design.perTrust || strategies.length * trusts <= MOST_STRIPS;
  const drawn = isAll ? strategies : trusts <= MOST_STRIPS && design.reference !== undefined ? [design.reference] : [];
  const strips = drawn.map((strategy) => ({
    strategy,
    ...phaseStrips(scenario, ({ id }, days) => timelines.usualPhases(strategy, id, days), room),
  }));
  const shown = new Set(strips.flatMap((strip) => [...strip.shown]));
  const more = isAll ? '' : '; every strategy: --per-trust';
  return {
    heading: `Trusts, each in the phase in which most replications are${more}`,
    lines: strips.flatMap(({ strategy, years, lines }, s) => [
      ...(s === 0 ? [years] : []),
      ...(strips.length === 1 && strategies.length === 1 ? [] : [`under ${named(strategy)}`]),
      ...lines,
    ]),
    key: stripKey(shown, room),
  };
}

function named(strategy: string): string {
  return show(strategy, LONGEST_NAME);
}
