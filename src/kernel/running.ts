/**
 * A spawned process: executes a generator from one wait to the next. Separate from process.ts so that models need not
 * import it. Every step is an event of the calendar, with the process's own priority; at most one wake-up is pending at
 * any time.
 */

import { ModelError } from '../errors.js';
import type { Process, StepScheduler, Waiter, Withdraw } from './command.js';
import type { EventId } from './event-calendar.js';
import { Signal } from './signal.js';

/** Thrown inside an interrupted process at its yield. A process that does not catch it fails the run. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  /** What was passed to `interrupt`. */
  readonly reason: unknown;
  constructor(reason: unknown) {
    super(`interrupted: ${String(reason)}`);
    this.reason = reason;
  }
}

/** An interrupt is thrown often and read seldom: it carries no stack trace. */
function interrupted(reason: unknown): Interrupted {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const made = new Interrupted(reason);
  Error.stackTraceLimit = stackTraceLimit;
  return made;
}

const NONE = -1;

/** The handle of a spawned process. */
export class Running implements Waiter {
  readonly clock: StepScheduler;
  /** Order among events of one time; lower first. */
  readonly priority: number;
  /** The entity it belongs to: goes into the fingerprint with each of its steps. */
  readonly entity: number;
  readonly name: string;
  private readonly generator: Process<unknown>;
  private readonly handle: number;
  private state: 'new' | 'waiting' | 'stepping' | 'ended' = 'new';
  private withdraw: Withdraw | undefined = undefined;
  private wakeUp: EventId = NONE;
  private value: unknown = undefined;
  /** Reasons of interrupts not yet thrown; created when first needed, as most processes are never interrupted. */
  private interrupts: unknown[] | undefined = undefined;
  private end: Signal<void> | undefined = undefined;

  /** Use `simulator.spawn`. */
  constructor(
    clock: StepScheduler,
    generator: Process<unknown>,
    handle: number,
    options: { readonly priority: number; readonly entity: number; readonly name: string },
  ) {
    this.clock = clock;
    this.generator = generator;
    this.handle = handle;
    this.priority = options.priority;
    this.entity = options.entity;
    this.name = options.name;
    this.wakeAt(clock.now, undefined);
  }

  /** Fires once when the process has ended; a process that waits for it later resumes at once. */
  get ended(): Signal<void> {
    if (!this.end) {
      this.end = new Signal<void>(`end of ${this.name}`, { lasting: true });
      if (this.state === 'ended') this.end.fire();
    }
    return this.end;
  }

  /** False once it has returned. */
  get running(): boolean {
    return this.state !== 'ended';
  }

  /**
   * Throws `Interrupted` inside the process at its yield, through the calendar at the present time with the process's
   * priority. Its wait ends at once: it leaves the queue or signal it is in, and what it was granted but has not yet
   * resumed with is given back. Several interrupts reach it one after the other, each at its next yield; one that comes
   * before its first step waits for its first yield.
   * @returns false when the process has already ended, and then nothing happens
   */
  interrupt(reason: unknown): boolean {
    if (this.state === 'ended') return false;
    this.interrupts ??= [];
    this.interrupts.push(reason);
    if (this.state === 'waiting' && this.interrupts.length === 1) {
      this.sleepOn();
      const withdraw = this.withdraw;
      this.withdraw = undefined;
      withdraw?.();
      this.wakeAt(this.clock.now, undefined);
    }
    return true;
  }

  /** Ends the present wait: the process resumes at the present time with `value`. For commands. */
  wake(value: unknown): void {
    this.wakeAt(this.clock.now, value);
  }

  /**
   * As wake, at a later time.
   * @throws ModelError when a wake-up is already pending: the command is at fault
   */
  wakeAt(time: number, value: unknown): void {
    if (this.wakeUp !== NONE) throw new ModelError(`${this.name} has been woken twice`);
    this.value = value;
    this.wakeUp = this.clock.scheduleStep(time, this.priority, this.handle);
  }

  /** Takes back a wake-up that has not happened yet; the wait goes on. For commands. */
  sleepOn(): void {
    if (this.wakeUp !== NONE) this.clock.cancel(this.wakeUp);
    this.wakeUp = NONE;
  }

  /** Executes the process up to its next wait; returns false when it has ended. Called by the simulator. */
  step(): boolean {
    this.wakeUp = NONE;
    this.withdraw = undefined;
    const fresh = this.state === 'new';
    this.state = 'stepping';
    const next =
      !fresh && this.interrupts !== undefined && this.interrupts.length > 0
        ? this.generator.throw(interrupted(this.interrupts.shift()))
        : this.generator.next(this.value);
    this.value = undefined;
    if (next.done === true) {
      this.state = 'ended';
      this.end?.fire();
      return false;
    }
    this.state = 'waiting';
    if (this.interrupts !== undefined && this.interrupts.length > 0) this.wakeAt(this.clock.now, undefined);
    else {
      if (typeof next.value?.begin !== 'function')
        throw new ModelError('a process yielded something that is not a command');
      this.withdraw = next.value.begin(this);
    }
    return true;
  }
}
