/**
 * Replications carried out by worker threads, so that the main thread answers Ctrl-C at once and every core works. The
 * threads last as long as the work that they are opened for, over however many designs: settings are packed once and
 * unpacked once a worker. Outcomes come back in the order asked for, whichever worker is done first; a worker that
 * throws, exits, runs out of memory or never ends becomes one error that names its replication.
 */
import { serialize } from 'node:v8';
import { Piscina } from 'piscina';
import type { Design } from '../../experiment/design.js';
import type { Executor } from '../../experiment/executor.js';
import { EXPECTED_SELF_TEST, selfTest } from '../../kernel/self-test.js';
import type { Outcome } from '../../model/outcome.js';
import type { Settings } from '../../model/settings.js';
import { MachineError } from '../machine-error.js';
import { onStop } from '../stop.js';
import { revived } from './failure.js';
import { loadedBuild } from './loaded-build.js';
import type { Answer, PackedSettings, Task } from './simulate-worker.js';
import { Watchdog } from './watchdog.js';

/** Replications under way or waiting to be read, for each worker: enough that none is idle, few enough to hold. */
const AHEAD = 2;

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

/**
 * Hands work an executor by so many worker threads. They start with the first replication, serve every design of the
 * work, several at once too, and end with it.
 */
export async function withWorkers<T>(workers: number, work: (executor: Executor) => Promise<T>): Promise<T> {
  const pool = new WorkerPool(workers);
  const forget = onStop(() => {
    void pool.close();
    return undefined;
  });
  try {
    return await work((design, replications = design.replications) => pool.carryOut(design, replications));
  } finally {
    forget();
    await pool.close();
  }
}

class WorkerPool {
  readonly #workers: number;
  readonly #watchdog: Watchdog;
  readonly #packed = new WeakMap<Settings, PackedSettings>();
  /** Settings of the calls that have not ended; one design can be in several. */
  readonly #live = new Set<{ readonly key: number }>();
  #keys = 0;
  #threads: Piscina<Task, Answer> | undefined;

  constructor(workers: number) {
    this.#workers = workers;
    this.#watchdog = new Watchdog(workers);
  }

  async *carryOut(design: Design, replications: readonly number[]): AsyncGenerator<readonly Outcome[]> {
    if (replications.length === 0) return;
    const settings = this.#pack(design.settings);
    const call = { key: settings.key };
    this.#live.add(call);
    const ending = new AbortController();
    const begin = (replication: number) => {
      const place = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
      const oldest = Math.min(...[...this.#live].map(({ key }) => key));
      const task: Task = { settings, replication, place, oldest, build: loadedBuild };
      const answer = this.#started(replications.length).run(task, { signal: ending.signal });
      answer.then(
        () => this.#watchdog.answered(),
        () => undefined,
      );
      return { replication, place, answer };
    };
    const under: ReturnType<typeof begin>[] = [];
    let next = 0;
    const fill = (): void => {
      while (under.length < AHEAD * this.#workers && next < replications.length)
        under.push(begin(replications[next++]!));
    };
    try {
      fill();
      for (let first = under.shift(); first !== undefined; first = under.shift()) {
        const { replication, place, answer } = first;
        const outcomes = await this.#watchdog.during(answer.then(outcomesOf, lost)).catch((error: Error) => {
          throw new FailedReplication(replication, design.strategies[place[0]!] ?? '', error);
        });
        fill();
        yield outcomes;
      }
    } finally {
      this.#live.delete(call);
      for (const { answer } of under) answer.catch(() => undefined); // nobody waits for them any more
      ending.abort();
    }
  }

  /** Ends the threads, whatever they are at. */
  async close(): Promise<void> {
    await this.#threads?.destroy();
  }

  #started(replications: number): Piscina<Task, Answer> {
    if (this.#threads !== undefined) return this.#threads;
    if (selfTest() !== EXPECTED_SELF_TEST) {
      throw new Error('this machine does not compute what every other does: the self-test of mathematics fails');
    }
    this.#threads = new Piscina<Task, Answer>({
      filename: new URL('./worker-entry.cjs', import.meta.url).href,
      minThreads: Math.min(this.#workers, replications),
      maxThreads: this.#workers,
      idleTimeout: Number.POSITIVE_INFINITY,
      recordTiming: false,
    });
    this.#threads.on('error', (error: Error) => this.#watchdog.lost(error)); // a worker lost before it has a task
    return this.#threads;
  }

  #pack(settings: Settings): PackedSettings {
    const known = this.#packed.get(settings);
    if (known !== undefined) return known;
    const plain = serialize(settings);
    const bytes = new Uint8Array(new SharedArrayBuffer(plain.length));
    bytes.set(plain);
    const packed = { key: ++this.#keys, bytes };
    this.#packed.set(settings, packed);
    return packed;
  }
}

function outcomesOf(answer: Answer): readonly Outcome[] {
  if ('outcomes' in answer) return answer.outcomes;
  throw revived(answer.failure);
}

/** What became of a worker that gave no answer. */
function lost(error: Error & { code?: string }): never {
  const why = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'ran out of memory' : `was lost (${error.message})`;
  throw new MachineError(`the worker ${why}`);
}
