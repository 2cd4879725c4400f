/** How a metric is measured when a study asks for it by name alone: as the answer shows it. */
import type { Metric } from '../../model/metrics/metric.js';
import { besideVerdicts, course, type Headline, headlines, longWaits } from '../headlines.js';

const shown = [...headlines, ...besideVerdicts, ...course, ...longWaits];

/** Harm as its excess over the counterfactual, what the programme did as it is. */
export function measureOf({ id, concerns }: Metric): Headline {
  return (
    shown.find(({ metric }) => metric === id) ?? { metric: id, measure: concerns === 'programme' ? 'level' : 'excess' }
  );
}
