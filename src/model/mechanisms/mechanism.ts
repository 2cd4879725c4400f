/**
 * What a mechanism is: its parameters as plain data, and what it does with them. A mechanism that is `off` is not in
 * the world's list; no file of the model asks whether one is on. To add one: a file here and a line in registry.ts.
 */
import type { Process } from '../../kernel/process.js';
import type { DayEffects } from '../care/day-effects.js';
import type { About, Numbers, Parameters } from '../parameter.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';

/** The numbers of a mechanism in this replication: at each trust that has it. */
export interface Drawn<P extends Parameters> {
  /** The same numbers for every trust if the mechanism's scope is the programme. */
  of(trust: Trust): Numbers<P>;
  /** One of them drawn anew, for what happens more than once; ordinal 0 is the number of `of`. */
  again(trust: Trust, key: keyof P & string, ordinal: number): number;
}

/** What a mechanism changes on a day; the session is at noon, day + 0.5. */
type Daily<P extends Parameters> = (p: Numbers<P>, trust: Trust, day: number, fx: DayEffects) => void;

export interface Mechanism<P extends Parameters = Parameters> {
  readonly id: string;
  readonly means: string;
  /** Who may switch it off: a mechanism of the world is never switched by a strategy. */
  readonly about: About;
  /** `programme`: one for all trusts, its numbers drawn once a world; `trust`: its numbers may differ by trust. */
  readonly scope: 'programme' | 'trust';
  /** It changes trusts that are not live, so the future without go-lives too. */
  readonly withoutGoLive?: true;
  readonly parameters: P;
  /** Changes today's effects at a list of a live trust that has it; called once a list and day, allocates nothing. */
  readonly dailyOnceLive?: Daily<P>;
  /** In its place: the same at trusts that are not live too, and so in the future without go-lives. */
  readonly daily?: Daily<P>;
  /** Its actor follows patients: there is none at a trust without services. */
  readonly actorOfCare?: true;
  /** A standing actor for each trust that has it: a process of the replication. */
  readonly actor?: (p: Numbers<P>, trust: Trust, world: World) => Process;
  /** Replaces neutral roles of the programme at the start of a replication. */
  readonly install?: (p: Drawn<P>, world: World, having: readonly Trust[]) => void;
}

/** Declares a mechanism: keeps its own parameter names inside, and hands it on as one of many. */
export function mechanism<const P extends Parameters>(declared: Mechanism<P>): Mechanism {
  return declared as unknown as Mechanism;
}
