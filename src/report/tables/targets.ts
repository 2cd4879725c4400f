/** The targets of a validation as rows: what was published beside what is simulated. */
import type { Target } from '../../experiment/observed-design.js';
import type { TargetFit } from '../../experiment/validate-observed.js';
import { type Table, textOrNothing } from './table.js';

export const targets: Table<TargetFit> = {
  name: 'targets',
  title: 'Targets: published values beside simulated ones',
  columns: [
    { name: 'id', type: 'string', means: 'Id of the observation.', cell: ({ target }) => target.observation.id },
    { name: 'label', type: 'string', means: 'Its name for people.', cell: ({ target }) => target.observation.label },
    {
      name: 'strategy',
      type: 'string',
      means: 'Id of the strategy, or no_go_live.',
      cell: ({ target }) => target.observation.strategy,
    },
    {
      name: 'trust',
      type: 'string',
      means: 'Id of the trust; empty for the programme.',
      cell: ({ target }) => target.observation.trust ?? undefined,
    },
    {
      name: 'window',
      type: 'string',
      means: 'Part of the time measured.',
      cell: ({ target }) => target.observation.window.id,
    },
    { name: 'metric', type: 'string', means: 'Id of the metric.', cell: ({ target }) => target.observation.metric },
    {
      name: 'measure',
      type: 'string',
      means: 'level, excess over the counterfactual, or relative: the excess as a share of its level.',
      cell: ({ target }) => target.observation.measure,
    },
    { name: 'unit', type: 'string', means: 'Unit of the values.', cell: ({ target }) => unitOf(target) },
    { name: 'published', type: 'number', means: 'Published value.', cell: ({ target }) => target.observation.value },
    {
      name: 'range_low',
      type: 'number',
      means: 'Smallest value accepted.',
      cell: ({ target }) => target.observation.range[0],
    },
    {
      name: 'range_high',
      type: 'number',
      means: 'Largest value accepted.',
      cell: ({ target }) => target.observation.range[1],
    },
    { name: 'n', type: 'integer', means: 'Replications in which it is known.', cell: ({ n }) => n },
    {
      name: 'left_out',
      type: 'integer',
      means: 'Replications without a go-live, or whose end cuts the window from it short.',
      cell: ({ leftOut }) => leftOut,
    },
    { name: 'q05', type: 'number', means: '5% quantile over replications (type 7).', cell: ({ q05 }) => q05 },
    { name: 'q50', type: 'number', means: 'Median over replications.', cell: ({ q50 }) => q50 },
    { name: 'q95', type: 'number', means: '95% quantile over replications (type 7).', cell: ({ q95 }) => q95 },
    {
      name: 'share_within',
      type: 'number',
      means: 'Share of the replications in which it lies in the range.',
      cell: ({ shareWithin }) => shareWithin,
    },
    {
      name: 'verdict',
      type: 'string',
      means: 'in: the median lies in the range; else out.',
      cell: ({ within }) => verdict(within),
    },
    {
      name: 'source',
      type: 'string',
      means: 'Where the published value comes from.',
      cell: ({ target }) => textOrNothing(target.observation.source),
    },
    {
      name: 'grade',
      type: 'string',
      means: 'How good it is.',
      cell: ({ target }) => textOrNothing(target.observation.grade),
    },
    {
      name: 'where',
      type: 'string',
      means: 'What must have been so in a replication; empty: every replication counts.',
      cell: ({ target }) => target.observation.where?.said,
    },
    {
      name: 'not_asked',
      type: 'integer',
      means: 'Replications in which it was not so.',
      cell: ({ notAsked }) => notAsked,
    },
  ],
};

/** Unit of a target's values. */
export function unitOf({ observation, column }: Target): string {
  return observation.measure === 'relative' ? 'share' : column.metric.unit;
}

/** How a target ends. */
export function verdict(within: boolean): string {
  return within ? 'in' : 'out';
}
