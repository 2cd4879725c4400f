/**
 * Keys of the scenario file described as data, as the model's parameters are: from one description follow the shape that
 * judges a file (schema/schema-keys), the reader (resolve/read-keys), the rows of inputs.csv (resolve/key-rows) and the
 * reference (report/reference). Numbers that are drawn are parameters of the model; a group names their table.
 */
import type { Parameters } from '../../model/parameter.js';

interface Described {
  /** What it is, for the schema and the reference. */
  readonly means?: string;
  /** The file must have it wherever the group stands. */
  readonly required?: true;
}

interface Defaulted {
  /** Row of the evidence, source or grade with reason for the default, as a parameter has it. */
  readonly source?: string;
}

/** A date; plain, or a map with its value and where it comes from. */
export interface DayKey extends Described {
  readonly form: 'day';
  /** A word that may stand in place of the date. */
  readonly word?: string;
}

/** A number that is never drawn; plain, or a map with its value and where it comes from. */
export interface NumberKey extends Described, Defaulted {
  readonly form: 'number';
  readonly unit: string;
  /** Smallest and largest value accepted. */
  readonly range: readonly [least: number, most: number];
  readonly whole?: true;
  readonly default?: number;
}

/** A whole number on day 0, or such numbers by date. */
export interface CountsKey extends Described {
  readonly form: 'counts';
  readonly unit: string;
  readonly range: readonly [least: number, most: number];
}

/** Days from one date up to, not including, another. */
export interface SpanKey extends Described {
  readonly form: 'span';
  /** Whether one date may stand for that day alone. */
  readonly single: boolean;
}

/** Which ids a name may be: of trusts and scenarios, of strategies and services, of contracts and releases. */
export type IdForm = 'kebab' | 'snake' | 'any';

/** The id of something of the file. */
export interface NameKey extends Described {
  readonly form: 'name';
  readonly id: IdForm;
  /** A word that may stand in place of an id. */
  readonly word?: string;
  readonly default?: string;
}

/** One of a few words. */
export interface WordKey extends Described, Defaulted {
  readonly form: 'word';
  readonly words: readonly [string, ...string[]];
  readonly default?: string;
}

/** Free text of a line or two. */
export interface TextKey extends Described {
  readonly form: 'text';
}

/** A list of so many entries at most. */
export interface ListKey<K extends Key = Key> extends Described, Defaulted {
  readonly form: 'list';
  readonly of: K;
  readonly most: number;
  /** Words that may stand in place of the list, and the one that holds where the file says nothing. */
  readonly words?: readonly [string, ...string[]];
  readonly default?: string;
}

/** A map from ids to entries of one form. */
export interface MapKey<K extends Key = Key> extends Described {
  readonly form: 'map';
  readonly by: IdForm;
  readonly of: K;
}

/** A map with these keys, and where its numbers come from. */
export interface GroupKey<T extends Keys = Keys> extends Described {
  readonly form: 'group';
  /** Name under which the JSON Schema holds a group that stands in several places. */
  readonly id?: string;
  readonly keys: T;
  /** Parameters of the model that stand beside the keys, and the name of their table in the JSON Schema. */
  readonly numbers?: { readonly table: string; readonly parameters: Parameters };
  /** What the group leaves out is said elsewhere, so that it has no default of its own. */
  readonly layered?: true;
}

/** A date or a word, or in its place a map. */
export interface EitherKey<P extends DayKey | WordKey = DayKey | WordKey, G extends GroupKey = GroupKey>
  extends Described {
  readonly form: 'either';
  readonly plain: P;
  readonly group: G;
}

/** A key of the file. */
export type Key =
  | DayKey
  | NumberKey
  | CountsKey
  | SpanKey
  | NameKey
  | WordKey
  | TextKey
  | ListKey
  | MapKey
  | GroupKey
  | EitherKey;

/** A table of keys, in the order in which schema, inputs.csv and reference have them. */
export interface Keys {
  readonly [key: string]: Key;
}
