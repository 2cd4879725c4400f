/**
 * One trust in one strategy's replication: where it stands in the programme and what its programme roles are. Patients
 * are not here; they are in the trust's services.
 */

import type { Running } from '../kernel/process.js';
import type { Signal } from '../kernel/signal.js';
import type { PaymentCalendar } from './care/payment-calendar.js';
import type { OpenDefects } from './programme/open-defects.js';
import { averageBuild, type Board, type Build, calmBoard, type Gate, openGate } from './programme/roles.js';
import type { KnownGoLive } from './settings.js';

export type Phase =
  | 'planned'
  | 'preparing'
  | 'deferred'
  | 'held'
  | 're_engaging'
  | 'withdrawn'
  | 'disrupted'
  | 'recovery'
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
  /** Day on which the cause of the staff-entry leak is found. */
  staffEntryFixedDay = Number.POSITIVE_INFINITY;
  readonly defects: OpenDefects;
  build: Build = averageBuild;
  board: Board = calmBoard;
  gate: Gate = openGate;
  /** Defects met at go-live; none where no mechanism says otherwise. */
  defectsAtGoLive: () => DefectCount | null = () => null;
  /** Rate per week at which the cause of the staff-entry leak is found. */
  staffEntryFixesPerWeek = 0;
  /** Income done but not recorded since go-live, in weeks of the trust's income. */
  uncapturedWeeks: (day: number) => number = () => 0;
  /** What caused the leaks of its days, where a mechanism notes it. */
  leaks: Leaks | null = null;
  /** When its months are settled. */
  readonly payment: PaymentCalendar;
  /** Records after all these shares of a day's unrecorded activity, at the freeze and at the year's end. */
  captureLate: (day: number, atFreeze: number, atYearEnd: number) => void = () => undefined;
  /** Slots booked in a usual year. */
  bookingsPerYear = 0;
  /** Tariff of the patients seen in extra sessions on days [from, to). */
  extraWorthGbp: (from: number, to: number) => number = () => 0;
  /** Fires once, on the first day on the new system. */
  readonly wentLive: Signal<void>;
  /** True while a hold can interrupt it: from asking for experts to the gate. */
  preparing = false;
  /** Its lifecycle, once it runs. */
  lifecycle: Running | null = null;
  private readonly entered: (trust: Trust, phase: Phase, reason: string) => void;

  constructor(
    id: string,
    index: number,
    known: KnownGoLive | null,
    start: { readonly readiness: number; readonly slipDays: number; readonly payment: PaymentCalendar },
    defects: OpenDefects,
    wentLive: Signal<void>,
    entered: (trust: Trust, phase: Phase, reason: string) => void,
  ) {
    this.id = id;
    this.index = index;
    this.known = known;
    this.readiness = start.readiness;
    this.slipDays = start.slipDays;
    this.payment = start.payment;
    this.defects = defects;
    this.wentLive = wentLive;
    this.entered = entered;
  }

  /** Enters a phase: a dated fact with its reason. */
  enter(phase: Phase, reason: string): void {
    this.phase = phase;
    this.entered(this, phase, reason);
  }

  withdraw(): void {
    this.enter('withdrawn', 'withdrew from the programme after the hold');
  }

  /** A hold stops preparation at once; nothing happens to a trust that is not preparing. */
  interruptPreparation(): void {
    if (this.preparing) this.lifecycle?.interrupt('hold');
  }
}
