/**
 * The uniforms behind what is drawn once in a replication: each has a name, and is keyed by whose it is, the name and an
 * ordinal, never by the strategy, so every strategy finds the same one. Apart from `Draws`, which records what was drawn
 * from them, because the future and all strategies of a replication share them.
 */
import { NamedUniforms } from '../kernel/streams.js';

export class ScopedUniforms {
  private readonly seed: string;
  private readonly replication: number;
  private readonly world: number;
  private readonly ofChance = new Map<string, NamedUniforms>();
  private readonly ofWorld: Map<string, NamedUniforms>;

  /**
   * @param seed        the scenario's seed
   * @param replication from 0: keys what chance decides
   * @param world       keys the numbers of the world; the replication, unless several share them
   */
  constructor(seed: string, replication: number, world: number) {
    this.seed = seed;
    this.replication = replication;
    this.world = world;
    this.ofWorld = world === replication ? this.ofChance : new Map();
  }

  /** Decides an event: its uniform in (0, 1), anew in each replication. */
  chance(scope: string, name: string, ordinal: number): number {
    return opened(this.ofChance, this.seed, this.replication, scope).of(name, ordinal);
  }

  /** Decides a number: its uniform in (0, 1), the same in all replications that share a world. */
  fixed(scope: string, name: string): number {
    return opened(this.ofWorld, this.seed, this.world, scope).of(name, 0);
  }
}

function opened(scopes: Map<string, NamedUniforms>, seed: string, key: number, scope: string): NamedUniforms {
  let uniforms = scopes.get(scope);
  if (uniforms === undefined) {
    uniforms = new NamedUniforms([seed, key, scope]);
    scopes.set(scope, uniforms);
  }
  return uniforms;
}
