/**
 * What a worker does: replications of the designs that its tasks name. Settings come packed and are unpacked once for
 * each design. A failure of the model comes back as a value, because an error loses what it carries on its way between
 * threads; which strategy is being simulated is written where the main thread can read it even after the worker is lost.
 */
import { deserialize } from 'node:v8';
import type { Outcome } from '../../model/outcome.js';
import { runReplication } from '../../model/run-replication.js';
import type { Settings } from '../../model/settings.js';
import { type Failure, failureOf } from './failure.js';
import { loadedBuild } from './loaded-build.js';

/** The settings of a design on their way to the workers. */
export interface PackedSettings {
  /** Tells designs apart, in the order in which they were packed. */
  readonly key: number;
  /** Serialised by node:v8; shared, so that no task carries a copy. */
  readonly bytes: Uint8Array<SharedArrayBuffer>;
}

/** One replication to carry out. */
export interface Task {
  readonly settings: PackedSettings;
  readonly replication: number;
  /** Where the index of the strategy being simulated is written: one number. */
  readonly place: Int32Array<SharedArrayBuffer>;
  /** The smallest key of a design that is under way: settings of designs before it are dropped. */
  readonly oldest: number;
  /** The build that the main thread has loaded. */
  readonly build: string;
}

export type Answer = { readonly outcomes: readonly Outcome[] } | { readonly failure: Failure };

const unpacked = new Map<number, Settings>();

export default function simulate({ settings, replication, place, oldest, build }: Task): Answer {
  try {
    if (build !== loadedBuild) throw new Error('golive was built anew while this command ran: start it again');
    for (const key of unpacked.keys()) if (key < oldest) unpacked.delete(key);
    const outcomes = runReplication(settingsOf(settings), replication, (strategy) => {
      place[0] = strategy;
    });
    return { outcomes };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { failure: failureOf(error) };
  }
}

function settingsOf({ key, bytes }: PackedSettings): Settings {
  const known = unpacked.get(key);
  if (known !== undefined) return known;
  // Copied first: typed arrays become views of the bytes, and those of a worker are its own.
  const settings = deserialize(Buffer.from(bytes)) as Settings;
  unpacked.set(key, settings);
  return settings;
}
