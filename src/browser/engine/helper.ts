/** A worker that carries out replications for the head, one after another. */
import { runReplication } from '../../model/run-replication.js';
import type { Settings } from '../../model/settings.js';
import { failureOf } from './failure.js';
import type { Done, Errand } from './messages.js';

/** After so much of it a browser has compiled what matters, ms. */
const REHEARSED = 1500;

/** Serves the head over a channel for as long as the worker lives. */
export function serve(head: MessagePort): void {
  let settings: Settings | undefined;
  head.onmessage = ({ data }: MessageEvent<Errand>) => {
    if ('rehearsal' in data) rehearse(data.rehearsal, () => settings === undefined);
    else if ('settings' in data) settings = data.settings;
    else head.postMessage(carriedOut(settings!, data.replication));
  };
}

function carriedOut(settings: Settings, replication: number): Done {
  try {
    return { replication, outcomes: runReplication(settings, replication) };
  } catch (error) {
    return { replication, failure: failureOf(error) };
  }
}

/**
 * Carries out replications that nobody asked for: a browser runs code at its full speed only when it has seen it run. It
 * ends with the replication in which there is something to do; the first is a short one, without any strategy.
 */
function rehearse(settings: Settings, isIdle: () => boolean): void {
  const until = performance.now() + REHEARSED;
  const next = (replication: number): void => {
    if (!isIdle() || performance.now() > until) return;
    const done = carriedOut(replication === 0 ? { ...settings, strategies: [] } : settings, replication);
    if ('outcomes' in done) setTimeout(next, 0, replication + 1);
  };
  next(0);
}
