/**
 * What a number of the model is: its unit, range, default, source, how often it is drawn and whose it is.
 * Parameters are plain data: the scenario's schema, JSON Schema, `golive list`, the docs, inputs.csv and the paths of
 * `--set` are all derived from them. It assumes nothing of the mechanism that uses the number.
 */
import type { DistributionSpec } from '../kernel/distribution.js';

/** How often a number that is a distribution is drawn in one replication. */
export type Drawn = 'per_world' | 'per_trust' | 'per_go_live';

/** `world`: the same under every strategy, never set by one. `decision`: what a strategy may choose. */
export type About = 'world' | 'decision';

/** A number, or the distribution it is drawn from. */
export type Value = number | DistributionSpec;

/** One number of the scenario file, described. The name ends in the unit where it has one (`decay_weeks`). */
export interface Parameter {
  /** Words for the unit: `share`, `weeks`, `GBP`, `patients/week`, ... */
  readonly unit: string;
  /** Smallest and largest value accepted, also for every value a distribution can draw. */
  readonly range: readonly [number, number];
  /** The value when the file says nothing; `required`: the file must say; `none`: absent is a state of its own. */
  readonly default: Value | 'required' | 'none';
  /** The default of scenarios that begin on this day or later, where the evidence differs by then. */
  readonly later?: { readonly from: string; readonly default: Value; readonly source: string };
  /** What its words say of the default in numbers, for the check that the distribution agrees. */
  readonly says?: { readonly median?: number; readonly mean?: number };
  /** Whether a file may give it by date (`by_date`), so that it moves in the course of the scenario. */
  readonly moves?: boolean;
  /** The word a file may write for `none`, for example `balanced`. */
  readonly word?: string;
  /** Words that a file writes in place of a number, which is then the index of the word: 0, 1, ... */
  readonly choices?: readonly string[];
  /** A list of plain numbers, never drawn: how many at most, and the list when the file says nothing. `default` is its first. */
  readonly list?: { readonly most: number; readonly default: readonly number[] };
  /** Smallest and largest value that the evidence knows, where the default does not say it; beyond them, a warning. */
  readonly expected?: readonly [number, number];
  readonly drawn: Drawn;
  readonly about: About;
  /** Of a judgement on a build: under which name the default is judged. What a preset says is judged under its own id. */
  readonly judgedAs?: string;
  /** Row of the evidence (`P13`), source (`S3`) or grade with reason. */
  readonly source: string;
  readonly means: string;
}

/** A table of parameters; a dot in a key is a level in the file (`notice_days.urgent`). */
export type Parameters = Readonly<Record<string, Parameter>>;

/** The numbers one replication uses for a table of parameters; NaN stands for `none`. */
export type Numbers<P extends Parameters> = { readonly [K in keyof P]: number };

/** A value of the settings: what it is drawn from and how often; null for `none`. */
export interface Setting {
  readonly distribution: DistributionSpec;
  readonly drawn: Drawn;
  /** The name under which it is judged; absent: it is no judgement, or a constant. */
  readonly judgedAs?: string;
  /** A constant that moves with time: days, ascending, and values; straight lines between, level outside. */
  readonly trend?: readonly (readonly [day: number, value: number])[];
  /** All numbers of a list; `distribution` is then the first of them, 0 of none. */
  readonly list?: readonly number[];
}

/** The settings of a table of parameters, one for each key, in the table's order. */
export type SettingsOf<P extends Parameters = Parameters> = { readonly [K in keyof P]: Setting | null };

/** Days of a month, as in fields that end in `_months`. */
export const MONTH_DAYS = 30.4375;

type Described = Omit<Parameter, 'drawn' | 'about'>;

/** A parameter of the world, drawn once for each trust unless the file says otherwise. */
export function world(described: Described, drawn: Drawn = 'per_trust'): Parameter {
  return { ...described, drawn, about: 'world' };
}

/** A parameter that a strategy decides, drawn once for each trust unless the file says otherwise. */
export function decision(described: Described, drawn: Drawn = 'per_trust'): Parameter {
  return { ...described, drawn, about: 'decision' };
}

/** A decision that is a list of numbers, one for each week from go-live. */
export function decisionByWeek(
  described: Omit<Described, 'default' | 'list'>,
  byDefault: readonly number[],
): Parameter {
  const list = { most: MOST_WEEKS, default: byDefault };
  return decision({ ...described, default: byDefault[0] ?? 0, list });
}

/** Longest list of numbers by week: a year. */
const MOST_WEEKS = 52;

/** A list of numbers as the model gets it. */
export function settingOfList(list: readonly number[], drawn: Drawn): Setting {
  return { distribution: distributionOf(list[0] ?? 0), drawn, list };
}

/** The distribution that a value stands for: a plain number is a constant. */
export function distributionOf(value: Value): DistributionSpec {
  return typeof value === 'number' ? { kind: 'constant', args: [value] } : value;
}

/** A triangular distribution, the evidence's usual form: minimum, mode, maximum. */
export function triangular(min: number, mode: number, max: number): DistributionSpec {
  return { kind: 'triangular', args: [min, mode, max] };
}
