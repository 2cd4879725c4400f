/** What a scenario file comes to: who asks what, the settings the model runs on, and where every number came from. */
import type { Issue } from '../errors.js';
import type { Settings } from '../model/settings.js';
import type { Margin } from './resolve/margins.js';
import type { Observation } from './resolve/observed.js';
import type { NamedStudy } from './resolve/studies.js';

/** One resolved number (or date, or `off`) of the scenario, as a row of inputs.csv. */
export interface InputRow {
  /** Dotted path; the same path works in `--set`. */
  readonly path: string;
  /** A number, a distribution such as `triangular(1, 2, 3)`, a word, a date, or `off`. */
  readonly value: string;
  readonly unit: string;
  /** Where the value came from; empty when the file does not say. */
  readonly source: string;
  readonly grade: string;
  /** The name under which an uncertain number is judged; absent: it is no judgement. */
  readonly judgedAs?: string | undefined;
  /** The model's default; empty when there is none. */
  readonly default: string;
}

/** A strategy's id and its title for people. */
export interface StrategyLabel {
  readonly id: string;
  readonly label: string;
}

/** A scenario, read and checked. */
export interface Scenario {
  readonly id: string;
  readonly label: string;
  readonly question: string;
  /** ISO date of day 0. */
  readonly start: string;
  /** ISO date of the first day not simulated. */
  readonly end: string;
  readonly seed: string;
  readonly replications: number;
  /** The strategies in the order of the file, without the counterfactual. */
  readonly strategies: readonly StrategyLabel[];
  /** Id of the strategy that the others are compared with; undefined: the first. */
  readonly reference: string | undefined;
  readonly settings: Settings;
  /** What was published, to put beside what the model gives, in the order of the file. */
  readonly observed: readonly Observation[];
  /** What the file asks of it beside a run, in the order of the file. */
  readonly studies: readonly NamedStudy[];
  /** How far measures may move before a check calls them changed. */
  readonly margins: readonly Margin[];
  /** One row for each resolved number, defaults included, in the order of the model. */
  readonly inputs: readonly InputRow[];
  /** What is probably not meant, but can be run. */
  readonly warnings: readonly Issue[];
}
