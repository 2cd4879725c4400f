/** What each mechanism contributes, as figures: the largest part first, and what is left to interaction. */
import type { Attribution, Part } from '../../experiment/attribution.js';
import { metricById } from '../../model/metrics/registry.js';
import { largestOf } from '../numbers.js';
import { between, type Figure, type FigureTable, NONE, UNKNOWN } from './figure.js';

/** A section for each metric; mechanisms without any effect on it are left out. */
export function attributionFigures({ mechanisms, parts }: Attribution): FigureTable {
  const metrics = [...new Set(parts.map(({ metric }) => metric))];
  const sections = metrics.map((metric) => {
    const own = parts.filter((part) => part.metric === metric);
    const largest = largestOf(own.map(({ mean }) => mean));
    const find = (kind: Part['kind'], mechanism = '') =>
      own.find((part) => part.kind === kind && part.mechanism === mechanism)!;
    const figure = (kind: Part['kind'], mechanism = '') => figureOf(find(kind, mechanism), largest);
    const size = (mechanism: string) =>
      Math.max(Math.abs(find('taken_away', mechanism).mean ?? 0), Math.abs(find('alone', mechanism).mean ?? 0));
    const active = mechanisms.filter((mechanism) => size(mechanism) > 0).sort((a, b) => size(b) - size(a));
    return {
      heading: metricById(metric)!.label,
      rows: [
        { label: 'All together', metric, figures: [figure('all'), NONE] },
        ...active.map((id) => ({ label: id, metric, figures: [figure('taken_away', id), figure('alone', id)] })),
        { label: 'Interaction', metric, figures: [NONE, figure('interaction')] },
      ],
    };
  });
  return { columns: [['taken', 'away'], ['alone']], sections };
}

function figureOf({ mean: value, low, high, unit }: Part, largest: number): Figure {
  if (value === undefined) return UNKNOWN;
  return { kind: 'number', value, unit, interval: between(low, high), largest, emphasis: 'none' };
}
