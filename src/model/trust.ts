/**
 * One trust in one strategy's replication: where it stands in the programme and what its programme roles are. Patients
 * are not here; they are in the trust's services. What a mechanism remembers of a trust the mechanism keeps itself.
 */

import type { Running } from '../kernel/process.js';
import type { Signal } from '../kernel/signal.js';
import type { OpenDefects } from './programme/open-defects.js';
import type { TakenRelease } from './programme/releases.js';
import { averageBuild, type Board, type Build, calmBoard, type Gate, openGate } from './programme/trust-roles.js';
import type { RecordedGoLive } from './settings.js';

/** When in a day its sessions are held. */
export const NOON = 0.5;

/** The phases of a go-live, in the order in which a trust can come to them. */
export const phases = [
  'planned',
  'preparing',
  'deferred',
  'held',
  're_engaging',
  'withdrawn',
  'disrupted',
  'recovery',
  'upgrading',
  'stable',
] as const;

export type Phase = (typeof phases)[number];

/** The number of severe defects a go-live meets: a negative binomial, cut off at the most. */
export interface DefectCount {
  readonly mean: number;
  readonly dispersion: number;
  /** Testing stops a go-live that would open with more. */
  readonly most: number;
}

/** What its board can find in a weekly look. */
export type Finding = 'alarm' | 'stable';

/** What a trust is on day 0. */
export interface TrustOnDay0 {
  readonly id: string;
  readonly index: number;
  /** Id of its contract; null: it needs none. */
  readonly contract: string | null;
  readonly goLiveOnRecord: RecordedGoLive | null;
  readonly buildId: string;
  /** True readiness, in [0, 1]. */
  readonly readiness: number;
  readonly slipDays: number;
  /** In how many equal weekly steps its clinics move to the new system. */
  readonly steps: number;
  /** Its whole income. */
  readonly incomeGbpPerYear: number;
  readonly defects: OpenDefects;
  readonly wentLive: Signal<void>;
  readonly findings: Signal<Finding>;
  /** Called with each phase it enters and the reason. */
  readonly entered: (phase: Phase, reason: string) => void;
}

const noDefects = (): null => null;
const nothing = (): void => undefined;

export class Trust {
  readonly id: string;
  readonly index: number;
  /** Id of its contract; null: it needs none. */
  readonly contract: string | null;
  /** Null: it goes live as the programme decides. */
  readonly goLiveOnRecord: RecordedGoLive | null;
  /** Id of the build that it takes. */
  readonly buildId: string;
  /** How much longer than planned it prepares, days. */
  readonly slipDays: number;
  /** In how many equal weekly steps its clinics move to the new system: 1, all on its first day. */
  readonly steps: number;
  /** Its whole income, whatever part of it is simulated. */
  readonly incomeGbpPerYear: number;
  readonly defects: OpenDefects;
  /** Fires once, on the first day on the new system. */
  readonly wentLive: Signal<void>;
  /** Fires with what its board finds in its weekly looks. */
  readonly findings: Signal<Finding>;

  // Where it stands.
  phase: Phase = 'planned';
  /** True readiness, in [0, 1]. */
  readiness: number;
  /** True from its first day on the new system. */
  live = false;
  /** First day on the new system; infinite before. */
  goLiveDay = Number.POSITIVE_INFINITY;
  /**
   * First day on the new system of the clinics whose day is looked at, infinite before: its go-live, but for the
   * moments in which the clinics of a cutover are looked at step by step.
   */
  movedDay = Number.POSITIVE_INFINITY;
  /** What it went live with. */
  release: TakenRelease = { id: '', scope: 1 };
  /** First day on a later release, and its scope; infinite and 0 before. */
  upgradeDay = Number.POSITIVE_INFINITY;
  upgradeScope = 0;
  /** Its latest first day, on the new system or on a later release of it; infinite before. */
  changedDay = Number.POSITIVE_INFINITY;
  /** From the alarm of its board until it is stable. */
  inTrouble = false;
  /** From the alarm until a review of its recovery succeeds, or until it is stable. */
  unanswered = false;
  /** Day of its latest alarm; infinitely long ago before the first. */
  troubleSince = Number.NEGATIVE_INFINITY;
  /** From the day on which the authority looks at it until it is stable: help comes without a wait for approval. */
  lookedAt = false;
  /** Weeks in a row with few severe defects open, at the board's last look. */
  stableWeeks = 0;
  /** Reviews of its recovery so far. */
  reviews = 0;

  // Its delivery.
  /** Planned length of preparation in days, multiplier of the build included. */
  preparationDays = 0;
  /** What its delivery costs a day of preparation. */
  deliveryGbpPerDay = 0;
  /** Experts it has seized for its go-live, before it. */
  support = 0;
  /** True while a hold can interrupt it: from asking for experts to the gate. */
  preparing = false;
  /** True while it can be dropped from the programme: before its go-live. */
  withdrawable = false;
  /** Its lifecycle, once it runs. */
  lifecycle: Running | null = null;

  // Its roles: neutral unless a mechanism fills them.
  build: Build = averageBuild;
  gate: Gate = openGate;
  board: Board = calmBoard;
  /** Defects met with a scope, when so much has been learned; none where no mechanism says otherwise. */
  defectsMet: (scope: number, learned: number) => DefectCount | null = noDefects;
  /** Days from go-live on which fewer patients are booked, as planned. */
  reducedDays = 0;
  /** Called on the day on which its board raises the alarm. */
  onTrouble: (day: number) => void = nothing;

  private readonly entered: (phase: Phase, reason: string) => void;

  constructor(day0: TrustOnDay0) {
    this.id = day0.id;
    this.index = day0.index;
    this.contract = day0.contract;
    this.goLiveOnRecord = day0.goLiveOnRecord;
    this.buildId = day0.buildId;
    this.slipDays = day0.slipDays;
    this.steps = day0.steps;
    this.incomeGbpPerYear = day0.incomeGbpPerYear;
    this.defects = day0.defects;
    this.wentLive = day0.wentLive;
    this.findings = day0.findings;
    this.readiness = day0.readiness;
    this.entered = day0.entered;
  }

  /** Weeks from the first day of the clinics that are looked at to the session of a day. */
  weeksLive(day: number): number {
    return (day + NOON - this.movedDay) / 7;
  }

  /** Whether the clinics that are looked at are on the new system on a day. */
  onSystem(day: number): boolean {
    return day >= this.movedDay;
  }

  /** How many steps of its cutover have been taken by a day. */
  stepsTaken(day: number): number {
    return this.live ? Math.min(this.steps, 1 + Math.floor((day - this.goLiveDay) / 7)) : 0;
  }

  /** Enters a phase: a dated fact with its reason. */
  enter(phase: Phase, reason: string): void {
    this.phase = phase;
    this.entered(phase, reason);
  }

  /** Leaves the programme for good; what it is doing ends. */
  withdraw(reason: string): void {
    this.enter('withdrawn', reason);
    if (this.withdrawable) this.lifecycle?.interrupt('withdrawn');
  }

  /** A hold stops preparation at once; nothing happens to a trust that is not preparing. */
  interruptPreparation(): void {
    if (this.preparing) this.lifecycle?.interrupt('hold');
  }
}
