/** Where the gate was wrong: it sees what is reported, not what is true. */
import { factsOf } from '../folds/facts-of-slice.js';
import { meanOfCases } from '../measures.js';
import type { Metric } from '../metric.js';
import type { Slice } from '../slice.js';

/** Let through although not ready. */
export const gateFalsePassShare: Metric = {
  id: 'gate_false_pass_share',
  unit: 'share',
  better: 'lower',
  label: 'False passes of the gate',
  definition:
    'Of the reviews that let a go-live through, overridden ones too, the share whose true readiness was below the threshold.',
  concerns: 'programme',
  aggregation: 'of all reviews',
  atEnd: 'nothing_cut',
  censoring: 'none; unknown where nobody was let through',
  ...meanOfCases((slice) => mistakes(slice, (verdict) => verdict !== 'defer')),
};

/** Deferred although ready. */
export const gateFalseStopShare: Metric = {
  id: 'gate_false_stop_share',
  unit: 'share',
  better: 'lower',
  label: 'False stops of the gate',
  definition: 'Of the reviews that deferred a go-live, the share whose true readiness was at or above the threshold.',
  concerns: 'programme',
  aggregation: 'of all reviews',
  atEnd: 'nothing_cut',
  censoring: 'none; unknown where nobody was deferred',
  ...meanOfCases((slice) => mistakes(slice, (verdict) => verdict === 'defer')),
};

/** Of each review with such a verdict: 1 if a gate that sees the truth would have judged otherwise, else 0. */
function mistakes(slice: Slice, counts: (verdict: string) => boolean): number[] {
  return factsOf(slice, 'gate')
    .filter(({ verdict, threshold }) => threshold >= 0 && counts(verdict))
    .map(({ verdict, truth, threshold }) => (truth < threshold === (verdict !== 'defer') ? 1 : 0));
}
