/** The answer to a scenario as values: the question, the strategies side by side, and what their differences say in words. */
import { harm, ofWholeProgramme } from '../../experiment/headlines.js';
import type { Results } from '../../experiment/run-design.js';
import { metricById } from '../../model/metrics/registry.js';
import type { Scenario } from '../../scenario/scenario.js';
import { caveat, holdInWords, liveBeforeInWords, verdictInWords } from '../sentences.js';
import { type FigureTable, UNKNOWN } from './figure.js';
import { sideBySide } from './side-by-side.js';
import { written } from './written.js';

export interface Answer {
  readonly title: string;
  /** Empty where the file asks none. */
  readonly question: string;
  /** How many replications of which days, and how the figures are to be read. */
  readonly setting: string;
  readonly figures: FigureTable;
  /** Each of one or more sentences. */
  readonly paragraphs: readonly (readonly string[])[];
}

export function answerOf(scenario: Scenario, results: Results): Answer {
  const figures = sideBySide(scenario.start, results);
  return {
    title: scenario.label,
    question: scenario.question,
    setting: settingInWords(scenario, results) + dashInWords(figures),
    figures,
    paragraphs: paragraphs(results),
  };
}

function settingInWords({ start, end }: Scenario, { design }: Results): string {
  const count = design.replications.length;
  const many = count === 1 ? '1 replication' : `${count} replications`;
  const spread = count === 1 ? '' : ' Means, with 95% intervals below them; completion is the median.';
  const { repeats } = design.settings;
  const worlds = repeats === 1 ? '' : ` ${count / repeats} draws of the numbers, each simulated ${repeats} times.`;
  return `${many} from ${start} to ${end}; in each, all strategies meet the same world.${worlds}${spread}`;
}

/** What a dash means, where the figures have one. */
function dashInWords({ sections }: FigureTable): string {
  const all = sections.flatMap(({ rows }) => rows).flatMap(({ figures }) => figures);
  return all.some(({ kind }) => kind === 'unknown') ? ` ${written(UNKNOWN).text} is unknown.` : '';
}

/** Every strategy against the first; the other pairs are in the tables. */
function paragraphs(results: Results): string[][] {
  const { design, verdicts, holdValues } = results;
  const before = design.settings.trusts.filter(
    ({ goLiveOnRecord }) => goLiveOnRecord !== null && goLiveOnRecord.day < 0,
  );
  const parts = [
    ...partsOfSpread(results).map((sentence) => [sentence]),
    ...(before.length === 0 ? [] : [[liveBeforeInWords(before.map(({ label }) => label))]]),
  ];
  const first = design.strategies[1];
  const chosen = verdicts.filter((verdict) => verdict.reference === first);
  if (chosen.length === 0) return [['One strategy alone: there is nothing to compare it with.'], ...parts];
  const rest = verdicts.length > chosen.length ? ' Every other pair is in comparisons.csv.' : '';
  return [...chosen.map(verdictInWords), ...holdValues.map((value) => [holdInWords(value)]), ...parts, [caveat + rest]];
}

/** Where the spread of the harm comes from, if replications share their numbers. */
function partsOfSpread({ design, summaries }: Results): string[] {
  if (design.settings.repeats === 1) return [];
  return harm.flatMap(({ metric, measure }) => {
    const shares = summaries.flatMap((row) => {
      if (row.metric !== metric || row.measure !== measure || !ofWholeProgramme(row)) return [];
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
}
