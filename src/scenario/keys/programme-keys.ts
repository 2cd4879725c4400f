/** The keys of the programme: its plan, contracts, releases, builds, and what happens to the experts who deliver it. */
import { localConfiguration } from '../../model/mechanisms/local-configuration.js';
import { contractFields } from '../../model/programme/contracts.js';
import { shockFields } from '../../model/programme/staffing.js';
import type { DayKey, GroupKey, Keys, ListKey, MapKey, NameKey } from './key.js';

/** `contracts:` for delivery, by id. */
export const contractsKey = {
  form: 'map',
  by: 'any',
  means: 'Contracts for delivery, by id.',
  of: {
    form: 'group',
    means: 'Nobody under it prepares or goes live while it is not in force.',
    keys: {
      from: { form: 'day', required: true, means: 'First day on which it is in force.' },
      until: { form: 'day', required: true, means: 'First day on which it is no longer in force.' },
      renewed_on: { form: 'day', means: 'In force again from this day.' },
    },
    numbers: { table: 'contract', parameters: contractFields },
  },
} as const satisfies MapKey;

/** `contract:` of a trust. */
export const contractNameKey = {
  form: 'name',
  id: 'any',
  word: 'off',
  default: 'off',
  means: 'The contract it is delivered under; off, or none: it needs none.',
} as const satisfies NameKey;

/** `releases:` of the system, by id. */
export const releasesKey = {
  form: 'map',
  by: 'any',
  means: 'Releases of the system, by id.',
  of: {
    form: 'group',
    means: 'A release of the system.',
    keys: {
      available: { form: 'day', required: true, means: 'First day on which trusts can take it.' },
      scope_share: {
        form: 'number',
        unit: 'share',
        range: [0, 2],
        default: 1,
        means: 'Share of the full scope that it brings, or adds.',
      },
      adds: {
        form: 'list',
        of: { form: 'text' },
        most: 1000,
        means: 'What it adds to the release before it; live trusts upgrade to it. Without: a whole system.',
      },
    },
  },
} as const satisfies MapKey;

/** `builds:` of the system, by id. */
export const buildsKey = {
  form: 'map',
  by: 'snake',
  means: 'Builds of the system, by id; those of the presets, national and local, are there without being named.',
  of: {
    form: 'group',
    means:
      'What trusts that take it have in common: its severe defects, whose fixes reach each other, its releases and its numbers. Trusts on different builds share nothing.',
    layered: true,
    keys: {
      label: { form: 'text', means: 'Its name.' },
      supplier: { form: 'text', means: 'Who supplies and delivers it.' },
      extends: {
        form: 'name',
        id: 'snake',
        means: 'The build of a preset whose numbers it begins with; without: those of what the strategy extends.',
      },
      releases: {
        form: 'list',
        of: { form: 'name', id: 'any' },
        most: 1000,
        means: 'Which releases are of it; without: all.',
      },
    },
    numbers: { table: localConfiguration.id, parameters: localConfiguration.parameters },
  },
} as const satisfies MapKey;

/** `build:` of a strategy, or of what it decides for one trust. */
export const buildNameKey = {
  form: 'name',
  id: 'snake',
  means: 'The build that its trusts take; without: that of what it extends, or national.',
} as const satisfies NameKey;

/** `delivery_pool:` of the scenario, or of a strategy. */
export const poolKey = {
  form: 'group',
  id: 'delivery_pool',
  means: 'What happens to the experts of the delivery partner.',
  layered: true,
  keys: {
    shocks: {
      form: 'list',
      most: 1000,
      means: 'Experts lost at once at `from`, and not replaced before `until`.',
      of: {
        form: 'group',
        keys: {
          from: { form: 'day', required: true, means: 'Day on which they are lost.' },
          until: { form: 'day', required: true, means: 'First day on which they are replaced.' },
        },
        numbers: { table: 'shock', parameters: shockFields },
      },
    },
  },
} as const satisfies GroupKey;

/** Days on which nobody goes live. */
const closedKey = {
  form: 'list',
  of: { form: 'span', single: false },
  most: 10_000,
  means: 'Nobody goes live from `from` up to, not including, `until`.',
} as const satisfies ListKey;

/** `preparing_since:` of a trust; of a plan, by trust. */
export const preparingSinceKey = {
  form: 'day',
  means:
    'Day on which its preparation began, or begins; without it, in time for its planned go-live, before the start too.',
} as const satisfies DayKey;

/** Weeks over which a trust moves to the new system. */
const cutoverWeeks = { form: 'number', unit: 'weeks', range: [0, 520], whole: true } as const;

/** `plan:` of the scenario, or of a strategy. */
export const planKey = {
  form: 'group',
  id: 'plan',
  means: 'Who is to go live when. Dates are go-live dates; preparation starts that much earlier.',
  layered: true,
  keys: {
    order: {
      form: 'list',
      of: { form: 'name', id: 'kebab' },
      most: 100_000,
      means: 'Trusts in the order of their waves.',
    },
    first_go_live: { form: 'day', means: 'Go-live of the first wave.' },
    wave_size: {
      form: 'number',
      unit: 'trusts',
      range: [1, 100_000],
      whole: true,
      default: 1,
      means: 'Trusts that go live together.',
    },
    wave_gap_weeks: { form: 'number', unit: 'weeks', range: [0, 520], means: 'Weeks from one wave to the next.' },
    go_live: {
      form: 'map',
      by: 'kebab',
      of: { form: 'day', word: 'off' },
      means: 'Go-live dates; they win over the waves. off: no date of its own.',
    },
    preparing_since: {
      form: 'map',
      by: 'kebab',
      of: preparingSinceKey,
      means: 'By trust, the day on which preparation began, or begins; it wins over what the trust says.',
    },
    cutover_weeks: {
      ...cutoverWeeks,
      default: 0,
      source: 'grade D: every trust of the record went live on one day',
      means: 'Weeks over which clinics move to the new system, in equal weekly steps; 0: all on one day.',
    },
    cutover_weeks_by_trust: {
      form: 'map',
      by: 'kebab',
      of: cutoverWeeks,
      means: 'The same of single trusts; it wins over cutover_weeks.',
    },
    deadline: { form: 'day', means: 'Day by which every planned trust should be live.' },
    closed: closedKey,
  },
} as const satisfies GroupKey;

/** Keys of the file itself: what the programme is made of. */
export const programmeKeys = {
  contracts: contractsKey,
  releases: releasesKey,
  builds: buildsKey,
  delivery_pool: poolKey,
  plan: planKey,
} as const satisfies Keys;
