/**
 * The engine as the page sees it: scenarios and runs go in, answers come out; simulation never blocks the page. Workers
 * are started from the text of their script when they are first needed, one a core to simulate and one that leads them,
 * and are ended to stop a run: a replication under way cannot be asked to stop.
 */
import type { Answer } from './answer.js';
import { Failed } from './failure.js';
import type { Reply, Request, Role, Source } from './messages.js';

/** A run that was stopped. */
export class Stopped extends Error {}

/** Called as replications are done. */
export type OnProgress = (done: number, of: number) => void;

interface Pending {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: OnProgress;
}

export class Engine {
  readonly #script: string;
  readonly #cores: number;
  #workers: readonly Worker[] = [];
  #pending = new Map<number, Pending>();
  #ids = 0;

  /**
   * @param script  text of the workers' script
   * @param cores   workers that simulate, from 1
   */
  constructor(script: string, cores: number) {
    this.#script = script;
    this.#cores = cores;
  }

  /** Why this browser cannot simulate; undefined where it can. */
  static whyNot(): string | undefined {
    if (typeof Worker !== 'undefined' && typeof URL.createObjectURL === 'function') return undefined;
    return 'This browser has no web workers, in which the simulation runs; the report can be read all the same.';
  }

  /** Workers that simulate. */
  get cores(): number {
    return this.#cores;
  }

  /**
   * Reads a scenario, simulates it, or tells a replication of it.
   * @throws Failed with what the terminal would say; Stopped
   */
  ask(source: Source, task?: Request['task'], onProgress: OnProgress = () => undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      try {
        this.#start();
      } catch (error) {
        reject(error as Error);
        return;
      }
      const id = ++this.#ids;
      this.#pending.set(id, { resolve, reject, onProgress });
      this.#workers[0]!.postMessage({ id, source, task } satisfies Request);
    });
  }

  /** Ends whatever is under way; workers that have nothing to do are kept. */
  stop(): void {
    if (this.#pending.size > 0) this.#end(new Stopped('stopped'));
  }

  #start(): void {
    if (this.#workers.length > 0) return;
    const url = URL.createObjectURL(new Blob([this.#script], { type: 'text/javascript' }));
    const begin = (): Worker => {
      const worker = new Worker(url);
      worker.onerror = (event) => {
        event.preventDefault();
        const why = event.message ? `failed: ${event.message}` : 'could not be started';
        this.#end(new Failed({ message: `a worker of this browser ${why}`, issues: [] }));
      };
      return worker;
    };
    const head = begin();
    const helpers = Array.from({ length: this.#cores }, begin);
    const ports = helpers.map((helper) => {
      const { port1, port2 } = new MessageChannel();
      helper.postMessage({ role: 'helper', head: port1 } satisfies Role, [port1]);
      return port2;
    });
    head.postMessage({ role: 'head', helpers: ports } satisfies Role, ports);
    head.onmessage = ({ data }: MessageEvent<Reply<Answer>>) => this.#hear(data);
    this.#workers = [head, ...helpers];
  }

  #hear(reply: Reply<Answer>): void {
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) return;
    if ('done' in reply) {
      pending.onProgress(reply.done, reply.of);
      return;
    }
    this.#pending.delete(reply.id);
    if ('answer' in reply) pending.resolve(reply.answer);
    else pending.reject(new Failed(reply.failure));
  }

  #end(why: Error): void {
    for (const worker of this.#workers) worker.terminate();
    this.#workers = [];
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(why);
  }
}
