/**
 * The layers of the file that say something about a trust, lowest first: trust_defaults, its template, itself. What a
 * layer says about a table is read once, not once a trust.
 */
import type { Parameters } from '../../model/parameter.js';
import type { Issues } from '../text/issues.js';
import type { MapTree, Place } from '../text/tree.js';
import { type Layer, readLayer } from './tables.js';
import type { Basis } from './values.js';

/** One layer: a map of the file, the path it stands at, and the basis of its numbers. */
export interface TrustLayer {
  readonly tree: MapTree;
  readonly path: string;
  readonly basis: Basis;
  /** Where its key stands. */
  readonly key: Place;
}

/** What reading the trusts of one file needs everywhere. */
export class TrustReading {
  readonly issues: Issues;
  /** Day number of day 0. */
  readonly start: number;
  readonly #layers = new Map<string, Layer>();
  readonly #shared = new Map<string, unknown>();

  constructor(issues: Issues, start: number) {
    this.issues = issues;
    this.start = start;
  }

  /** What a layer says about a table. */
  layer({ tree, path, basis }: Omit<TrustLayer, 'key'>, table: Parameters): Layer {
    const read = this.#layers.get(path);
    if (read !== undefined) return read;
    const layer = readLayer(tree, path, table, basis, this.issues);
    this.#layers.set(path, layer);
    return layer;
  }

  /**
   * What some layers come to, worked out once for all trusts that have the same ones; what reports something is worked
   * out, and reported, for each.
   * @param what  tells one question from another
   */
  shared<T>(what: string, layers: readonly Pick<TrustLayer, 'path'>[], make: () => T): T {
    const key = [what, ...layers.map(({ path }) => path)].join('\n');
    if (this.#shared.has(key)) return this.#shared.get(key) as T;
    const before = this.issues.said;
    const made = make();
    if (this.issues.said === before) this.#shared.set(key, made);
    return made;
  }
}
