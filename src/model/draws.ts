/**
 * Numbers drawn once in a replication: each has a uniform of its own, keyed by whose it is, its name and an ordinal,
 * never by the strategy. So the distribution may differ between strategies, the luck never does.
 */
import { type Distribution, type DistributionSpec, makeDistribution } from '../kernel/distribution.js';
import { NamedUniforms } from '../kernel/streams.js';
import { memoize, valueAt } from './memoize.js';
import type { DrawnValue } from './outcome.js';
import type { About, Numbers, Parameters, Setting, SettingsOf } from './parameter.js';

/** The scope of numbers that are the whole world's, not one trust's. */
export const WORLD = '';

export class Draws {
  private readonly seed: string;
  private readonly replication: number;
  private readonly world: number;
  private readonly chance = new Map<string, NamedUniforms>();
  private readonly fixed: Map<string, NamedUniforms>;

  /**
   * @param seed        the scenario's seed
   * @param replication from 0: keys what chance decides
   * @param world       keys the numbers; the replication, unless several share them
   */
  constructor(seed: string, replication: number, world: number = replication) {
    this.seed = seed;
    this.replication = replication;
    this.world = world;
    this.fixed = world === replication ? this.chance : new Map();
  }

  /** The uniform in (0, 1) of this scope (id of a trust, or WORLD), name and ordinal: always the same one. */
  uniform(scope: string, name: string, ordinal = 0): number {
    return this.of(this.chance, this.replication, scope).of(name, ordinal);
  }

  /** The number a setting has for this scope; NaN for `none`. A constant uses no uniform. */
  number(setting: Setting | null, scope: string, path: string, ordinal = 0): number {
    if (setting === null) return Number.NaN;
    const { distribution, drawn } = setting;
    if (distribution.kind === 'constant') return distribution.args[0]!;
    const whose = drawn === 'per_world' ? WORLD : scope;
    // What is drawn anew for each event is chance.
    const from = ordinal === 0 ? this.of(this.fixed, this.world, whose) : this.of(this.chance, this.replication, whose);
    return made(distribution).quantile(from.of(path, ordinal));
  }

  private of(scopes: Map<string, NamedUniforms>, replication: number, scope: string): NamedUniforms {
    const known = scopes.get(scope);
    if (known) return known;
    const own = new NamedUniforms([this.seed, replication, scope]);
    scopes.set(scope, own);
    return own;
  }

  /**
   * All numbers of a table.
   * @param scope  id of the trust, or WORLD
   * @param prefix what stands before each key in a path, for example `mechanisms.learning_dip.`
   * @param into   takes a note of every number that is not a constant
   */
  numbers<P extends Parameters>(
    parameters: P,
    settings: SettingsOf,
    scope: string,
    prefix: string,
    into: DrawnValue[],
  ): Numbers<P> {
    const numbers: Record<string, number> = {};
    for (const { key, path, about } of pathsOf(parameters, prefix)) {
      const setting = settings[key] ?? null;
      const value = this.number(setting, scope, path);
      numbers[key] = value;
      if (setting === null || setting.distribution.kind === 'constant') continue;
      const scopeId = setting.drawn === 'per_world' ? WORLD : scope;
      into.push({ about, scope: scopeId === WORLD ? 'programme' : 'trust', scopeId, path, value });
    }
    return numbers as Numbers<P>;
  }
}

interface Path {
  readonly key: string;
  readonly path: string;
  readonly about: About;
}

/** Paths are written out once for all replications. */
const paths = memoize((_: Parameters) => new Map<string, readonly Path[]>());

function pathsOf(parameters: Parameters, prefix: string): readonly Path[] {
  return valueAt(paths(parameters), prefix, () =>
    Object.entries(parameters).map(([key, { about }]) => ({ key, path: `${prefix}${key}`, about })),
  );
}

/** Distributions are made once for all replications. */
const made: (spec: DistributionSpec) => Distribution = memoize(makeDistribution);
