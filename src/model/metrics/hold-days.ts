/** How long the programme was on hold; at a trust, how long it was held. */
import { factsOf } from './fact-folds.js';
import { type Metric, programmeLevel, type Slice } from './metric.js';

export const holdDays: Metric = {
  id: 'hold_days',
  unit: 'days',
  better: 'lower',
  label: 'Days on hold',
  definition: 'Days from the beginning of a hold to the green light.',
  aggregation: 'of the programme; at a trust: days in the phase held',
  censoring: 'a hold not lifted by then counts to the end of the window',
  fold: programmeLevel((slice) => (slice.scope === 'programme' ? ofProgramme(slice) : ofTrust(slice))),
};

function ofProgramme(slice: Slice): { value: number; censored: boolean } {
  const begins = factsOf(slice, 'hold_begins').map(({ day }) => day);
  const ends = factsOf(slice, 'green_light').map(({ day }) => day);
  let days = 0;
  begins.forEach((begin, index) => {
    days += (ends[index] ?? slice.to) - begin;
  });
  return { value: days, censored: ends.length < begins.length };
}

function ofTrust(slice: Slice): { value: number; censored: boolean } {
  let days = 0;
  let since: number | null = null;
  for (const { phase, day } of factsOf(slice, 'phase')) {
    if (since !== null) days += day - since;
    since = phase === 'held' ? day : null;
  }
  if (since !== null) days += slice.to - since;
  return { value: days, censored: since !== null };
}
