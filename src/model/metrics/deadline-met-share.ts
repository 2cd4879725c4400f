/** Who was live in time. */
import { goLiveDays } from './fact-folds.js';
import { type Metric, programmeLevel } from './metric.js';

export const deadlineMetShare: Metric = {
  id: 'deadline_met_share',
  unit: 'share',
  better: 'higher',
  label: 'Live by the deadline',
  definition: "Share of the plan's trusts that are live by the plan's deadline, withdrawn ones counted as not.",
  aggregation: 'mean of the trusts of the plan',
  censoring: 'unknown without a deadline, or if it lies after the end of the window',
  fold: programmeLevel((slice) => {
    const { deadlineDay, goLiveDay } = slice.strategy;
    const planned = slice.trusts.filter(({ index }) => goLiveDay[index] !== null);
    if (deadlineDay === null || planned.length === 0) return { value: Number.NaN, censored: false };
    if (deadlineDay >= slice.to) return { value: Number.NaN, censored: true };
    const live = goLiveDays(slice);
    const met = planned.filter(({ index }) => (live.get(index) ?? Number.POSITIVE_INFINITY) <= deadlineDay);
    return { value: met.length / planned.length, censored: false };
  }),
};
