/** The keys of `known:`, what the record fixes: of a trust under every strategy, or under one strategy alone. */
import type { GroupKey, Keys } from './key.js';

/** Word for a go-live before the start whose date does not matter. */
const BEFORE = 'before';

const goLive = { form: 'day', word: BEFORE, means: 'Its go-live; before: long before the start.' } as const;
const build = {
  form: 'name',
  id: 'snake',
  means: 'The build that went live.',
} as const;
const ofGoLive = {
  release: { form: 'name', id: 'any', means: 'The release that went live.' },
  phase: {
    form: 'word',
    words: ['disrupted', 'recovery', 'stable'],
    default: 'stable',
    means: 'Where a trust that went live before the start stands on day 0.',
  },
  open_severe: {
    form: 'counts',
    unit: 'defects',
    range: [0, 10_000],
    means: 'Severe defects open on day 0, or by date.',
  },
} as const satisfies Keys;

/** `known:` of a trust. */
export const trustKnownKey = {
  form: 'group',
  means:
    'A go-live that the record fixes; its date and build bind every strategy. before, or a date before the start: already live on day 0, in the counterfactual too.',
  layered: true,
  keys: { go_live: { ...goLive, required: true }, build: { ...build, required: true }, ...ofGoLive },
} as const satisfies GroupKey;

/** `known:` of a strategy. */
export const strategyKnownKey = {
  form: 'group',
  means: 'What the record fixes under this strategy alone.',
  layered: true,
  keys: {
    programme: {
      form: 'group',
      means: 'The hold as it is on record, in place of what the authority would decide.',
      layered: true,
      keys: {
        hold_begins: { form: 'day', means: 'Day on which the hold began.' },
        green_light: { form: 'day', means: 'Day on which it was lifted.' },
      },
    },
    trusts: {
      form: 'map',
      by: 'kebab',
      means: 'What the record says of single trusts.',
      of: { form: 'group', layered: true, keys: { go_live: goLive, build, ...ofGoLive } },
    },
  },
} as const satisfies GroupKey;
