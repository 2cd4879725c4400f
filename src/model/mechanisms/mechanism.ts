/**
 * What a mechanism is: its parameters as plain data, and what it does with them. What it remembers of a trust is its
 * own: `begin` makes it, `daily` and `actor` are given it. A mechanism that is `off` is not in the world's list; no file
 * of the model asks whether one is on. To add one: a file here and a line in registry.ts.
 */
import type { Process } from '../../kernel/process.js';
import type { DayEffects } from '../care/day-effects.js';
import type { CareAccount } from '../care-account.js';
import type { About, Numbers, Parameters } from '../parameter.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';

/** What a mechanism may use at one trust, beside its numbers. */
export interface AtTrust<P extends Parameters> {
  /** One of its numbers drawn anew, for what happens more than once; ordinal 0 is the number itself. */
  again(key: keyof P & string, ordinal: number): number;
  /** All numbers of one that is a list. */
  list(key: keyof P & string): readonly number[];
  /** What the trust's care has come to. */
  readonly account: CareAccount;
}

/** What a mechanism of the programme may use beside its numbers. */
export interface AtProgramme<P extends Parameters> {
  /** One of its numbers of each go-live, drawn for a trust; ordinals from 0 tell several events of it apart. */
  forTrust(key: keyof P & string, trust: Trust, ordinal: number): number;
}

/**
 * What a mechanism changes on a day; the session is at noon, day + 0.5. During and after a cutover in steps it is called
 * for the clinics of each step, with the trust's `movedDay` theirs, and the mean of what it changes is what counts.
 */
type Daily<P extends Parameters, S> = (p: Numbers<P>, trust: Trust, day: number, fx: DayEffects, state: S) => void;

export interface Mechanism<P extends Parameters = Parameters, S = unknown> {
  readonly id: string;
  readonly means: string;
  /** Who may switch it off: a mechanism of the world is never switched by a strategy. */
  readonly about: About;
  /** `programme`: one for all trusts, its numbers drawn once a world; `trust`: its numbers may differ by trust. */
  readonly scope: 'programme' | 'trust';
  /** It changes trusts that are not live, so the future without go-lives too. */
  readonly withoutGoLive?: true;
  /** Its numbers are those of a build: a go-live on record keeps them, whatever the strategy. */
  readonly ofBuild?: true;
  readonly parameters: P;
  /** Keys that a file had before, and what it says in their place. */
  readonly formerly?: ReadonlyMap<string, string>;
  /** Of the programme: fills its roles at the start of a replication, neutral until then. */
  readonly install?: (p: Numbers<P>, world: World, at: AtProgramme<P>) => void;
  /** Of a trust: fills its roles at the start of a replication, and makes what the mechanism will remember of it. */
  readonly begin?: (p: Numbers<P>, trust: Trust, world: World, at: AtTrust<P>) => S;
  /** Changes today's effects at a list of a live trust that has it; called once a list and day, allocates nothing. */
  readonly dailyOnceLive?: Daily<P, S>;
  /** In its place: the same at trusts that are not live too, and so in the future without go-lives. */
  readonly daily?: Daily<P, S>;
  /** Its actor follows patients: there is none at a trust without services. */
  readonly actorOfCare?: true;
  /** A standing actor for each trust that has it: a process of the replication. */
  readonly actor?: (p: Numbers<P>, trust: Trust, world: World, state: S) => Process;
}

/** Declares a mechanism: keeps its own parameter names and state inside, and hands it on as one of many. */
export function mechanism<const P extends Parameters, S = undefined>(declared: Mechanism<P, S>): Mechanism {
  return declared as unknown as Mechanism;
}
