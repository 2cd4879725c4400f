/** Published values beside simulated ones, as figures: a section for each strategy, in the order of the file. */
import type { TargetFit } from '../../experiment/validate-observed.js';
import { show } from '../../scenario/text/issues.js';
import { largestOf } from '../numbers.js';
import { unitOf, verdict } from '../tables/targets.js';
import { between, type Figure, type FigureRow, type FigureSection, type FigureTable, UNKNOWN } from './figure.js';

/** Longest label of an observation that is echoed, in characters. */
const LONGEST = 200;

export function validationFigures(fits: readonly TargetFit[]): FigureTable {
  const sections: { heading: string; rows: FigureRow[]; strategy: string }[] = [];
  for (const fit of fits) {
    const { strategy } = fit.target.observation;
    if (sections.at(-1)?.strategy !== strategy) sections.push({ heading: `Under ${strategy}`, rows: [], strategy });
    sections.at(-1)!.rows.push(rowOf(fit));
  }
  return {
    columns: [['published'], ['simulated'], ['']],
    sections: sections.map(({ heading, rows }): FigureSection => ({ heading, rows })),
  };
}

function rowOf({ target, q05, q50, q95, within }: TargetFit): FigureRow {
  const { id, label, trust, metric, value, range } = target.observation;
  const unit = unitOf(target);
  const figure = (x: number, low: number, high: number): Figure => ({
    ...{ kind: 'number', value: x, unit, interval: between(low, high), largest: largestOf([x, low, high]) },
    ...{ decimals: 1, emphasis: 'none' },
  });
  const known = q05 !== undefined && q50 !== undefined && q95 !== undefined;
  return {
    label: `${id} ${show(label, LONGEST)}${trust === null ? '' : `, ${trust}`}`,
    metric,
    figures: [
      figure(value, ...range),
      known ? figure(q50, q05, q95) : UNKNOWN,
      { kind: 'word', text: verdict(within) },
    ],
  };
}
