/**
 * What an answer shows, as values: figures in rows, rows in sections, with unit, interval and emphasis. The terminal, and
 * whatever else shows an answer, are renderers of it; none of them works out a number of its own.
 */

/**
 * How a figure is set off among its row. `best`: the best mean of the strategies. `may_be_best`: not excluded as the best.
 * `muted`: a difference that is not told apart from 0.
 */
export type Emphasis = 'none' | 'best' | 'may_be_best' | 'muted';

/** A number, with what is needed to write it. */
export interface NumberFigure {
  readonly kind: 'number';
  readonly value: number;
  /** As in the metrics: `GBP`, `share`, `patient-days`, ... */
  readonly unit: string;
  /** Ends of the interval that is shown with it; undefined where none is. */
  readonly interval?: readonly [low: number, high: number] | undefined;
  /** Largest of the numbers that it is read beside, without sign: all of them are written with the same decimals. */
  readonly largest: number;
  /** Decimals of a share as per cent; 0 unless given. */
  readonly decimals?: number;
  /** What it is as a share of the usual level, written behind it. */
  readonly ofUsual?: number | undefined;
  /** The unit is written behind it. */
  readonly withUnit?: boolean;
  readonly emphasis: Emphasis;
}

/** What is mostly 0: in how many replications it was not, and how much then. */
export interface EventFigure {
  readonly kind: 'event';
  readonly count: number;
  readonly of: number;
  /** Interval of its probability. */
  readonly low: number;
  readonly high: number;
  /** Mean of those in which it happened, in its unit; undefined where there is none. */
  readonly amount: number | undefined;
  readonly unit: string;
}

/** A day, as a date. */
export interface DateFigure {
  readonly kind: 'date';
  /** ISO date; undefined: not reached in so many of the replications. */
  readonly date: string | undefined;
  /** In how many replications it was reached, of how many; undefined where it was in all. */
  readonly reached: readonly [count: number, of: number] | undefined;
  /** In how many replications a trust left, so that it never can be. */
  readonly left?: number;
}

/** What stands in one cell. `unknown`: there should be a number. `none`: there is nothing to say here. */
export type Figure =
  | NumberFigure
  | EventFigure
  | DateFigure
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' };

export const UNKNOWN: Figure = { kind: 'unknown' };
export const NONE: Figure = { kind: 'none' };

/** One row: a figure for each column of the table, as far as there is something to say. */
export interface FigureRow {
  readonly label: string;
  /** A second, quieter line under the label. */
  readonly note?: string | undefined;
  /** Id of the metric; empty where the row is not of one. */
  readonly metric: string;
  readonly figures: readonly Figure[];
}

/** What a section of what stands behind the choice is about. */
export type Topic = 'harm' | 'money' | 'bad_case' | 'each_go_live' | 'done';

export interface FigureSection {
  readonly heading: string;
  /** Absent where all sections of a table are about the same. */
  readonly topic?: Topic;
  readonly rows: readonly FigureRow[];
}

export interface FigureTable {
  /** Names of the columns, each in one or more lines. */
  readonly columns: readonly (readonly string[])[];
  readonly sections: readonly FigureSection[];
  /** One line a row: intervals and remarks stand elsewhere. */
  readonly isCompact?: true;
}

/** The interval between two ends, if both are known. */
export function between(low: number | undefined, high: number | undefined): NumberFigure['interval'] {
  return low === undefined || high === undefined ? undefined : [low, high];
}
