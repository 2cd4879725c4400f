/** What was published of the programme beside what is simulated, where it was simulated for that. */
import type { TargetFit, Validation } from '../../../experiment/validate-observed.js';
import { metricById } from '../../../model/metrics/registry.js';
import type { Observation } from '../../../scenario/resolve/observed.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { interval, largestOf, scaleFor } from '../../numbers.js';
import type { Observed } from '../page-data.js';

export function observedOf({ observed }: Scenario, validation: Validation | undefined): Observed[] {
  return observed.map((one, i) => rowOf(one, validation?.fits[i]));
}

function rowOf(one: Observation, fit: TargetFit | undefined): Observed {
  const { id, label, strategy, trust, value, range, source } = one;
  const unit = one.measure === 'relative' ? 'share' : (metricById(one.metric)?.unit ?? '');
  const scale = (...numbers: (number | undefined)[]) => scaleFor(unit, [largestOf(numbers)], 1);
  const known = fit?.q05 !== undefined && fit.q50 !== undefined && fit.q95 !== undefined;
  return {
    id,
    label,
    strategy,
    trust: trust ?? '',
    published: scale(value, ...range).full(value),
    range: interval(...range, scale(value, ...range)),
    simulated: known ? scale(fit.q50, fit.q05, fit.q95).full(fit.q50!) : '',
    interval: known ? interval(fit.q05!, fit.q95!, scale(fit.q50, fit.q05, fit.q95)) : '',
    verdict: fit === undefined ? '' : fit.within ? 'in' : 'out',
    source,
  };
}
