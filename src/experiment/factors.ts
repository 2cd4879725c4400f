/**
 * Factors of a study: a path of the scenario file with the values that it takes, and whether a strategy may decide it.
 * A path is the one of `--set`, inputs.csv and error messages.
 */
import { UsageError } from '../errors.js';
import { mechanismById } from '../model/mechanisms/registry.js';
import type { About } from '../model/parameter.js';
import type { Settings } from '../model/settings.js';
import type { Override } from '../scenario/schema/overrides.js';

/** One path and the values that it takes, as YAML text. */
export interface Factor {
  readonly path: string;
  readonly values: readonly string[];
}

/** The keys of a file that a strategy may decide for itself, so that the counterfactual does not depend on them. */
const DECISIONS = new Set(['strategies', 'plan', 'delivery_pool']);

/**
 * Whether a value of the file is a strategy's to decide, or the world's: by the parameter itself within `mechanisms`, by
 * the key elsewhere; a mechanism as a whole is the one's who may switch it. What is no path of a file counts as the
 * world's; reading the file reports it.
 */
export function aboutOf(path: string): About {
  const [key = '', id, ...rest] = path.split('.');
  if (DECISIONS.has(key)) return 'decision';
  const mechanism = key === 'mechanisms' && id !== undefined ? mechanismById(id) : undefined;
  if (mechanism === undefined) return 'world';
  if (rest.length === 0) return mechanism.about;
  const below = rest.join('.');
  const within = (a: string, b: string) => a === b || a.startsWith(`${b}.`);
  const set = Object.entries(mechanism.parameters).filter(([name]) => within(name, below) || within(below, name));
  return set.length > 0 && set.every(([, { about }]) => about === 'decision') ? 'decision' : 'world';
}

/**
 * Whether a value of the file may change what the counterfactual does: every value of the world, and where a trust is live
 * before the start, so without the go-lives of the programme too, what is decided for all strategies alike.
 */
export function changesCounterfactual(path: string, { trusts }: Settings): boolean {
  if (aboutOf(path) === 'world') return true;
  const liveBefore = trusts.some(({ goLiveOnRecord }) => goLiveOnRecord !== null && goLiveOnRecord.day < 0);
  return liveBefore && !/^(strategies|plan)(\.|$)/.test(path);
}

/**
 * Refuses what is probably a slip of the pen.
 * @throws UsageError for a path that is named twice, a factor without values, and a value that is given twice
 */
export function refuseRepeated(
  factors: readonly { readonly path: string; readonly values?: readonly string[] }[],
): void {
  const paths = factors.map(({ path }) => path);
  for (const { path, values } of factors) {
    if (paths.indexOf(path) !== paths.lastIndexOf(path)) throw new UsageError(`${path}: a factor is given once`);
    if (values?.length === 0) throw new UsageError(`${path}: a factor needs a value`);
    const twice = values?.find((value, i) => values.indexOf(value) !== i);
    if (twice !== undefined) throw new UsageError(`${path}: the value ${twice} is given twice`);
  }
}

/**
 * Every combination of the values, the last factor varying fastest.
 * @throws UsageError as `refuseRepeated`
 */
export function grid(factors: readonly Factor[]): Override[][] {
  refuseRepeated(factors);
  return factors.reduce<Override[][]>(
    (points, { path, values }) => points.flatMap((point) => values.map((value) => [...point, { path, value }])),
    [[]],
  );
}
