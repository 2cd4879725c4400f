/** The keys of the file itself: the days that are simulated and the replications; the calendar. */
import type { Keys } from './key.js';
import { windowKey } from './window-key.js';

/** Words for the bank holidays of a nation; the first unless the file says otherwise. */
export const NATIONS = ['england_and_wales', 'scotland', 'northern_ireland'] as const;

/** Of the run itself. They are what is asked, not what is assumed, so they have no row in inputs.csv. */
export const runKeys = {
  start: { form: 'day', required: true, means: 'Day 0; it begins at 00:00.' },
  end: { form: 'day', required: true, means: 'First day not simulated.' },
  reference: {
    form: 'name',
    id: 'snake',
    means: 'Strategy that every other one is compared with: the first of the file unless given.',
  },
  repeats: {
    form: 'number',
    unit: 'replications',
    range: [1, 1000],
    whole: true,
    default: 1,
    means:
      'So many replications in a row share the numbers that are drawn once and differ in chance alone. With 2 or more, summary.csv tells the two kinds of spread apart.',
  },
  windows: {
    form: 'list',
    of: windowKey,
    most: 100,
    means: 'Windows over which metrics are measured beside the whole time.',
  },
} as const satisfies Keys;

/** Of the calendar, the same for every trust and strategy. */
export const calendarKeys = {
  bank_holidays: {
    form: 'word',
    words: [...NATIONS, 'none'],
    default: NATIONS[0],
    source: 'grade A: gov.uk/bank-holidays',
    means: 'Weekdays without sessions at any trust, computed.',
  },
  closed_days: {
    form: 'list',
    of: { form: 'span', single: true },
    most: 10_000,
    means: 'Other days without sessions at any trust: dates, or from up to, not including, until.',
  },
  decide_from: {
    form: 'day',
    means: 'From this day strategies decide; before it the record holds for every strategy.',
  },
} as const satisfies Keys;
