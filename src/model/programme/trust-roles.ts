/**
 * The roles at one trust and what each is like when no mechanism fills it: a build that fits as the average, a gate that
 * everybody passes, a board that never alarms. Apart from the roles of the programme because a trust is made of these.
 */
import type { Propagation } from './shared-defects.js';

/** How a trust's build is configured. */
export interface Build {
  /** In [0, 1]; 0.35 leaves the mean number of defects as it is. */
  readonly fit: number;
  readonly preparationMultiplier: number;
  /** Severe defects fixed a week outside a recovery programme. */
  readonly fixesPerWeek: number;
  /** Share of its severe defects that all who take the build share, in [0, 1]. */
  readonly sharedShare: number;
  readonly propagation: Propagation;
  /** Probability that a shared defect which is fixed is met all the same. */
  readonly regression: number;
  /** Multiplies what delivery costs. */
  readonly costMultiplier: number;
}

export const averageBuild: Build = {
  fit: 0.35,
  preparationMultiplier: 1,
  fixesPerWeek: 0,
  sharedShare: 0,
  propagation: { probability: 0, lagDays: 0 },
  regression: 0,
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
  /** How many days leave to go live is good for: none when deferred; infinite where there is no gate. */
  readonly goodDays: number;
  readonly reason: string;
}

/** Reads reported readiness before a go-live. */
export interface Gate {
  /** Probability that a dress rehearsal finds a migration defect, which is then not there. */
  readonly rehearsalDetects: number;
  review(attempt: number): GateVerdict;
  /** Readiness after a deferral. */
  improve(readiness: number): number;
}

export const openGate: Gate = {
  rehearsalDetects: 0,
  review: () => ({
    verdict: 'pass',
    reported: Number.NaN,
    threshold: Number.NaN,
    deferralDays: 0,
    goodDays: Number.POSITIVE_INFINITY,
    reason: 'no gate',
  }),
  improve: (readiness) => readiness,
};

/** The trust's own board: looks every week after go-live. */
export interface Board {
  /** The alarm it would raise today, in words; empty while there is none. */
  alarm(day: number): string;
  /** Days from the request for help to its approval. */
  approvalDays(): number;
  readonly recovery: Recovery;
}

/** The numbers of a recovery programme: days, fixes a week, pounds a day. */
export interface Recovery {
  /** Days of the reviews that can end it early, ascending, before its length. */
  readonly earlyReviewDays: readonly number[];
  /** Its length, and of an extension. */
  readonly days: number;
  readonly extensionDays: number;
  readonly confirmationDays: number;
  readonly reviewDefects: number;
  /** How many of the severe defects open are reported to the trust's n-th review, from 0. */
  readonly reported: (open: number, review: number) => number;
  readonly fixesPerWeek: number;
  /** What it costs from the alarm, and from the first day of the programme, given the severe defects open on that day. */
  readonly gbpPerDayInTrouble: (open: number) => number;
  readonly gbpPerDayInProgramme: (open: number) => number;
}

export const calmBoard: Board = {
  alarm: () => '',
  approvalDays: () => 0,
  recovery: {
    earlyReviewDays: [],
    days: 0,
    extensionDays: 1,
    confirmationDays: 0,
    reviewDefects: Number.POSITIVE_INFINITY,
    reported: (open) => open,
    fixesPerWeek: 0,
    gbpPerDayInTrouble: () => 0,
    gbpPerDayInProgramme: () => 0,
  },
};
