/**
 * What the parts of the kernel know of one another: a clock, a waiting process, and the commands between them. Interfaces
 * in a file of their own, so that resources, signals and processes depend on these few lines and not on each other.
 */

import type { EventId } from './event-calendar.js';

/** Gives the present simulated time. */
export interface Clock {
  /** Days from the start. */
  readonly now: number;
}

/** The part of the simulator that a running process needs: the time, and steps of its own in the event calendar. */
export interface StepScheduler extends Clock {
  /** Schedules the next step of the process with this handle at `at`, in days, not before now. */
  scheduleStep(at: number, priority: number, handle: number): EventId;
  /** Takes a scheduled step back; false when it has already happened. */
  cancel(id: EventId): boolean;
}

/** A process as a command, a resource or a signal sees it: something that waits and can be resumed. */
export interface Waiter {
  readonly clock: Clock;
  /** Ends the present wait: the process resumes at the present time with `value`. */
  wake(value: unknown): void;
  /**
   * As wake, at a later time, in days.
   * @throws ModelError when a wake-up is already pending: the command is at fault
   */
  wakeAt(time: number, value: unknown): void;
  /** Takes back a wake-up that has not happened yet; the wait goes on. */
  sleepOn(): void;
}

/** Ends a wait before its time: leaves queues, gives back what was granted but not yet resumed with. */
export type Withdraw = () => void;

/** Something a process waits for; new kinds can be added without a change to the engine. */
export interface Command {
  /**
   * The wait begins; `waiter.wake` or `waiter.wakeAt` must be called sooner or later.
   * @returns what to do if the process is interrupted before it resumes; its wake-up is cancelled by the engine
   */
  begin(waiter: Waiter): Withdraw | undefined;
}

/** A process: a generator that yields commands and may return a result to `yield*`. */
export type Process<Result = void> = Generator<Command, Result, unknown>;
