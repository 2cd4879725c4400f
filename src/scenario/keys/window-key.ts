/** The keys of a window: the days over which metrics are folded, in `windows:` and of each entry of `observed:`. */
import type { GroupKey } from './key.js';

/** The word by which a window begins with the trust's go-live. */
export const GO_LIVE = 'go_live';

export const windowKey = {
  form: 'group',
  id: 'window',
  means: 'So many weeks from the go-live of each trust, or from a date so many weeks or until another date.',
  layered: true,
  keys: {
    from: { form: 'day', word: GO_LIVE, required: true, means: "A date, or go_live: the trust's go-live." },
    after_weeks: {
      form: 'number',
      unit: 'weeks',
      range: [0, 5200],
      means: 'With go_live: it begins so many weeks later.',
    },
    weeks: { form: 'number', unit: 'weeks', range: [0, 5200], means: 'How long it is.' },
    until: { form: 'day', means: 'In place of weeks: first day after it.' },
  },
} as const satisfies GroupKey;
