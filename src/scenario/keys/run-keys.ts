/** The keys of the file itself: the days that are simulated and the replications; the calendar. */
import type { Keys } from './key.js';
import { windowKey } from './window-key.js';

/** Words for the bank holidays of a nation; the first unless the file says otherwise. */
export const NATIONS = ['england_and_wales', 'scotland', 'northern_ireland'] as const;

/** Of the run itself. They are what is asked, not what is assumed, so they have no row in inputs.csv. */
export const runKeys = {
  start: { form: 'day', required: true, means: 'Day 0; it begins at 00:00.' },
  end: {
    form: 'either',
    required: true,
    means: 'First day after the last one, to which every strategy and the counterfactual are counted.',
    plain: { form: 'day' },
    group: {
      form: 'group',
      means: 'The programme is played until every planned trust is live or has left.',
      layered: true,
      keys: {
        when: { form: 'word', required: true, words: ['complete'], means: 'Until the programme is complete.' },
        no_later_than: {
          form: 'day',
          required: true,
          means:
            'First day after the last one. A programme that is not complete by then is cut short, and the answer says so.',
        },
      },
    },
  },
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

/** Of what is judged and not known, the same for every strategy. */
export const judgementKeys = {
  judgements: {
    form: 'list',
    of: { form: 'name', id: 'any' },
    most: 100,
    words: ['independent', 'together'],
    default: 'independent',
    source: 'grade D: nobody has measured both builds, so that to be wrong about one says nothing of the other',
    means:
      'How numbers that are judged under different names (judged_as) are drawn: independent of each other, together by one uniform, or those of the names listed together.',
  },
} as const satisfies Keys;

/** Of what is counted after the last day, and of go-lives. */
export const horizonKeys = {
  run_out: {
    form: 'either',
    means:
      'After the last day trusts that are live go on with care until their lists are as without go-lives; off: nothing is counted after it.',
    plain: { form: 'word', words: ['off'] },
    group: {
      form: 'group',
      means: 'How long what is left on the last day is followed.',
      keys: {
        until: {
          form: 'word',
          words: ['cleared'],
          default: 'cleared',
          source: "grade D: within 1% of the counterfactual's for four weeks, what is left is chance",
          means:
            "Until every list of a trust has been within 1% of the counterfactual's, on either side, for four weeks.",
        },
        at_most_weeks: {
          form: 'number',
          unit: 'weeks',
          range: [0, 520],
          whole: true,
          default: 104,
          source: 'grade D: two years; most lists have cleared within one',
          means: 'At most so many weeks; lists that have not cleared by then are told.',
        },
      },
    },
  },
  per_go_live: {
    form: 'group',
    means: 'Harm for each go-live.',
    keys: {
      weeks: {
        form: 'number',
        unit: 'weeks',
        range: [1, 520],
        whole: true,
        default: 52,
        source: 'grade D: a year, so that no season is left out',
        means:
          'It is that of so many weeks from the go-live, the same for each; a go-live not followed for so long is left out, and said.',
      },
    },
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
