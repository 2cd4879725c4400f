/**
 * The roles of the programme and what each is like when no mechanism fills it: the authority never holds, experts are unlimited,
 * trusts go on at once after a green light. Contracts, releases and lessons have files of their own.
 */

import type { Process } from '../../kernel/process.js';
import { Resource } from '../../kernel/resource.js';
import { Signal } from '../../kernel/signal.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { Trust } from '../trust.js';
import { STABLE_DEFECTS } from './trouble/stable.js';

/** A monthly meeting of the authority. */
export interface Meeting {
  /** From 1, counted from the start of the scenario. */
  readonly ordinal: number;
  /** The trusts that it counts as in trouble. */
  readonly troubled: readonly Trust[];
}

/** The programme authority: what it may do beside meeting and looking, to hold go-lives. */
export interface Authority {
  holds(trust: Trust): boolean;
  /** True from the day a hold begins to the day of the green light. */
  readonly holding: boolean;
  /** Fires when a hold is lifted. */
  readonly greenLight: Signal<void>;
  /** Cost of a trust that waits on hold. */
  gbpPerDay(trust: Trust): number;
  /** Readiness after some days on hold. */
  decay(trust: Trust, readiness: number, days: number): number;
  /** The most severe defects open at a trust that a meeting does not count as in trouble (P39). */
  readonly liftDefects: number;
  /**
   * What it decides on a Monday.
   * @param week    of the scenario, from 1
   * @param meeting of this Monday, if there is one
   */
  onMonday(week: number, meeting: Meeting | null): void;
  /** A hold on record, which takes its course; null: there is none. */
  readonly work: (() => Process) | null;
}

/** It meets and looks, and never holds. */
export function lookingAuthority(): Authority {
  return {
    holds: () => false,
    holding: false,
    greenLight: new Signal<void>('green light'),
    gbpPerDay: () => 0,
    decay: (_trust, readiness) => readiness,
    liftDefects: STABLE_DEFECTS,
    onMonday: () => undefined,
    work: null,
  };
}

/** The experts of the delivery partner. */
export interface Pool {
  readonly experts: Resource;
  /** Experts that one preparation, one go-live, its support after the first weeks, and one recovery seizes. */
  readonly preparing: number;
  readonly goLive: number;
  readonly support: number;
  readonly recovery: number;
  /** How long a go-live keeps its experts, before support alone stays. */
  readonly goLiveDays: number;
  /** The delivery organisation at work: leavers and recruits; null: nobody leaves. */
  readonly staffing: (() => Process) | null;
}

/** Queue order at the pool: lower is served first. */
export const POOL_QUEUE = Object.freeze({ recovery: 0, goLive: 1, preparing: 2 });

export function unlimitedPool(sim: Simulator): Pool {
  return {
    experts: new Resource(sim, Number.POSITIVE_INFINITY, 'experts'),
    preparing: 1,
    goLive: 1,
    support: 1,
    recovery: 1,
    goLiveDays: 0,
    staffing: null,
  };
}

/** How the programme restarts after a green light. */
export interface Restart {
  /**
   * Called once at a green light: moves plan dates, and withdraws trusts.
   * @param reached whether the hold reached a trust: nothing changes for the others
   */
  begin(reached: (trust: Trust) => boolean): void;
}

export const immediateRestart: Restart = { begin: () => undefined };
