/** A worker that carries out replications for the head, one after another. */
import { runReplication } from '../../model/run-replication.js';
import type { Settings } from '../../model/settings.js';
import { failureOf } from './failure.js';
import type { Done, Errand } from './messages.js';

/** Serves the head over a channel for as long as the worker lives. */
export function serve(head: MessagePort): void {
  let settings: Settings | undefined;
  head.onmessage = ({ data }: MessageEvent<Errand>) => {
    if ('settings' in data) {
      settings = data.settings;
      return;
    }
    head.postMessage(carriedOut(settings!, data.replication));
  };
}

function carriedOut(settings: Settings, replication: number): Done {
  try {
    return { replication, outcomes: runReplication(settings, replication) };
  } catch (error) {
    return { replication, failure: failureOf(error) };
  }
}
