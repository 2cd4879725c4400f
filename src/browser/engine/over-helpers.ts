/**
 * Replications carried out by helpers, as the command line does with its threads: whoever is free takes the next one, and
 * outcomes come back in the order asked for, so that results have the same bytes however many helpers there are.
 */
import type { Executor } from '../../experiment/executor.js';
import type { Outcome } from '../../model/outcome.js';
import type { Settings } from '../../model/settings.js';
import { Failed } from './failure.js';
import type { Done, Errand } from './messages.js';

/** Replications under way or waiting to be read, for each helper: enough that none is idle, few enough to hold. */
const AHEAD = 2;

/** Settings but for their strategies, as text: what a future without go-lives depends on. */
export function worldOf(settings: Settings): string {
  return JSON.stringify({ ...settings, strategies: [] });
}

/** Whether a replication is carried out by the helper in this place, if it is free: it may have rehearsed it. */
export function isOwn(replication: number, place: number, helpers: readonly MessagePort[]): boolean {
  return replication % helpers.length === place;
}

/**
 * An executor by helpers; it serves one design at a time.
 * @param onDone  is called when a replication is done, in the order in which they are
 */
export function overHelpers(helpers: readonly MessagePort[], onDone: () => void): Executor {
  return async function* (design, replications = design.replications) {
    const places: Place[] = [];
    const waiting = new Map<number, Place>();
    const free: MessagePort[] = [];
    /** Replications whose turn has come, and that no helper has yet. */
    const open: number[] = [];
    let handedOn = 0;
    const send = (helper: MessagePort, errand: Errand) => helper.postMessage(errand);
    const fill = (): void => {
      while (places.length < replications.length && places.length - handedOn < AHEAD * helpers.length) {
        const replication = replications[places.length]!;
        const place = placeOf();
        places.push(place);
        waiting.set(replication, place);
        open.push(replication);
      }
      while (free.length > 0 && open.length > 0) {
        const helper = free.shift()!;
        const own = open.findIndex((replication) => isOwn(replication, helpers.indexOf(helper), helpers));
        const [replication] = open.splice(Math.max(0, own), 1);
        send(helper, { replication: replication! });
      }
    };
    const world = worldOf(design.settings);
    for (const helper of helpers) {
      helper.onmessage = ({ data }: MessageEvent<Done>) => {
        const place = waiting.get(data.replication)!;
        waiting.delete(data.replication);
        free.push(helper);
        onDone();
        if ('outcomes' in data) place.resolve(data.outcomes);
        else place.reject(new Failed(data.failure));
        fill();
      };
      send(helper, { settings: design.settings, world });
      free.push(helper);
    }
    fill();
    for (let i = 0; i < replications.length; i++) {
      const outcomes = await places[i]!.outcomes;
      places[i] = read;
      handedOn += 1;
      fill();
      yield outcomes;
    }
  };
}

/** Where the outcomes of one replication will be. */
interface Place {
  readonly outcomes: Promise<readonly Outcome[]>;
  readonly resolve: (outcomes: readonly Outcome[]) => void;
  readonly reject: (error: Error) => void;
}

/** In place of outcomes that were handed on, so that they are not kept. */
const read: Place = { outcomes: Promise.resolve([]), resolve: () => undefined, reject: () => undefined };

function placeOf(): Place {
  let resolve: Place['resolve'] = read.resolve;
  let reject: Place['reject'] = read.reject;
  const outcomes = new Promise<readonly Outcome[]>((...both) => {
    [resolve, reject] = both;
  });
  outcomes.catch(() => undefined); // a failure is told when its turn comes
  return { outcomes, resolve, reject };
}
