/**
 * A planner's list of trusts as values: what a sheet of rows and cells says of each trust. It is made from a file by
 * read-trust-list or from answers by the command line, and put in place of a template's trusts by from-template.
 */

/** One number or word of a trust. */
export interface ListedValue {
  /** Dotted, below the trust. */
  readonly path: string;
  readonly value: string | number;
  /** Where it comes from, if not from the list. */
  readonly source?: string;
}

/** A go-live that has taken place, and how the trust stands. */
export interface ListedKnown {
  /** ISO date; `before`: long before the start. */
  readonly goLive: string;
  readonly build: string;
  /** Where it stands on day 0, of a go-live before the start. */
  readonly phase: string | undefined;
  /** Severe defects open. */
  readonly openSevere: number | undefined;
}

/** One trust of a list. */
export interface TrustRow {
  readonly id: string;
  /** In the order of the list. */
  readonly values: readonly ListedValue[];
  /** Date of its planned go-live; empty: its place in the order decides. */
  readonly goLive: string;
  /** Undefined: it is not live yet. */
  readonly known?: ListedKnown | undefined;
}

export interface TrustList {
  /** Where it is from: becomes the source of every number. */
  readonly source: string;
  readonly rows: readonly TrustRow[];
  /** What a person should know of how the list was read. */
  readonly notes: readonly string[];
  /** Where in the list a path of the scenario comes from (`trusts.csv:3:2`); undefined: not from one cell. */
  readonly placeOf: (path: string) => string | undefined;
}

/** A table of text as a file has it: rows and columns from 0; what stands beyond a row is empty. */
export interface Sheet {
  /** Name of the file, without its folder. */
  readonly source: string;
  readonly rows: readonly (readonly string[])[];
  /** Where a cell stands, as a person finds it: `trusts.csv:3:2`, `trusts.xlsx: cell B3`. */
  readonly at: (row: number, column: number) => string;
  /** Whether a decimal comma is usual in it. */
  readonly decimalComma: boolean;
}

/** A sheet, and what a person should know of how its file was read. */
export interface SheetRead {
  readonly sheet: Sheet;
  readonly notes: readonly string[];
}

/** What a planner decides beside the list; what is undefined stays as the template has it. */
export interface PlanAnswers {
  readonly start?: string;
  readonly end?: string;
  readonly question?: string;
  readonly firstGoLive?: string;
  readonly waveSize?: number;
  readonly waveGapWeeks?: number;
  /** Null: there is none. */
  readonly deadline?: string | null;
  /** Whether strategies with a readiness gate that binds are wanted. */
  readonly gate?: boolean;
}
