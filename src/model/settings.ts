/**
 * What one replication needs, fully resolved: days counted from the scenario's start, pounds, no names to look up and
 * nothing optional. The scenario floor makes it from a file; a program may make it by hand. It is plain data that can
 * be sent to a worker.
 */
import type { JudgedTogether } from './judgement.js';
import type { Setting, SettingsOf } from './parameter.js';
import type { Window } from './windows.js';

/** The days of the scenario: what kind of day each is, from the start (day 0) to the end of the run-out. */
export interface Calendar {
  /** 1 on days with sessions: weekdays that are neither bank holidays nor closed days. */
  readonly sessionDay: Uint8Array;
  /** Day of the week, 0 = Monday ... 6 = Sunday. */
  readonly weekday: Uint8Array;
  /** Months since the month of day 0. */
  readonly month: Int16Array;
  /** Year of day 0. */
  readonly firstYear: number;
  /** Month of the year, 0 = January ... 11 = December. */
  readonly monthOfYear: Uint8Array;
  /** Day of the month, from 1. */
  readonly dayOfMonth: Uint8Array;
}

/** One list of patients and its clinics at one trust. */
export interface ServiceSettings {
  readonly id: string;
  /** Id of a service kind (model/care/kinds). */
  readonly kind: string;
  readonly values: SettingsOf;
  /** For elective services: which outpatient services of the trust list patients, and what share of first attendances. */
  readonly listedFrom: readonly { readonly service: string; readonly share: Setting }[];
}

/** A mechanism that is on, with its settings; a mechanism that is off is not in the list. */
export interface MechanismSettings {
  readonly id: string;
  readonly values: SettingsOf;
}

/** A go-live that the record fixes. */
export interface RecordedGoLive {
  /** Below 0: before the scenario starts; then the counterfactual keeps it. */
  readonly day: number;
  /** Id of the build that went live, whatever the strategy. */
  readonly build: string;
  /** The settings of local_configuration of that build; null when off. */
  readonly configuration: MechanismSettings | null;
  /** Id of the release that went live; null: the newest of its day. */
  readonly release: string | null;
  /** Severe defects open on days, ascending; the count of a day replaces what was simulated. */
  readonly openSevere: readonly (readonly [day: number, open: number])[];
  /** Where a trust that went live before the start stands on day 0. */
  readonly phase: 'disrupted' | 'recovery' | 'stable';
}

/** A contract for delivery: in force on days [from, until), and again from its renewal on. */
export interface ContractSettings {
  readonly id: string;
  readonly from: number;
  readonly until: number;
  /** Day on which it is renewed; null: never. */
  readonly renewedOn: number | null;
  /** Share of trusts not live that are dropped at the renewal. */
  readonly droppedShare: Setting;
}

/** A release of the system. */
export interface ReleaseSettings {
  readonly id: string;
  readonly availableDay: number;
  /** Share of the full scope: of the whole system, or of what it adds. */
  readonly scopeShare: number;
  /** True: it adds to the release before it; live trusts upgrade to it. */
  readonly adds: boolean;
}

/** A build of the system, as the file names it. Presets bring builds that the file need not name. */
export interface BuildSettings {
  readonly id: string;
  readonly label: string;
  /** Ids of its releases; null: every release of the scenario. */
  readonly releases: readonly string[] | null;
}

/** Experts lost at once, and not replaced before it is over: days [from, until). */
export interface PoolShock {
  readonly from: number;
  readonly until: number;
  readonly lostShare: Setting;
}

/** What the record fixes under one strategy. */
export interface StrategyRecord {
  /** The hold: day it begins and day of the green light (null: not lifted within the record); null: none on record. */
  readonly hold: { readonly beginsDay: number; readonly greenLightDay: number | null } | null;
  /** Of each trust, by index; null: nothing. */
  readonly goLives: readonly (RecordedGoLive | null)[];
  /** Severe defects open on days, of each trust by index, whether or not its go-live is on record. */
  readonly openSevere: readonly (readonly (readonly [day: number, open: number])[])[];
}

export interface TrustSettings {
  readonly id: string;
  readonly label: string;
  /** Settings of model/trust-fields. */
  readonly values: SettingsOf;
  readonly services: readonly ServiceSettings[];
  readonly goLiveOnRecord: RecordedGoLive | null;
  /** Id of the contract it is delivered under; null: none is needed. */
  readonly contract: string | null;
}

/** What one strategy decides. Index in the arrays = index of the trust in Settings.trusts. */
export interface StrategySettings {
  readonly id: string;
  readonly label: string;
  /** Position of each trust in the plan, from 0: the order in which ties are broken. */
  readonly order: readonly number[];
  /** Planned go-live day of each trust; null: never planned. */
  readonly goLiveDay: readonly (number | null)[];
  /** Id of the build that each trust takes: trusts of one build share its defects and their fixes. */
  readonly builds: readonly string[];
  /** Day on which each trust's preparation began or begins, below 0: before the start; null: in time for its go-live. */
  readonly preparingSince: readonly (number | null)[];
  /** Whole weeks from each trust's first day on the new system until all its clinics are on it; 0: all on one day. */
  readonly cutoverWeeks: readonly number[];
  /** 1 on days when nobody may go live. */
  readonly closed: Uint8Array;
  /** Mechanisms of the whole programme, in registry order. */
  readonly programme: readonly MechanismSettings[];
  /** Mechanisms at each trust, in registry order. */
  readonly trusts: readonly (readonly MechanismSettings[])[];
  readonly shocks: readonly PoolShock[];
  /** Day by which every planned trust should be live; null: no deadline. */
  readonly deadlineDay: number | null;
  readonly record: StrategyRecord;
}

export interface Settings {
  readonly scenario: string;
  readonly seed: string;
  /** Days of the programme: the first day after the last one, to which every strategy and the counterfactual are counted. */
  readonly days: number;
  /** Days of which care and payment may be simulated: those of the programme, then those of the run-out. */
  readonly careDays: number;
  /** Whether the programme is to be played until it is complete, so that one that is not by its last day is cut short. */
  readonly untilComplete: boolean;
  /** Harm for each go-live is that of so many days from it. */
  readonly perGoLiveDays: number;
  readonly calendar: Calendar;
  readonly trusts: readonly TrustSettings[];
  readonly contracts: readonly ContractSettings[];
  /** In order of availability. */
  readonly releases: readonly ReleaseSettings[];
  readonly builds: readonly BuildSettings[];
  /** The same future without the go-lives: id `no_go_live`, nobody planned, the world's mechanisms. */
  readonly counterfactual: StrategySettings;
  readonly strategies: readonly StrategySettings[];
  /** Windows over which metrics are folded; `all` is always the first. */
  readonly windows: readonly Window[];
  /** false only in tests: every count is then its mean, rounded with carry. */
  readonly noise: boolean;
  /** Names of judgements that are drawn as one; each other by itself. */
  readonly judgedTogether: JudgedTogether;
  /** So many replications in a row share the numbers drawn for a world and differ in chance alone. From 1. */
  readonly repeats: number;
}

/** Id of the counterfactual: reserved, no strategy may have it. */
export const COUNTERFACTUAL = 'no_go_live';
