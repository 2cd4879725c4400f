/**
 * One replication for `trace` and `replay`, in a thread of its own: a replication of a large scenario takes half a minute,
 * in which the main thread must answer Ctrl-C.
 */
import { Worker } from 'node:worker_threads';
import type { Outcome } from '../../model/outcome.js';
import type { Settings } from '../../model/settings.js';
import type { ReplicationTrace } from '../../model/trace.js';
import { MachineError } from '../machine-error.js';
import { onStop } from '../stop.js';
import { type Failure, revived } from './failure.js';

/** What the thread is asked. */
export interface Asked {
  readonly settings: Settings;
  readonly replication: number;
  /** Id of the strategy that is traced; null: the outcomes of all. */
  readonly traced: string | null;
}

/** What it answers. */
export type Answered =
  | { readonly trace: ReplicationTrace }
  | { readonly outcomes: readonly Outcome[] }
  | { readonly failure: Failure };

/** The dated facts of one strategy; fails as `traceOf` does. */
export async function tracedApart(
  settings: Settings,
  strategy: string,
  replication: number,
): Promise<ReplicationTrace> {
  const answer = await askedApart({ settings, replication, traced: strategy });
  if ('trace' in answer) return answer.trace;
  throw new Error('the thread answered something else');
}

/** The outcomes of all strategies, the counterfactual first; fails as `runReplication` does. */
export async function replicatedApart(settings: Settings, replication: number): Promise<readonly Outcome[]> {
  const answer = await askedApart({ settings, replication, traced: null });
  if ('outcomes' in answer) return answer.outcomes;
  throw new Error('the thread answered something else');
}

async function askedApart(asked: Asked): Promise<Answered> {
  const thread = new Worker(new URL('./replication-thread.js', import.meta.url), { workerData: asked });
  const forget = onStop(() => {
    void thread.terminate();
    return undefined;
  });
  try {
    const answer = await new Promise<Answered>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', (error: Error & { code?: string }) => reject(lost(error)));
      thread.once('exit', () => reject(new MachineError('the thread of the replication ended without an answer')));
    });
    if ('failure' in answer) throw revived(answer.failure);
    return answer;
  } finally {
    forget();
    await thread.terminate();
  }
}

function lost(error: Error & { code?: string }): Error {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new MachineError('the replication ran out of memory') : error;
}
