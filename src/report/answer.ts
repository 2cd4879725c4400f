/**
 * The answer to a scenario as a person reads it on a terminal: the question, the strategies side by side, what their
 * differences say in words, and where the tables are. Short enough to be taken in at once; everything else is in files.
 */
import { harm } from '../experiment/headlines.js';
import type { Results } from '../experiment/run-design.js';
import { metricById } from '../model/metrics/registry.js';
import type { Scenario } from '../scenario/scenario.js';
import { show } from '../scenario/text/issues.js';
import { caveat, holdInWords, verdictInWords } from './sentences.js';
import { sideBySide } from './side-by-side.js';
import { plain, type Style } from './style.js';
import { wrapped } from './width.js';

/** Longest text of a scenario that is echoed, in characters. */
const LONGEST = 500;

export interface AnswerOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Where the tables are, as text; absent when none were written. */
  readonly tables?: string | undefined;
  readonly style?: Style | undefined;
}

/** The answer, line by line, without line ends. */
export function answer(scenario: Scenario, results: Results, options: AnswerOptions): string[] {
  const { width, style = plain, tables } = options;
  const say = (text: string, hang = 0) => wrapped(show(text, LONGEST), width, hang);
  return [
    ...say(scenario.label).map(style.strong),
    ...(scenario.question === '' ? [] : say(scenario.question)),
    '',
    ...say(setting(scenario, results)).map(style.quiet),
    '',
    ...sideBySide(scenario.start, results, width, style),
    '',
    style.strong('Answer'),
    ...spoken(results).flatMap((text) => wrapped(text, width - 2, 2).map((line) => (line === '' ? '' : `  ${line}`))),
    ...(tables === undefined ? [] : ['', ...say(`Tables: ${tables}`, 2).map(style.quiet)]),
  ];
}

function setting({ start, end }: Scenario, { design }: Results): string {
  const count = design.replications.length;
  const many = count === 1 ? '1 replication' : `${count} replications`;
  const spread = count === 1 ? '' : ' Means, with 95% intervals below them; completion is the median.';
  const { repeats } = design.settings;
  const worlds = repeats === 1 ? '' : ` ${count / repeats} draws of the numbers, each lived ${repeats} times.`;
  return `${many} from ${start} to ${end}; in each, all strategies meet the same world.${worlds}${spread}`;
}

/** Where the spread of the harm comes from, if replications share their numbers. */
function partsOfSpread({ design, summaries }: Results): string[] {
  if (design.settings.repeats === 1) return [];
  const sentences = harm.flatMap(({ metric, measure }) => {
    const shares = summaries.flatMap((row) => {
      if (row.metric !== metric || row.measure !== measure || row.scope !== 'programme' || row.window !== 'all')
        return [];
      const { sdNumbers, sdChance, strategy } = row;
      if (sdNumbers === undefined || sdChance === undefined || sdNumbers + sdChance === 0) return [];
      const share = (sdNumbers * sdNumbers) / (sdNumbers * sdNumbers + sdChance * sdChance);
      return [`${Math.round(100 * share)}% under ${strategy}`];
    });
    const label = metricById(metric)!.label.toLowerCase();
    return shares.length === 0
      ? []
      : [`Of the variance of ${label}, ${shares.join(', ')} comes from not knowing the numbers; the rest is chance.`];
  });
  return sentences.flatMap((sentence) => [sentence, '']);
}

/** Every strategy against the first; the other pairs are in the tables. */
function spoken(results: Results): string[] {
  const { design, verdicts } = results;
  const parts = partsOfSpread(results);
  const first = design.strategies[1];
  const chosen = verdicts.filter((verdict) => verdict.reference === first);
  if (chosen.length === 0) return ['One strategy alone: there is nothing to compare it with.', ...parts];
  const rest = verdicts.length > chosen.length ? ' Every other pair is in comparisons.csv.' : '';
  const holds = results.holdValues.flatMap((value) => [holdInWords(value), '']);
  return [...chosen.flatMap((verdict) => [...verdictInWords(verdict), '']), ...holds, ...parts, caveat + rest];
}
