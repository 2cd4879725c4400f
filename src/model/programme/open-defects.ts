/**
 * The severe defects open at one trust. Defect k is fixed when the integrated fix rate reaches E1 + ... + Ek with E
 * unit-exponential: a change of rate moves the days on which defects are fixed and redraws nothing.
 */
import type { EventId } from '../../kernel/event-calendar.js';
import type { Simulator } from '../../kernel/simulator.js';
import type { Stream } from '../../kernel/streams.js';
import { log } from '../../stats/dmath.js';
import { EVENT, PRIORITY } from '../priorities.js';
import type { Defect } from './shared-defects.js';

/** Called when a defect of a go-live is fixed. */
type Fixed = (defect: Defect) => void;

export class OpenDefects {
  /** Severe defects open now, and how many of them bring the system down. */
  open = 0;
  availability = 0;
  /** Those open, in the order in which they will be fixed. */
  private readonly queue: { readonly defect: Defect; readonly fixed: Fixed }[] = [];
  private readonly sim: Simulator;
  private readonly trust: number;
  private readonly thresholds: Stream;
  private readonly changed: (open: number) => void;
  private ratePerDay = 0;
  /** Integrated rate still needed to fix the next defect, as of `since`. */
  private needed = 0;
  private since = 0;
  private event: EventId | null = null;

  /**
   * @param trust      index of the trust: payload of the events
   * @param thresholds stream of the fix times
   * @param changed    called with the number open whenever it changes
   */
  constructor(sim: Simulator, trust: number, thresholds: Stream, changed: (open: number) => void) {
    this.sim = sim;
    this.trust = trust;
    this.thresholds = thresholds;
    this.changed = changed;
  }

  /** How many of those open had been fixed for those who go live later, and were met all the same. */
  get again(): number {
    return this.queue.filter(({ defect }) => defect.again).length;
  }

  /** New defects appear, today. */
  appear(defects: readonly Defect[], fixed: Fixed): void {
    if (defects.length === 0) return;
    const idle = this.open === 0;
    for (const defect of defects) this.queue.push({ defect, fixed });
    this.count();
    if (idle) this.next();
  }

  /** The record says how many are open today: the first ones were fixed, or others are found. */
  set(open: number): void {
    if (open === this.open) return;
    const idle = this.open === 0;
    while (this.queue.length > open) {
      const { defect, fixed } = this.queue.shift()!;
      fixed(defect);
    }
    while (this.queue.length < open) this.queue.push({ defect: FOUND, fixed: () => undefined });
    this.count();
    if (idle && open > 0) this.next();
    else if (open === 0) this.reschedule();
  }

  /** Sets the rate at which they are fixed, from now on. */
  fixAt(perWeek: number): void {
    this.needed -= this.ratePerDay * (this.sim.now - this.since);
    this.since = this.sim.now;
    this.ratePerDay = perWeek / 7;
    this.reschedule();
  }

  /** One is fixed: called by the event. */
  fixed(): void {
    this.event = null;
    const { defect, fixed } = this.queue.shift()!;
    fixed(defect);
    this.count();
    if (this.open > 0) this.next();
  }

  private count(): void {
    this.open = this.queue.length;
    this.availability = 0;
    for (const { defect } of this.queue) if (defect.availability) this.availability++;
    this.changed(this.open);
  }

  private next(): void {
    this.needed = -log(this.thresholds.next());
    this.since = this.sim.now;
    this.reschedule();
  }

  private reschedule(): void {
    if (this.event !== null) this.sim.cancel(this.event);
    this.event = null;
    if (this.open === 0 || this.ratePerDay <= 0) return;
    const at = this.sim.now + Math.max(0, this.needed) / this.ratePerDay;
    if (Number.isFinite(at)) this.event = this.sim.schedule(at, PRIORITY.defect, EVENT.defectFixed, this.trust);
  }
}

/** A defect that the record knows of and the draw did not. */
const FOUND: Defect = { kind: 'configuration', ordinal: -1, availability: false, again: false };
