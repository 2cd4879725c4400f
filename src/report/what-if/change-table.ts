/** What a change does to one strategy, as a table of figures: before, after, and the paired difference. */
import type { Change } from '../../experiment/paired-change.js';
import { metricById } from '../../model/metrics/registry.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import { labelOfMetric } from '../figures/board.js';
import { between, type Figure, type FigureRow, type FigureTable, UNKNOWN } from '../figures/figure.js';
import { largestOf } from '../numbers.js';

/** @param start  ISO date of day 0 */
export function changeTable(changes: readonly Change[], start: string): FigureTable {
  return {
    columns: [['as in the report'], ['with the change'], ['difference']],
    sections: [{ heading: '', rows: changes.map((change) => rowOf(change, start)) }],
  };
}

function rowOf({ metric, before, after, difference, low, high }: Change, start: string): FigureRow {
  const unit = metricById(metric)?.unit ?? '';
  const isDay = unit === 'day';
  const largest = largestOf([before, after]);
  const level = (value: number | undefined): Figure => {
    if (value === undefined) return UNKNOWN;
    if (isDay) return { kind: 'date', date: isoDate(start, value), reached: undefined };
    return { kind: 'number', value, unit, largest, emphasis: 'none' };
  };
  const isSure = low !== undefined && high !== undefined && (low > 0 || high < 0);
  const gap: Figure =
    difference === undefined
      ? UNKNOWN
      : {
          kind: 'number',
          value: difference,
          unit: isDay ? 'days' : unit,
          interval: low === high ? undefined : between(low, high),
          largest: largestOf([difference, low, high]),
          withUnit: isDay,
          emphasis: isSure ? 'none' : 'muted',
        };
  return { label: labelOfMetric(metric), metric, figures: [level(before), level(after), gap] };
}
