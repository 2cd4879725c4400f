/**
 * What the page and its workers say to each other: plain values, which is all that can be sent. One worker is the head:
 * it reads scenarios, shares replications out and makes results of them. The others are helpers: each carries out one
 * replication after another for the head, over a channel of their own, so that the page has nothing to pass on.
 */

import type { Issue } from '../../errors.js';
import type { Choices } from '../../experiment/design.js';
import type { Outcome } from '../../model/outcome.js';
import type { Settings } from '../../model/settings.js';
import type { Override } from '../../scenario/schema/overrides.js';

/** A scenario's text with values set in it, as `--set` does. */
export interface Source {
  readonly text: string;
  readonly set: readonly Override[];
}

/** What a worker is told when it is started. */
export type Role =
  | { readonly role: 'head'; readonly helpers: readonly MessagePort[] }
  | { readonly role: 'helper'; readonly head: MessagePort };

/**
 * From the head to a helper: the settings of a run, once, and then its replications; or what to rehearse while nothing
 * else is asked for. `world` is text that is the same for settings that differ in their strategies only.
 */
export type Errand =
  | { readonly settings: Settings; readonly world: string }
  | { readonly replication: number }
  | { readonly rehearsal: Rehearsal };

/** Replications whose future without go-lives is simulated before anybody asks for a strategy in it. */
export interface Rehearsal {
  readonly settings: Settings;
  readonly world: string;
  readonly replications: readonly number[];
}

/** From a helper to the head. */
export type Done = { readonly replication: number } & (
  | { readonly outcomes: readonly Outcome[] }
  | { readonly failure: Failure }
);

/** Why something could not be done: what the terminal would say, in lines; issues of the text where they are why. */
export interface Failure {
  readonly message: string;
  readonly issues: readonly Issue[];
}

/** From the page to the head. */
export interface Request {
  readonly id: number;
  readonly source: Source;
  /** undefined: the scenario is only read. */
  readonly task: RunRequest | TellRequest | RehearseRequest | undefined;
}

/** The scenario is read, and helpers make ready for changes of one of its strategies. */
export interface RehearseRequest {
  readonly kind: 'rehearse';
  readonly choices: Pick<Choices, 'replications' | 'seed' | 'strategies'>;
}

/** A replication that is to be told. */
export interface TellRequest {
  readonly kind: 'tell';
  readonly strategy: string;
  readonly replication: number;
  readonly seed: string;
}

/** What is to be simulated and made of it. */
export interface RunRequest {
  readonly kind: 'run';
  readonly choices: Pick<Choices, 'replications' | 'seed' | 'strategies' | 'perTrust' | 'weekly'>;
  /** Whether the whole report is made of it. */
  readonly page: boolean;
  /** Whether the tables are kept, as a zip. */
  readonly tables: boolean;
  /** How the scenario file is called, and the version of golive: what report and tables say of where they come from. */
  readonly file: string;
  readonly version: string;
}

/** From the head to the page; the last one of a request is its answer or its failure. */
export type Reply<Answer> = { readonly id: number } & (
  | { readonly done: number; readonly of: number }
  | { readonly answer: Answer }
  | { readonly failure: Failure }
);
