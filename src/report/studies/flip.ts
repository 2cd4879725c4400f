/** Where the better of two strategies changes, as a person reads it. */
import type { AtValue, Crossing, Flip } from '../../experiment/studies/flip.js';
import type { FlipMap, FlipQuestion, Ranged } from '../../experiment/studies/flip-study.js';
import type { Scenario } from '../../scenario/scenario.js';
import { show } from '../../scenario/text/issues.js';
import { grouped, scaleFor, wordScaleFor } from '../numbers.js';
import { plain, type Style } from '../style.js';
import type { Table } from '../tables/table.js';
import { terminalTable } from '../terminal-table.js';
import { wrapped } from '../width.js';
import { setIn } from './set-in.js';

/** The rows of `golive flip --format csv`. */
export const flipTable: Table<AtValue> = {
  name: 'flip',
  title: 'The difference of two strategies at values of a parameter',
  columns: [
    { name: 'value', type: 'number', means: 'Value of the parameter.', cell: ({ value }) => value },
    { name: 'n', type: 'integer', means: 'Replications in which both are known.', cell: ({ n }) => n },
    { name: 'mean_difference', type: 'number', means: 'Second strategy less the first.', cell: ({ mean }) => mean },
    { name: 'ci_low', type: 'number', means: 'Lower end of its 95% interval.', cell: ({ low }) => low },
    { name: 'ci_high', type: 'number', means: 'Upper end of it.', cell: ({ high }) => high },
  ],
};

/** Lines without line ends, no wider than `width`. */
export function flipLines(
  scenario: Scenario,
  question: FlipQuestion,
  flip: Flip,
  width: number,
  style: Style = plain,
): string[] {
  const [parameter] = question.parameters as [Ranged];
  const say = (text: string) => wrapped(show(text, 800), width);
  const scale = scaleFor(
    question.metric.unit,
    flip.at.flatMap(({ mean, low, high }) => [mean, low, high]),
  );
  const rows = flip.at
    .filter(({ value }) => flip.grid.includes(value))
    .map(({ value, mean, low, high }) => ({
      label: grouped(value, decimalsOf(parameter)),
      cells: [
        mean === undefined
          ? { text: 'unknown' }
          : { text: scale.full(mean), below: low === undefined ? '' : `${scale.short(low)} to ${scale.short(high!)}` },
        { text: betterAt(question, mean, low, high) },
      ],
    }));
  const [a, b] = question.between;
  return [
    ...say(scenario.label).map(style.strong),
    ...say(
      `${question.metric.label}: at which ${parameter.path} (${parameter.unit || 'no unit'}) does the better of ${a} and ${b} change? ` +
        `${flip.at[0]?.n ?? 0} replications at each of ${flip.at.length} values, the same random numbers at all; ` +
        'means with 95% intervals at nine of them.',
    ),
    '',
    ...terminalTable([[`${b} less`, a], ['better']], rows, width, style),
    '',
    ...style.strong('Answer').split('\n'),
    ...answers(question, parameter, flip).flatMap((text) => setIn(text, width)),
  ];
}

function answers(question: FlipQuestion, parameter: Ranged, { at, grid, crossings, same }: Flip): string[] {
  const [a, b] = question.between;
  const inWords = (value: number) => grouped(value, decimalsOf(parameter));
  if (same.length === at.length) {
    return [`${parameter.path} makes no difference between ${a} and ${b}: both come to the same at every value.`];
  }
  if (crossings.length === 0) {
    const [first, last] = [at[0]!, at.at(-1)!];
    const scale = wordScaleFor(question.metric.unit, [first.mean, last.mean]);
    const end = ({ value, mean }: AtValue) =>
      `${mean === undefined ? 'unknown' : scale.full(mean)} at ${inWords(value)}`;
    return [
      `It does not change between ${inWords(first.value)} and ${inWords(last.value)}: ${end(first)}, ${end(last)}.`,
    ];
  }
  const elsewhere = at.filter(
    ({ value, mean, low, high }) =>
      grid.includes(value) &&
      betterAt(question, mean, low, high) === 'not apart' &&
      !crossings.some((crossing) => crossing.low <= value && value <= crossing.high),
  );
  const also =
    elsewhere.length === 0
      ? []
      : [`Nor can they be told apart at ${elsewhere.map(({ value }) => inWords(value)).join(', ')}.`];
  const told = crossings.map((crossing) => {
    const [below, above] = sides(question, crossing);
    const isTold = !(crossing.openLow && crossing.openHigh);
    const reach = isTold
      ? `between ${crossing.openLow ? 'the low end' : inWords(crossing.low)} and ${crossing.openHigh ? 'the high end' : inWords(crossing.high)} they cannot be told apart`
      : 'nowhere in the range can they be told apart around it';
    return `Below ${inWords(crossing.value)} ${below} ${isTold ? 'is better' : 'has the better mean'}, above it ${above}; ${reach}.`;
  });
  return [...told, ...also];
}

/** Which is better below and above a crossing. */
function sides({ between: [a, b], metric }: FlipQuestion, { below }: Crossing): [string, string] {
  const first = below < 0 === (metric.better === 'lower') ? b : a;
  return [first, first === a ? b : a];
}

function betterAt(
  { between: [a, b], metric }: FlipQuestion,
  mean: number | undefined,
  low: number | undefined,
  high: number | undefined,
): string {
  if (mean === undefined || low === undefined || high === undefined) return 'unknown';
  if (low === 0 && high === 0) return 'same';
  if (low <= 0 && high >= 0) return 'not apart';
  return high < 0 === (metric.better === 'lower') ? b : a;
}

/** Enough decimals to tell the steps of a range apart: three digits of its width. */
function decimalsOf({ from, to }: Ranged): number {
  let decimals = 0;
  for (let width = to - from; width < 100 && decimals < 6; width *= 10) decimals++;
  return decimals;
}

/** A map of who is better: one letter a point, and what cannot be told apart left open. */
export function flipMapLines(
  scenario: Scenario,
  question: FlipQuestion,
  map: FlipMap,
  width: number,
  style: Style = plain,
): string[] {
  const [across, up] = question.parameters as [Ranged, Ranged];
  const [a, b] = question.between;
  const say = (text: string) => wrapped(show(text, 800), width);
  const sign = ({ mean, low, high }: AtValue) => {
    const better = betterAt(question, mean, low, high);
    const leans = mean !== undefined && mean < 0 === (question.metric.better === 'lower');
    return better === b ? '#' : better === a ? 'o' : better === 'not apart' ? (leans ? '+' : '-') : '=';
  };
  const rows = [...map.rows.keys()].reverse().map((r) => ({
    label: grouped(map.rows[r]!, decimalsOf(up)),
    cells: map.at[r]!.map((at) => ({ text: sign(at) })),
  }));
  return [
    ...say(scenario.label).map(style.strong),
    ...say(
      `${question.metric.label}: who is better, ${a} or ${b}? From left to right ${across.path}, from below ${up.path}; ` +
        `${map.at[0]?.[0]?.n ?? 0} replications at each point.`,
    ),
    '',
    ...terminalTable(
      map.columns.map((x) => [grouped(x, decimalsOf(across))]),
      rows,
      width,
      style,
    ),
    '',
    ...say(
      `o ${a} is better, # ${b} is better at 95%; - and + not apart, the mean favours ${a} or ${b}; = the same. The line of equality runs between o or - and # or +.`,
    ).map(style.quiet),
  ];
}
