/**
 * One trust in one strategy's replication: where it stands in the programme and what its programme roles are. Patients
 * are not here; they are in the trust's services.
 */

import type { Running } from '../kernel/process.js';
import type { Signal } from '../kernel/signal.js';
import type { DailyUniforms } from './daily-uniforms.js';
import type { LateShares } from './payment/late-capture.js';
import type { PaymentCalendar } from './payment/payment-calendar.js';
import type { OpenDefects } from './programme/open-defects.js';
import type { TakenRelease } from './programme/releases.js';
import { averageBuild, type Board, type Build, calmBoard, type Gate, openGate } from './programme/roles.js';
import type { KnownGoLive } from './settings.js';

/** When in a day its sessions are held. */
export const NOON = 0.5;

export type Phase =
  | 'planned'
  | 'preparing'
  | 'deferred'
  | 'held'
  | 're_engaging'
  | 'withdrawn'
  | 'disrupted'
  | 'recovery'
  | 'upgrading'
  | 'stable';

/** The number of severe defects a go-live meets: a negative binomial. */
export interface DefectCount {
  readonly mean: number;
  readonly dispersion: number;
}

/** The causes of a trust's unrecorded activity, day by day. */
export interface Leaks {
  note(day: number, byDefects: number, byStaff: number, open: number): void;
  causedShare(day: number): number;
  fixedShare(day: number, openNow: number, staffFixed: boolean): number;
}

export class Trust {
  readonly id: string;
  readonly index: number;
  readonly known: KnownGoLive | null;
  phase: Phase = 'planned';
  /** True from its first day on the new system. */
  live = false;
  /** First day on the new system; infinite before. */
  goLiveDay = Number.POSITIVE_INFINITY;
  /** True readiness, in [0, 1]. */
  readiness: number;
  /** Planned length of preparation in days, multiplier of the build included. */
  preparationDays = 0;
  readonly slipDays: number;
  /** From the alarm of its board until it is stable. */
  inTrouble = false;
  /** Weeks in a row with few severe defects open, at the board's last look. */
  stableWeeks = 0;
  /** Reviews of its recovery so far. */
  reviews = 0;
  /** Day on which the cause of the staff-entry leak is found. */
  staffEntryFixedDay = Number.POSITIVE_INFINITY;
  readonly defects: OpenDefects;
  build: Build = averageBuild;
  board: Board = calmBoard;
  gate: Gate = openGate;
  /** Defects met with a scope, when so much has been learned; none where no mechanism says otherwise. */
  defectsMet: (scope: number, learned: number) => DefectCount | null = () => null;
  /** Probability that a dress rehearsal finds a migration defect, which is then not there. */
  rehearsalDetects = 0;
  /** What it went live with. */
  release: TakenRelease = { id: '', scope: 1 };
  /** Its latest first day, on the new system or on a later release of it; infinite before. */
  changedDay = Number.POSITIVE_INFINITY;
  /** First day on a later release, and its scope; infinite and 0 before. */
  upgradeDay = Number.POSITIVE_INFINITY;
  upgradeScope = 0;
  /** Experts it has seized for its go-live, before it. */
  support = 0;
  /** What its delivery costs a day of preparation, and in all. */
  deliveryGbpPerDay = 0;
  deliveryGbp = 0;
  /** Income of a usual week, GBP. */
  weeklyIncomeGbp = 0;
  /** Told when its board has raised the alarm. */
  troubled: (day: number) => void = () => undefined;
  /** Luck of its days with the new system; null where it is never down. */
  outageLuck: DailyUniforms | null = null;
  /** Until when its old system is down. */
  legacyDownUntil = Number.NEGATIVE_INFINITY;
  /** How long its n-th failure lasts, and what it costs. */
  legacyFailure: (ordinal: number) => { readonly days: number; readonly gbp: number } = () => ({ days: 0, gbp: 0 });
  /** Set where learning is slow for good (P47): time in which the dip falls to 37%, in weeks; NaN otherwise. */
  deepDecayWeeks = Number.NaN;
  /** Rate per week at which the cause of the staff-entry leak is found. */
  staffEntryFixesPerWeek = 0;
  /** Income done but not recorded since go-live, in weeks of the trust's income. */
  uncapturedWeeks: (day: number) => number = () => 0;
  /** What caused the leaks of its days, where a mechanism notes it. */
  leaks: Leaks | null = null;
  /** When its months are settled. */
  readonly payment: PaymentCalendar;
  /** What of its days' unrecorded activity comes late: written into the ledger when they are over. */
  readonly late: LateShares[] = [];
  /** Slots booked in a usual year. */
  bookingsPerYear = 0;
  /** Tariff of the patients seen in extra sessions on days [from, to). */
  extraWorthGbp: (from: number, to: number) => number = () => 0;
  /** Fires once, on the first day on the new system. */
  readonly wentLive: Signal<void>;
  /** True while a hold can interrupt it: from asking for experts to the gate. */
  preparing = false;
  /** True while it can be dropped from the programme: before its go-live. */
  withdrawable = false;
  /** Id of its contract; null: it needs none. */
  readonly contract: string | null;
  /** Its lifecycle, once it runs. */
  lifecycle: Running | null = null;
  private readonly entered: (trust: Trust, phase: Phase, reason: string) => void;

  constructor(
    id: string,
    index: number,
    known: KnownGoLive | null,
    contract: string | null,
    start: { readonly readiness: number; readonly slipDays: number; readonly payment: PaymentCalendar },
    defects: OpenDefects,
    wentLive: Signal<void>,
    entered: (trust: Trust, phase: Phase, reason: string) => void,
  ) {
    this.id = id;
    this.index = index;
    this.known = known;
    this.contract = contract;
    this.readiness = start.readiness;
    this.slipDays = start.slipDays;
    this.payment = start.payment;
    this.defects = defects;
    this.wentLive = wentLive;
    this.entered = entered;
  }

  /** Weeks from its go-live to the session of a day. */
  weeksLive(day: number): number {
    return (day + NOON - this.goLiveDay) / 7;
  }

  /** Enters a phase: a dated fact with its reason. */
  enter(phase: Phase, reason: string): void {
    this.phase = phase;
    this.entered(this, phase, reason);
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
