/**
 * The errors golive raises on purpose. Anything else that is thrown is a defect of golive itself (exit code 70).
 * They live at the root of src because every floor may raise one.
 */

/** The root of all errors that golive raises on purpose. */
export class GoliveError extends Error {
  override readonly name: string = 'GoliveError';
}

/** A request that cannot be carried out as given: exit code 2. */
export class UsageError extends GoliveError {
  override readonly name = 'UsageError';
}

/** Where something in a scenario file is wrong, and what was expected there. */
export interface Issue {
  /** 1-based line and column in the file; 0 when the issue has no place of its own. */
  readonly line: number;
  readonly column: number;
  /** Dotted path in the file, for example `trusts.ashby.services`. */
  readonly path: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** Of a warning: ids of the strategies that it is about; undefined: it holds whatever the strategy. */
  readonly strategies?: readonly string[];
}

/** A scenario text that is not a valid scenario; carries every issue found, in file order. */
export class ScenarioError extends GoliveError {
  override readonly name = 'ScenarioError';
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map((i) => `${i.line}:${i.column} ${i.path}: ${i.message}`).join('\n'));
    this.issues = issues;
  }
}

/** The model met a state it must never meet; carries the simulated time and the run that met it. */
export class ModelError extends GoliveError {
  override readonly name = 'ModelError';
  /** Simulated time in days from the scenario's start, when known. */
  readonly time: number | undefined;
  /** The run that met it, when known. */
  readonly run: { readonly scenario: string; readonly strategy: string; readonly replication: number } | undefined;
  constructor(
    message: string,
    at: { time?: number; run?: { scenario: string; strategy: string; replication: number } } = {},
  ) {
    super(message);
    this.time = at.time;
    this.run = at.run;
  }
}
