/**
 * Numbers drawn once in a replication, and the record of them. Each has a uniform of its own, keyed by whose it is, its
 * name and an ordinal, never by the strategy: the distribution may differ between strategies, the uniform does only where
 * they are judged under different names (judgement.ts).
 */
import { type Distribution, type DistributionSpec, makeDistribution } from '../kernel/distribution.js';
import { type JudgedTogether, judgedUniform, judgementKey } from './judgement.js';
import { memoize, valueAt } from './memoize.js';
import type { About, Drawn, Numbers, Parameters, Setting, SettingsOf } from './parameter.js';
import type { ScopedUniforms } from './scoped-uniforms.js';

/** The scope of numbers that are the whole world's, not one trust's. */
export const WORLD = '';

/** A value drawn once: of the world (the same under every strategy) or of what a strategy decides. */
export interface DrawnValue {
  readonly about: About;
  readonly scope: 'programme' | 'trust';
  /** Id of the trust; empty for the programme. */
  readonly scopeId: string;
  /** As in inputs.csv. */
  readonly path: string;
  readonly value: number;
}

/** What names a number: whose it is (id of a trust, or WORLD), and its path in inputs.csv. */
export interface NumberName {
  readonly about: About;
  readonly scope: string;
  readonly path: string;
}

export class Draws {
  /** Every number drawn so far that is not a constant, in the order in which it was drawn. */
  readonly drawn: DrawnValue[] = [];
  private readonly uniforms: ScopedUniforms;
  private readonly together: JudgedTogether;

  /** @param together judgements that are drawn as one */
  constructor(uniforms: ScopedUniforms, together: JudgedTogether = []) {
    this.uniforms = uniforms;
    this.together = together;
  }

  /** The same uniforms with a record of its own, for what is drawn under one strategy. */
  anew(): Draws {
    return new Draws(this.uniforms, this.together);
  }

  /** The uniform in (0, 1) of this scope (id of a trust, or WORLD), name and ordinal: always the same one. */
  uniform(scope: string, name: string, ordinal = 0): number {
    return this.uniforms.chance(scope, name, ordinal);
  }

  /**
   * The number a setting has in this replication; NaN for `none`. A constant uses no uniform.
   * @param key what its uniform is called: its path, unless it is one of a list without names
   */
  number(
    setting: Setting | null,
    { about, scope, path }: NumberName,
    key: DrawKey = { name: path, ordinal: 0 },
  ): number {
    return this.record(setting, about, scope, path, this.valueOf(setting, scope, key.name, key.ordinal));
  }

  /** A number drawn anew for each of several events, from 1, and not recorded; for 0 the number itself. */
  again(setting: Setting | null, scope: string, path: string, ordinal: number): number {
    return this.valueOf(setting, scope, path, ordinal);
  }

  /**
   * All numbers of a table; of the programme's, those of each go-live are NaN: their mechanism draws them for each trust.
   * @param scope  id of the trust, or WORLD
   * @param prefix what stands before each key in a path, for example `mechanisms.learning_dip.`
   */
  numbers<P extends Parameters>(parameters: P, settings: SettingsOf, scope: string, prefix: string): Numbers<P> {
    const numbers: Record<string, number> = {};
    for (const { key, path, about, drawn } of pathsOf(parameters, prefix)) {
      if (scope === WORLD && drawn === 'per_go_live') {
        numbers[key] = Number.NaN;
        continue;
      }
      const setting = settings[key] ?? null;
      numbers[key] = this.record(setting, about, scope, path, this.valueOf(setting, scope, path, 0));
    }
    return numbers as Numbers<P>;
  }

  private record(setting: Setting | null, about: About, scope: string, path: string, value: number): number {
    if (setting === null || setting.distribution.kind === 'constant') return value;
    const scopeId = setting.drawn === 'per_world' ? WORLD : scope;
    this.drawn.push({ about, scope: scopeId === WORLD ? 'programme' : 'trust', scopeId, path, value });
    return value;
  }

  private valueOf(setting: Setting | null, scope: string, name: string, ordinal: number): number {
    if (setting === null) return Number.NaN;
    const { distribution, drawn, judgedAs } = setting;
    if (distribution.kind === 'constant') return distribution.args[0]!;
    const whose = drawn === 'per_world' ? WORLD : scope;
    const uniform =
      judgedAs === undefined ? this.uniformOf(whose, name, ordinal) : this.judged(judgedAs, whose, name, ordinal);
    return made(distribution).quantile(uniform);
  }

  /** What is drawn anew for each event is chance. */
  private uniformOf(whose: string, name: string, ordinal: number): number {
    return ordinal === 0 ? this.uniforms.fixed(whose, name) : this.uniforms.chance(whose, name, ordinal);
  }

  /** One judgement a world; a trust's own luck beside it is common to all names. */
  private judged(judgedAs: string, whose: string, name: string, ordinal: number): number {
    const ofWorld = this.uniforms.fixed(WORLD, judgementKey(name, judgedAs, this.together));
    return whose === WORLD ? ofWorld : judgedUniform(ofWorld, this.uniformOf(whose, name, ordinal));
  }
}

/** What the uniform of a number is called. */
interface DrawKey {
  readonly name: string;
  readonly ordinal: number;
}

interface Path {
  readonly key: string;
  readonly path: string;
  readonly about: About;
  readonly drawn: Drawn;
}

/** Paths are written out once for all replications. */
const paths = memoize((_: Parameters) => new Map<string, readonly Path[]>());

function pathsOf(parameters: Parameters, prefix: string): readonly Path[] {
  return valueAt(paths(parameters), prefix, () =>
    Object.entries(parameters).map(([key, { about, drawn }]) => ({ key, path: `${prefix}${key}`, about, drawn })),
  );
}

/** Distributions are made once for all replications. */
const made: (spec: DistributionSpec) => Distribution = memoize(makeDistribution);
