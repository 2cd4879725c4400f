/**
 * Replications carried out by worker threads, so that the main thread answers Ctrl-C at once and every core works.
 * Outcomes come back in the order asked for, whichever worker is done first; a worker that throws, exits, runs out of
 * memory or never ends becomes one error that names its replication.
 */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { ModelError, UsageError } from '../../errors.js';
import type { Executor } from '../../experiment/executor.js';
import { EXPECTED_SELF_TEST, selfTest } from '../../kernel/self-test.js';
import type { Outcome } from '../../model/outcome.js';
import { type Arguments, textOption } from '../commands/command.js';
import { MachineError } from '../machine-error.js';
import { onStop } from '../stop.js';
import type { Answer, Failure, Task, WorkerData } from './simulate-worker.js';

/** Most workers that may be asked for. */
const MOST_WORKERS = 512;
/** Replications under way or waiting to be read, for each worker: enough that none is idle, few enough to hold. */
const AHEAD = 2;
/** A worker is given up when a replication takes this many times as long as the longest so far, and so many minutes. */
const HUNG_TIMES = 50;
const HUNG_MINUTES = 20;

/** The number of workers asked for with --workers; as many as there are cores unless it says so. */
export function workersOf(args: Arguments): number {
  const text = textOption(args, 'workers');
  if (text === undefined || text === 'auto') return availableParallelism();
  if (!/^[1-9]\d*$/.test(text) || Number(text) > MOST_WORKERS) {
    throw new UsageError(`--workers wants auto or a whole number from 1 to ${MOST_WORKERS}; found '${text}'`);
  }
  return Number(text);
}

/** A failure in a worker, with the replication and the strategy that met it. */
export class FailedReplication extends Error {
  readonly replication: number;
  readonly strategy: string;
  constructor(replication: number, strategy: string, cause: Error) {
    super(cause.message, { cause });
    this.replication = replication;
    this.strategy = strategy;
  }
}

/** Carries replications out in so many worker threads. */
export function byWorkers(workers: number): Executor {
  return async function* (design, replications = design.replications) {
    if (selfTest() !== EXPECTED_SELF_TEST) {
      throw new Error('this machine does not compute what every other does: the self-test of mathematics fails');
    }
    if (replications.length === 0) return;
    const at = new SharedArrayBuffer(4 * AHEAD * workers);
    const pool = new Piscina<Task, Answer>({
      filename: new URL('./worker-entry.cjs', import.meta.url).href,
      workerData: { settings: design.settings, at } satisfies WorkerData,
      minThreads: Math.min(workers, replications.length),
      maxThreads: Math.min(workers, replications.length),
      idleTimeout: Number.POSITIVE_INFINITY,
      recordTiming: false,
    });
    const forget = onStop(() => {
      void pool.destroy();
      return undefined;
    });
    const watch = new Watch(workers);
    pool.on('error', (error: Error) => watch.fail(error)); // a worker that is lost before it has a task
    const under: (Task & { readonly answer: Promise<Answer> })[] = [];
    let next = 0;
    const begin = (): void => {
      while (under.length < AHEAD * workers && next < replications.length) {
        // As many slots as there can be tasks under way, and those follow one another.
        const task = { replication: replications[next]!, slot: next % (AHEAD * workers) };
        next += 1;
        const answer = pool.run(task);
        answer.then(
          () => watch.done(),
          () => undefined,
        );
        under.push({ ...task, answer });
      }
    };
    try {
      begin();
      for (let first = under.shift(); first !== undefined; first = under.shift()) {
        const { replication, slot, answer } = first;
        const outcomes = await watch.during(answer.then(outcomesOf, lost)).catch((error: Error) => {
          const place = new Int32Array(at)[slot]!;
          throw new FailedReplication(replication, design.strategies[place] ?? '', error);
        });
        begin();
        yield outcomes;
      }
    } finally {
      forget();
      for (const { answer } of under) answer.catch(() => undefined); // they end with the pool
      watch.end();
      await pool.destroy();
    }
  };
}

function outcomesOf(answer: Answer): readonly Outcome[] {
  if ('outcomes' in answer) return answer.outcomes;
  throw revived(answer.failure);
}

function revived({ message, stack, model }: Failure): Error {
  if (model !== null) {
    const { time, run } = model;
    return new ModelError(message, { ...(time === undefined ? {} : { time }), ...(run === undefined ? {} : { run }) });
  }
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** What became of a worker that gave no answer. */
function lost(error: Error & { code?: string }): never {
  const why = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'ran out of memory' : `was lost (${error.message})`;
  throw new MachineError(`the worker ${why}`);
}

/** Notices a worker that never ends, by how long the others took. */
class Watch {
  readonly #workers: number;
  #longest = 0;
  #since = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #failed: Error | undefined;

  constructor(workers: number) {
    this.#workers = workers;
  }

  done(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, (now - this.#since) * this.#workers);
    this.#since = now;
  }

  /** A worker was lost outside any task: whoever waits is told. */
  fail(error: Error): void {
    this.#failed = error;
  }

  /** Waits for an answer, but not for ever. */
  during<T>(answer: Promise<T>): Promise<T> {
    const hung = new Promise<never>((_, reject) => {
      const look = (): void => {
        if (this.#failed !== undefined) reject(new MachineError(`a worker was lost (${this.#failed.message})`));
        const limit = Math.max(HUNG_MINUTES * 60_000, HUNG_TIMES * this.#longest);
        if (performance.now() - this.#since <= limit) return;
        reject(new MachineError(`the worker gave no answer in ${Math.round(limit / 60_000)} minutes`));
      };
      this.#timer = setInterval(look, 1000);
    });
    return Promise.race([answer, hung]).finally(() => this.end());
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
