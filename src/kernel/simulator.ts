/**
 * The clock and the event loop: takes events from the calendar in order and passes each to its handler. Two styles share
 * the one calendar: typed events (an integer kind and an integer payload, no allocation) for what happens often, and
 * processes for sequences of waits. Independent of what is simulated. Time is in days.
 */

import { ModelError } from '../errors.js';
import type { Process, StepScheduler } from './command.js';
import { EventCalendar, type EventId } from './event-calendar.js';
import { Fingerprint } from './fingerprint.js';
import { Running } from './running.js';

/** Kinds that models may use are 0 .. PROCESS_STEP - 1; this one is the steps of processes. */
const STEP = 1023;
export const PROCESS_STEP: number = STEP;

export class Simulator implements StepScheduler {
  /** Events executed so far. */
  events = 0;
  /** Hash of all executed events: time, kind and entity (a typed event's entity is its payload). */
  readonly fingerprint = new Fingerprint();
  private readonly calendar = new EventCalendar();
  private readonly handlers: ((payload: number) => void)[];
  private readonly processes: (Running | undefined)[] = [];
  private readonly freeHandles: number[] = [];
  private inRun = false;

  constructor() {
    this.handlers = [...standIns, (handle) => this.step(handle)];
  }

  /** The present time, days. */
  get now(): number {
    return this.calendar.time;
  }

  /**
   * Sets the handler of a kind of event.
   * @param kind     an integer in [0, 1022]
   * @param handler  called with the event's payload
   * @throws ModelError when the kind is out of range or already has a handler
   */
  on(kind: number, handler: (payload: number) => void): void {
    if (!(Number.isInteger(kind) && kind >= 0 && kind < PROCESS_STEP)) {
      throw new ModelError(`an event kind is an integer from 0 to ${PROCESS_STEP - 1}, not ${kind}`);
    }
    if (this.handlers[kind] !== standIns[kind]) throw new ModelError(`event kind ${kind} already has a handler`);
    this.handlers[kind] = handler;
  }

  /**
   * Schedules a typed event.
   * @param at        when, days; not before now
   * @param priority  order among events of one time: lower first, then in the order of scheduling
   * @param kind      an integer in [0, 1022] with a handler
   * @param payload   a 32-bit integer for the handler
   * @throws ModelError when `at` is past or not finite
   */
  schedule(at: number, priority: number, kind: number, payload: number): EventId {
    return this.calendar.schedule(at, priority, kind, payload);
  }

  /** As schedule, for an event that will never be cancelled: allocates nothing, not even an id. */
  post(at: number, priority: number, kind: number, payload: number): void {
    this.calendar.post(at, priority, kind, payload);
  }

  /** Cancels a scheduled event; false when it has already happened or been cancelled. */
  cancel(id: EventId): boolean {
    return this.calendar.cancel(id);
  }

  /**
   * Starts a process: its first step is an event at the present time.
   * @param process  the generator
   * @param options  priority of its steps; entity for the fingerprint; name for messages
   */
  spawn(
    process: Process<unknown>,
    options: { readonly priority?: number; readonly entity?: number; readonly name?: string } = {},
  ): Running {
    const handle = this.freeHandles.pop() ?? this.processes.length;
    const { priority = 0, entity = 0, name = 'process' } = options;
    const running = new Running(this, process, handle, { priority, entity, name });
    this.processes[handle] = running;
    return running;
  }

  /** Schedules the next step of a process: for Running. */
  scheduleStep(at: number, priority: number, handle: number): EventId {
    return this.schedule(at, priority, STEP, handle);
  }

  /**
   * Executes every event with a time before `until`, in order, and then sets the clock to `until`.
   * @param until  days, not before now; not NaN. Infinity runs until nothing is pending and leaves the clock at the last event
   * @throws ModelError, with the time, for whatever a handler or a process throws
   */
  run(until: number): void {
    if (!(until >= this.now)) throw new ModelError(`cannot run until ${until} from ${this.now}`, { time: this.now });
    if (this.inRun) throw new ModelError('the simulator is already running', { time: this.now });
    this.inRun = true;
    try {
      this.loop(until);
      if (until < Number.POSITIVE_INFINITY) this.calendar.moveTo(until);
    } catch (error) {
      throw this.located(error);
    } finally {
      this.inRun = false;
    }
  }

  private loop(until: number): void {
    const calendar = this.calendar;
    const handlers = this.handlers;
    const fingerprint = this.fingerprint;
    while (calendar.popBefore(until)) {
      const { kind, payload } = calendar;
      this.events += 1;
      fingerprint.add(calendar.time, kind, kind === STEP ? this.processes[payload]!.entity : payload);
      handlers[kind]!(payload);
    }
  }

  private step(handle: number): void {
    const running = this.processes[handle]!;
    let alive: boolean;
    try {
      alive = running.step();
    } catch (error) {
      throw this.located(error, running.name);
    }
    if (!alive) {
      this.processes[handle] = undefined;
      this.freeHandles.push(handle);
    }
  }

  /** The error as a ModelError that knows the time; the original stays as its cause. */
  private located(error: unknown, name?: string): ModelError {
    if (error instanceof ModelError && error.time !== undefined) return error;
    const message = error instanceof Error ? error.message : String(error);
    const located = new ModelError(name === undefined ? message : `${name}: ${message}`, { time: this.now });
    located.cause = error;
    return located;
  }
}

/** Handlers of kinds that have none yet: they throw. */
const standIns = Array.from({ length: PROCESS_STEP }, (_, kind) => (): void => {
  throw new ModelError(`event kind ${kind} has no handler`);
});
