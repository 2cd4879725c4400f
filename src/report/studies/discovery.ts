/** When a strategy loses, in words. */
import type { Quantity } from '../../experiment/studies/at-worlds.js';
import type { Discovery } from '../../experiment/studies/discover.js';
import type { StudyInput } from '../../experiment/studies/inputs-by-path.js';
import type { Scenario } from '../../scenario/scenario.js';
import { show } from '../../scenario/text/issues.js';
import { percent } from '../numbers.js';
import { plain, type Style } from '../style.js';
import { wrapped } from '../width.js';
import { setIn } from './set-in.js';

/** A side is told where it comes back in at least so many of the halves. */
const COMES_BACK = 0.5;

/** Lines without line ends, no wider than `width`. */
export function discoveryLines(
  scenario: Scenario,
  { strategy, less, metric }: Quantity,
  inputs: readonly StudyInput[],
  { worlds, cases, box, again }: Discovery,
  width: number,
  style: Style = plain,
): string[] {
  const say = (text: string) => wrapped(show(text, 1000), width);
  const answer = (text: string) => setIn(text, width);
  const other = less ?? 'no go-live';
  const head = [
    ...say(scenario.label).map(style.strong),
    ...say(
      `${metric.label}: when does ${strategy} do worse than ${other}? It does in ${cases} of ${worlds} worlds, in which ${inputs.length} numbers are drawn anew.`,
    ),
    '',
    style.strong('Answer'),
  ];
  if (cases === 0 || cases === worlds) {
    return [
      ...head,
      ...answer(`${strategy} ${cases === 0 ? 'never does worse' : 'always does worse'}: there is nothing to find.`),
    ];
  }
  const sides = box?.sides.filter(({ factor }) => again[factor]! >= COMES_BACK) ?? [];
  if (box === undefined || sides.length === 0) {
    return [...head, ...answer('No numbers tell when: no box of them comes back in halves of the worlds.')];
  }
  const words = box.sides.map(({ factor, side, limit }) => {
    const { path, unit } = inputs[factor]!;
    return `${path} is ${side === 'below' ? 'under' : 'over'} ${Number(limit.toPrecision(3))}${unit === '' || unit === 'share' ? '' : ` ${unit}`}`;
  });
  return [
    ...head,
    ...answer(`${strategy} does worse when ${words.join(' and ')}.`),
    ...answer(
      `That holds ${percent(box.coverage)} of the worlds in which it does; of the ${box.points} worlds in which that is so, it does worse in ${percent(box.density)} (in ${percent(cases / worlds)} of all).`,
    ),
    ...box.sides.flatMap(({ factor, pValue }) =>
      answer(
        `${inputs[factor]!.path}: found again in ${percent(again[factor]!)} of the halves of the worlds; a chance of ${pValue < 0.001 ? 'less than 0.1%' : percent(pValue)} if it had no effect.`,
      ),
    ),
  ];
}
