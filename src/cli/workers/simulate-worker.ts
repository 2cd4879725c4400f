/**
 * What a worker does: one replication of the settings it was started with. A failure of the model comes back as a value,
 * because an error loses what it carries on its way between threads; which strategy is being lived is noted where the
 * main thread can read it even after the worker is lost.
 */
import { workerData } from 'node:worker_threads';
import { ModelError } from '../../errors.js';
import type { Outcome } from '../../model/outcome.js';
import { runReplication } from '../../model/run-replication.js';
import type { Settings } from '../../model/settings.js';

/** What workers are started with. */
export interface WorkerData {
  readonly settings: Settings;
  /** By slot of the task: the place of the strategy being lived. */
  readonly at: SharedArrayBuffer;
}

/** A failure on its way between threads. */
export interface Failure {
  readonly message: string;
  readonly stack: string | undefined;
  /** Of a ModelError: simulated day and run; null for a defect of golive. */
  readonly model: { readonly time: number | undefined; readonly run: ModelError['run'] } | null;
}

/** One replication to carry out. */
export interface Task {
  readonly replication: number;
  /** Where it is noted how far it is; no other task under way has the same. */
  readonly slot: number;
}

export type Answer = { readonly outcomes: readonly Outcome[] } | { readonly failure: Failure };

const { settings, at } = workerData as WorkerData;
const places = new Int32Array(at);

export default function simulate({ replication, slot }: Task): Answer {
  try {
    const outcomes = runReplication(settings, replication, (strategy) => {
      places[slot] = strategy;
    });
    return { outcomes };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const model = error instanceof ModelError ? { time: error.time, run: error.run } : null;
    return { failure: { message: error.message, stack: error.stack, model } };
  }
}
