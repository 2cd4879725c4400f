/**
 * The roles of the programme and what each is like when no mechanism fills it: everybody passes the gate, the board
 * never alarms, nobody holds, experts are unlimited, trusts go on at once after a green light.
 */

import type { Process } from '../../kernel/process.js';
import { Resource } from '../../kernel/resource.js';
import { Signal } from '../../kernel/signal.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import type { Propagation } from './shared-defects.js';

/** How a trust's build is configured. */
export interface Build {
  /** In [0, 1]; 0.35 leaves the mean number of defects as it is. */
  readonly fit: number;
  readonly preparationMultiplier: number;
  /** Severe defects fixed a week outside a recovery programme. */
  readonly fixesPerWeek: number;
  /** Share of its severe defects that all trusts of the build share, in [0, 1]. */
  readonly sharedShare: number;
  readonly propagation: Propagation;
  /** Multiplies what delivery costs. */
  readonly costMultiplier: number;
}

export const averageBuild: Build = {
  fit: 0.35,
  preparationMultiplier: 1,
  fixesPerWeek: 0,
  sharedShare: 0,
  propagation: { probability: 0, lagDays: 0 },
  costMultiplier: 1,
};

/** What the gate decides about one go-live. */
export interface GateVerdict {
  readonly verdict: 'pass' | 'override' | 'defer';
  readonly reported: number;
  /** What it would have taken to pass; NaN where there is no gate. */
  readonly threshold: number;
  /** Days until the next review, when deferred. */
  readonly deferralDays: number;
  readonly reason: string;
}

/** Reads reported readiness before a go-live. */
export interface Gate {
  review(attempt: number): GateVerdict;
  /** Readiness after a deferral. */
  improve(readiness: number): number;
}

export const openGate: Gate = {
  review: () => ({ verdict: 'pass', reported: Number.NaN, threshold: Number.NaN, deferralDays: 0, reason: 'no gate' }),
  improve: (readiness) => readiness,
};

/** The trust's own board: looks every week after go-live. */
export interface Board {
  /** The alarm it would raise today, in words; empty while there is none. */
  alarm(trust: Trust, day: number): string;
  /** Days from the request for help to its approval. */
  approvalDays(): number;
  readonly recovery: Recovery;
}

/** The numbers of a recovery programme: days, fixes a week, pounds a week. */
export interface Recovery {
  readonly days: number;
  readonly extensionDays: number;
  readonly confirmationDays: number;
  readonly reviewDefects: number;
  /** How many of the severe defects open the trust's n-th review, from 0, is told of. */
  readonly reported: (open: number, review: number) => number;
  readonly fixesPerWeek: number;
  readonly gbpPerDayInTrouble: number;
  readonly gbpPerDayInProgramme: number;
}

export const calmBoard: Board = {
  alarm: () => '',
  approvalDays: () => 0,
  recovery: {
    days: 0,
    extensionDays: 1,
    confirmationDays: 0,
    reviewDefects: Number.POSITIVE_INFINITY,
    reported: (open) => open,
    fixesPerWeek: 0,
    gbpPerDayInTrouble: 0,
    gbpPerDayInProgramme: 0,
  },
};

/** The programme authority: may hold every go-live. */
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
  /** The authority at work, if there is one. */
  readonly work: (() => Process) | null;
}

export function absentAuthority(): Authority {
  return {
    holds: () => false,
    holding: false,
    greenLight: new Signal<void>('green light'),
    gbpPerDay: () => 0,
    decay: (_trust, readiness) => readiness,
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
  /** Called once at a green light: moves plan dates, and withdraws trusts. */
  begin(world: World): void;
}

export const immediateRestart: Restart = { begin: () => undefined };
