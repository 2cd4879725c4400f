/** Holds of the programme, and at a trust, stays in the phase held. */
import { factsOf, firstEntries, goLiveDays } from '../folds/facts-of-slice.js';
import { levelAndExcess, meanOfCases, programmeLevel } from '../measures.js';
import type { Metric } from '../metric.js';
import type { Slice } from '../slice.js';

/** How often the authority stopped the programme. */
export const holds: Metric = {
  id: 'holds',
  unit: 'holds',
  better: 'lower',
  label: 'Holds',
  definition: 'Holds of the programme that began.',
  concerns: 'programme',
  rareEvent: true,
  recordOf: 'holds',
  aggregation: 'of the programme; at a trust: how often it was held',
  atEnd: 'nothing_cut',
  censoring: 'none: counted over the days of the window',
  ...levelAndExcess((slice) =>
    slice.scope === 'programme'
      ? factsOf(slice, 'hold_begins').length
      : factsOf(slice, 'phase').filter(({ phase }) => phase === 'held').length,
  ),
};

/** How long the programme was on hold; at a trust, how long it was held. */
export const holdDays: Metric = {
  id: 'hold_days',
  unit: 'days',
  better: 'lower',
  label: 'Days on hold',
  definition: 'Days from the beginning of a hold to the green light.',
  concerns: 'programme',
  rareEvent: true,
  recordOf: 'holds',
  aggregation: 'of the programme; at a trust: days in the phase held',
  atEnd: 'counts_to_end',
  censoring: 'a hold not lifted by then counts to the end of the window',
  ...programmeLevel((slice) => (slice.scope === 'programme' ? ofProgramme(slice) : ofTrust(slice))),
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

/** How long it took to come back. */
export const reEngagementDays: Metric = {
  id: 're_engagement_days',
  unit: 'days',
  better: 'lower',
  label: 'Days from green light to go-live',
  definition: 'Days from the last green light to the go-live of a trust that was held.',
  concerns: 'programme',
  recordOf: 'holds',
  aggregation: 'mean of the trusts that were held and did not withdraw',
  atEnd: 'counts_to_end',
  censoring: 'a trust not live by then counts to the end of the window',
  ...meanOfCases(
    (slice) => returns(slice).map(({ since, live }) => (live ?? slice.to) - since),
    (slice) => returns(slice).some(({ live }) => live === undefined),
  ),
};

/** The trusts that began to come back: since when, and when they were live, if they were. */
function returns(slice: Slice): { readonly since: number; readonly live: number | undefined }[] {
  const live = goLiveDays(slice);
  const withdrawn = firstEntries(slice, 'withdrawn');
  const last = new Map<number, number>();
  for (const { trust, phase, day } of factsOf(slice, 'phase')) if (phase === 're_engaging') last.set(trust, day);
  return [...last]
    .filter(([trust]) => !withdrawn.has(trust))
    .map(([trust, since]) => ({ since, live: live.get(trust) }));
}
