/** The thread of one replication: answers what it was started with, once. */
import { parentPort, workerData } from 'node:worker_threads';
import { runReplication } from '../../model/run-replication.js';
import { traceOf } from '../../model/trace.js';
import { failureOf } from './failure.js';
import type { Answered, Asked } from './one-replication.js';

const { settings, replication, traced } = workerData as Asked;

function answer(): Answered {
  try {
    if (traced !== null) return { trace: traceOf(settings, traced, replication) };
    return { outcomes: runReplication(settings, replication) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { failure: failureOf(error) };
  }
}

parentPort!.postMessage(answer());
