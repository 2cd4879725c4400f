/**
 * Settings made by hand for tests of the model: every parameter at its default unless the test says otherwise. Day 0 is
 * a Monday, the first of a month; months have 30 days.
 */

import { bedFields } from '../../src/model/care/beds/bed-fields.js';
import { emergencyFields } from '../../src/model/care/emergency/emergency-fields.js';
import { electiveFields } from '../../src/model/care/planned/elective-fields.js';
import { outpatientFields } from '../../src/model/care/planned/outpatient-fields.js';
import { mechanisms } from '../../src/model/mechanisms/registry.js';
import {
  distributionOf,
  type Parameters,
  type SettingsOf,
  settingOfList,
  type Value,
} from '../../src/model/parameter.js';
import type {
  BuildSettings,
  ContractSettings,
  MechanismSettings,
  PoolShock,
  ReleaseSettings,
  ServiceSettings,
  Settings,
  StrategySettings,
  TrustSettings,
} from '../../src/model/settings.js';
import { presets } from '../../src/model/strategies/registry.js';
import { trustFields } from '../../src/model/trust-fields.js';
import { ALL, type Window } from '../../src/model/windows.js';

/** Numbers, distributions and lists by the name of the parameter. */
export type Values = Readonly<Record<string, Value | readonly number[]>>;
export type Chosen = Readonly<Record<string, Values | 'off'>>;

/** The settings of a table with some values replaced; judgements are of the preset. */
export function settingsOf(table: Parameters, values: Values = {}, preset = 'national'): SettingsOf {
  for (const key of Object.keys(values)) if (!(key in table)) throw new Error(`no parameter ${key}`);
  return Object.fromEntries(
    Object.entries(table).map(([key, parameter]) => {
      const value = values[key] ?? parameter.list?.default ?? parameter.default;
      if (isList(value)) return [key, settingOfList(value, parameter.drawn)];
      if (value === 'required') throw new Error(`${key} is required`);
      if (value === 'none') return [key, null];
      const distribution = distributionOf(value);
      const isJudged = parameter.judgedAs !== undefined && distribution.kind !== 'constant';
      return [key, { distribution, drawn: parameter.drawn, ...(isJudged ? { judgedAs: preset } : {}) }];
    }),
  );
}

function isList(value: unknown): value is readonly number[] {
  return Array.isArray(value);
}

/** The mechanisms that are on, at their defaults, the preset's, or as chosen. */
export function mechanismsOf(scope: 'programme' | 'trust', chosen: Chosen, preset = 'national'): MechanismSettings[] {
  const from = presets.find(({ id }) => id === preset)!;
  return mechanisms.flatMap((mechanism) => {
    const own = chosen[mechanism.id];
    if (mechanism.scope !== scope || own === 'off') return [];
    const said = Object.entries(from.mechanisms[mechanism.id] ?? {}).map(([key, { value }]) => [key, value] as const);
    const values = { ...Object.fromEntries(said), ...own };
    return [{ id: mechanism.id, values: settingsOf(mechanism.parameters, values, preset) }];
  });
}

export interface TrustByHand {
  readonly id: string;
  /** Planned go-live; none: never. */
  readonly goLive?: number;
  readonly known?: number;
  readonly preparingSince?: number;
  readonly cutoverWeeks?: number;
  readonly contract?: string;
  /** Build that it takes; none: that of the preset. */
  readonly build?: string;
  readonly values?: Values;
  /** none: no services at all. */
  readonly clinic?: Values | 'none';
  /** Share of first attendances listed for admission; without it there is no elective service. */
  readonly listed?: number;
  readonly elective?: Values;
  /** Numbers of an emergency department; without them there is none. */
  readonly emergency?: Values;
  /** Numbers of its beds; without them none are simulated. */
  readonly beds?: Values;
}

function electiveOf({ listed, elective }: TrustByHand): ServiceSettings[] {
  if (listed === undefined) return [];
  const share = { distribution: distributionOf(listed), drawn: 'per_trust' as const };
  return [
    {
      id: 'elective',
      kind: 'elective',
      values: settingsOf(electiveFields, { 'price_gbp.admission': 1000, ...elective }),
      listedFrom: [{ service: 'outpatients', share }],
    },
  ];
}

function emergencyOf({ emergency }: TrustByHand): ServiceSettings[] {
  if (emergency === undefined) return [];
  const values = settingsOf(emergencyFields, { attendances_per_week: 1000, ...emergency });
  return [{ id: 'emergency', kind: 'emergency', values, listedFrom: [] }];
}

function bedsOf({ beds }: TrustByHand): ServiceSettings[] {
  if (beds === undefined) return [];
  const values = settingsOf(bedFields, { 'price_gbp.spell': 1950, ...beds });
  return [{ id: 'beds', kind: 'non_elective', values, listedFrom: [] }];
}

function servicesOf(trust: TrustByHand): ServiceSettings[] {
  if (trust.clinic === 'none') return [...emergencyOf(trust), ...bedsOf(trust)];
  const values = { referrals_per_week: 420, 'price_gbp.first': 200, ...trust.clinic };
  return [
    { id: 'outpatients', kind: 'outpatients', values: settingsOf(outpatientFields, values), listedFrom: [] },
    ...electiveOf(trust),
    ...emergencyOf(trust),
    ...bedsOf(trust),
  ];
}

export interface StrategyByHand {
  readonly preset?: string;
  /** Build of its trusts; none: that of the preset. */
  readonly build?: string;
  readonly mechanisms?: Chosen;
}

export interface ByHand {
  readonly days?: number;
  /** Weeks of the run-out; none: the last day is the end. */
  readonly runOutWeeks?: number;
  readonly untilComplete?: boolean;
  readonly perGoLiveDays?: number;
  readonly seed?: string;
  readonly noise?: boolean;
  readonly windows?: readonly Window[];
  readonly trusts?: readonly TrustByHand[];
  readonly contracts?: readonly ContractSettings[];
  readonly releases?: readonly ReleaseSettings[];
  readonly builds?: readonly BuildSettings[];
  readonly shocks?: readonly PoolShock[];
  readonly mechanisms?: Chosen;
  readonly strategies?: Readonly<Record<string, StrategyByHand>>;
}

export function settingsByHand(by: ByHand = {}): Settings {
  const days = by.days ?? 728;
  const careDays = days + 7 * (by.runOutWeeks ?? 0);
  const trusts = by.trusts ?? [{ id: 'ashby', goLive: 182 }];
  const every = (of: (day: number) => number) => Uint8Array.from({ length: careDays }, (_, day) => of(day));
  const strategy = (id: string, chosen: Chosen, preset: string, planned: boolean, all?: string): StrategySettings => ({
    id,
    label: id,
    order: trusts.map((_, index) => index),
    goLiveDay: trusts.map(({ goLive, known }) => (planned ? (known ?? goLive ?? null) : null)),
    builds: trusts.map(({ build }) => build ?? all ?? preset),
    preparingSince: trusts.map(({ preparingSince }) => (planned ? (preparingSince ?? null) : null)),
    cutoverWeeks: trusts.map(({ cutoverWeeks }) => (planned ? (cutoverWeeks ?? 0) : 0)),
    closed: new Uint8Array(days),
    shocks: by.shocks ?? [],
    deadlineDay: null,
    record: { hold: null, goLives: trusts.map(() => null), openSevere: trusts.map(() => []) },
    programme: planned ? mechanismsOf('programme', chosen, preset) : [],
    trusts: trusts.map(() =>
      mechanismsOf('trust', chosen, preset).filter(
        ({ id }) => planned || mechanisms.find((m) => m.id === id)!.about === 'world',
      ),
    ),
  });
  const shared = by.mechanisms ?? {};
  return {
    scenario: 'by-hand',
    seed: by.seed ?? 'by-hand-1',
    days,
    careDays,
    untilComplete: by.untilComplete ?? false,
    perGoLiveDays: by.perGoLiveDays ?? 364,
    calendar: {
      firstYear: 2008,
      sessionDay: every((day) => (day % 7 < 5 ? 1 : 0)),
      weekday: every((day) => day % 7),
      month: Int16Array.from({ length: careDays }, (_, day) => Math.floor(day / 30)),
      monthOfYear: every((day) => (Math.floor(day / 30) + 3) % 12),
      dayOfMonth: every((day) => (day % 30) + 1),
    },
    trusts: trusts.map(
      (trust): TrustSettings => ({
        id: trust.id,
        label: trust.id,
        values: settingsOf(trustFields, trust.values),
        services: servicesOf(trust),
        contract: trust.contract ?? null,
        goLiveOnRecord:
          trust.known === undefined
            ? null
            : {
                day: trust.known,
                release: null,
                openSevere: [],
                phase: 'stable',
                build: 'national',
                configuration:
                  mechanismsOf('trust', shared, 'national').find(({ id }) => id === 'local_configuration') ?? null,
              },
      }),
    ),
    contracts: by.contracts ?? [],
    releases: by.releases ?? [],
    builds: by.builds ?? [],
    counterfactual: strategy('no_go_live', shared, 'national', false),
    strategies: Object.entries(by.strategies ?? { national: {}, local: { preset: 'local' } }).map(([id, own]) =>
      strategy(id, { ...shared, ...own.mechanisms }, own.preset ?? 'national', true, own.build),
    ),
    windows: by.windows ?? [ALL],
    noise: by.noise ?? true,
    judgedTogether: [],
    repeats: 1,
  };
}
