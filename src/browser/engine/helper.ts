/** A worker that carries out replications for the head, one after another. */
import { type Groundwork, groundworkOf, runReplication } from '../../model/run-replication.js';
import type { Settings } from '../../model/settings.js';
import { failureOf } from './failure.js';
import type { Done, Errand, Rehearsal } from './messages.js';

/** After so much of it a browser has compiled what matters, ms. */
const REHEARSED = 2500;

/** Most lists times days of what is kept of rehearsals: about 200 MB. */
const MOST_CELLS = 500_000;

/** Serves the head over a channel for as long as the worker lives. */
export function serve(head: MessagePort): void {
  let settings: Settings | undefined;
  let world = '';
  let stage: Stage | undefined;
  head.onmessage = ({ data }: MessageEvent<Errand>) => {
    if ('rehearsal' in data) {
      stage = new Stage(data.rehearsal);
      rehearse(stage, data.rehearsal, () => settings === undefined);
    } else if ('settings' in data) ({ settings, world } = data);
    else head.postMessage(carriedOut(settings!, data.replication, () => stage?.groundOf(world, data.replication)));
  };
}

function carriedOut(settings: Settings, replication: number, ground: () => Groundwork | undefined): Done {
  try {
    return { replication, outcomes: runReplication(settings, replication, undefined, ground()) };
  } catch (error) {
    return { replication, failure: failureOf(error) };
  }
}

/** Futures without go-lives that are kept, because changes are tried in the same ones again and again. */
class Stage {
  readonly #of: Rehearsal;
  readonly #kept = new Map<number, Groundwork>();
  #cells = 0;

  constructor(rehearsal: Rehearsal) {
    this.#of = rehearsal;
  }

  /** That of a replication of settings with this world; undefined where it is not kept. */
  groundOf(world: string, replication: number): Groundwork | undefined {
    const { settings, replications } = this.#of;
    if (world !== this.#of.world || !replications.includes(replication)) return undefined;
    const found = this.#kept.get(replication);
    if (found !== undefined || this.#cells > MOST_CELLS) return found;
    const made = groundworkOf(settings, replication);
    this.#kept.set(replication, made);
    this.#cells += made.base.ledger.lists * settings.careDays;
    return made;
  }
}

/**
 * Carries out replications that nobody asked for: their futures are kept, and a browser runs code at its full speed only
 * when it has seen it run. It ends with the replication in which there is something to do.
 */
function rehearse(stage: Stage, { settings, world, replications }: Rehearsal, isIdle: () => boolean): void {
  const until = performance.now() + REHEARSED;
  const next = (place: number): void => {
    const replication = replications[place];
    if (replication === undefined || !isIdle()) return;
    const isLearning = performance.now() < until;
    const own = isLearning ? settings : { ...settings, strategies: [] };
    const done = carriedOut(own, replication, () => stage.groundOf(world, replication));
    if ('outcomes' in done) setTimeout(next, 0, place + 1);
  };
  next(0);
}
