/** The numbers that nobody knows and that a headline difference from the reference hangs on, those that stand out. */
import type { Results } from '../../../experiment/run-design.js';
import { metricById } from '../../../model/metrics/registry.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { grouped, interval, type Scale } from '../../numbers.js';
import { pathInWords, sourceOf } from '../../what-it-hangs-on.js';
import type { Matter } from '../page-data.js';

/** A correlation has two decimals. */
const scale: Scale = { short: (x) => grouped(x, 2), full: (x) => grouped(x, 2) };

export function mattersOf(scenario: Scenario, { whatMatters, design }: Results): Matter[] {
  return whatMatters
    .filter(({ reference }) => reference === design.reference)
    .flatMap(({ strategy, metric, inputs }) =>
      inputs
        .filter(({ standsOut }) => standsOut)
        .map(({ path, strategies, correlation: { value, low, high } }): Matter => {
          const under = strategies.length === 1 ? ` under ${strategies[0]}` : '';
          return {
            strategy,
            metric,
            label: metricById(metric)?.label ?? metric,
            number: `${pathInWords(path)}${under}`,
            source: sourceOf(scenario, path, strategies[0]) ?? '',
            correlation: scale.full(value),
            interval: interval(low, high, scale),
            strength: value,
          };
        }),
    )
    .sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength));
}
