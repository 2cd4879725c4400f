/** Where the gate was wrong: it sees what is reported, not what is true. */
import { factsOf } from './fact-folds.js';
import { type Metric, programmeLevel, type Slice } from './metric.js';

export const gateFalsePassShare: Metric = {
  id: 'gate_false_pass_share',
  unit: 'share',
  better: 'lower',
  label: 'False passes of the gate',
  definition:
    'Of the reviews that let a go-live through, overridden ones too, the share whose true readiness was below the threshold.',
  aggregation: 'of all reviews',
  censoring: 'none; unknown where nobody was let through',
  fold: programmeLevel((slice) => ({ value: wrong(slice, (verdict) => verdict !== 'defer'), censored: false })),
};

export const gateFalseStopShare: Metric = {
  id: 'gate_false_stop_share',
  unit: 'share',
  better: 'lower',
  label: 'False stops of the gate',
  definition: 'Of the reviews that deferred a go-live, the share whose true readiness was at or above the threshold.',
  aggregation: 'of all reviews',
  censoring: 'none; unknown where nobody was deferred',
  fold: programmeLevel((slice) => ({ value: wrong(slice, (verdict) => verdict === 'defer'), censored: false })),
};

/** Of the reviews with a verdict, the share that a gate which sees the truth would have judged otherwise. */
function wrong(slice: Slice, counts: (verdict: string) => boolean): number {
  const reviews = factsOf(slice, 'gate').filter(({ verdict, threshold }) => threshold >= 0 && counts(verdict));
  const mistaken = reviews.filter(({ verdict, truth, threshold }) => truth < threshold === (verdict !== 'defer'));
  return mistaken.length / reviews.length;
}
