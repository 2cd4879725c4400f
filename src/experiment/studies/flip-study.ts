/**
 * A scenario asked where the better of two of its strategies changes: what is asked is checked before anything runs, and
 * the differences that flip.ts looks at are simulated. With two parameters the answer is a map.
 */
import { UsageError } from '../../errors.js';
import type { Metric } from '../../model/metrics/metric.js';
import { metricById, metrics } from '../../model/metrics/registry.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Override } from '../../scenario/schema/overrides.js';
import { didYouMean } from '../../scenario/text/nearest.js';
import { meanInterval } from '../../stats/interval.js';
import { CONFIDENCE } from '../confidence.js';
import type { Choices } from '../design.js';
import type { Executor } from '../executor.js';
import { headlines } from '../headlines.js';
import { knownOf } from '../known-values.js';
import { variantsAt } from '../variants.js';
import { type AtValue, type Flip, findFlips } from './flip.js';
import { endsOf, inputAt, type StudyInput } from './inputs-by-path.js';
import { simulatePoints } from './simulate-points.js';

/** One parameter and the range in which it is looked at. */
export interface Ranged {
  readonly path: string;
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

export interface FlipQuestion {
  readonly parameters: readonly Ranged[];
  /** The difference is the second less the first. */
  readonly between: readonly [string, string];
  readonly metric: Metric;
  readonly choices: Choices;
  readonly set: readonly Override[];
}

/** What may be asked for; a range that is left out is that of the number's distribution. */
export interface FlipChoices extends Choices {
  readonly parameters: readonly {
    readonly path: string;
    readonly from?: number | undefined;
    readonly to?: number | undefined;
  }[];
  readonly between: readonly string[] | undefined;
  readonly metric: string | undefined;
  readonly set: readonly Override[];
}

/** @throws UsageError for a parameter, strategy or metric that is not there, and for a range that cannot be known */
export function flipQuestion(scenario: Scenario, asked: FlipChoices): FlipQuestion {
  const { parameters, between: given, metric: wanted, set, ...choices } = asked;
  const ids = scenario.strategies.map(({ id }) => id);
  const between = given ?? ids.slice(0, 2);
  const unknown = between.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    throw new UsageError(`there is no strategy ${unknown}${didYouMean(unknown, ids)}; there are ${ids.join(', ')}`);
  }
  const [a, b] = between;
  if (between.length !== 2 || a === b) throw new UsageError('between: name two strategies, for example national,local');
  const twice = parameters.find(({ path }, i) => parameters.findIndex((one) => one.path === path) !== i);
  if (twice !== undefined) throw new UsageError(`${twice.path} is named twice: a map wants two parameters`);
  if ((choices.replications ?? scenario.replications) < 2) {
    throw new UsageError('with one replication nothing has an interval: a flip wants two or more');
  }
  return {
    parameters: parameters.map((one) => rangedOf(scenario, one, [a!, b!])),
    between: [a!, b!],
    metric: metricNamed(wanted ?? headlines[0]!.metric),
    choices: { ...choices, strategies: [a!, b!] },
    set,
  };
}

/** @throws UsageError for a metric that is not there, with the nearest that is */
export function metricNamed(id: string): Metric {
  const metric = metricById(id);
  if (metric !== undefined) return metric;
  throw new UsageError(
    `there is no metric ${id}${didYouMean(
      id,
      metrics.map((one) => one.id),
    )}`,
  );
}

/** What stands for both strategies in a path: one number of each, set alike. */
const BOTH = 'strategies.*.';

/** The paths that a parameter sets. */
function pathsOf(path: string, between: readonly string[]): string[] {
  if (!path.startsWith(BOTH)) return [path];
  return between.map((id) => `strategies.${id}.${path.slice(BOTH.length)}`);
}

function rangedOf(
  scenario: Scenario,
  { path, from, to }: FlipChoices['parameters'][number],
  between: readonly string[],
): Ranged {
  const [{ unit, distribution, row }] = pathsOf(path, between).map((one) => inputAt(scenario, one)) as [StudyInput];
  const ends = distribution === undefined ? undefined : endsOf(distribution);
  const low = from ?? ends?.[0];
  const high = to ?? ends?.[1];
  if (ends === undefined && Number.isNaN(Number(row.value)) && !row.value.includes('(')) {
    throw new UsageError(`${path} is no number in this scenario, but ${row.value}: golive sweep varies what is none`);
  }
  if (low === undefined || high === undefined) {
    throw new UsageError(`${path} is a plain value in this scenario: say from where to where with --from and --to`);
  }
  if (low >= high) throw new UsageError(`${path}: from ${low} to ${high} does not run upwards`);
  return { path, unit, from: low, to: high };
}

/** The paired differences at points of the parameters, one a replication. */
async function differencesAt(
  text: string,
  { parameters, between, metric, choices, set }: FlipQuestion,
  points: readonly (readonly number[])[],
  executor: Executor,
  step: () => void,
): Promise<Float64Array[]> {
  const overrides = points.map((values) =>
    values.flatMap((value, i) =>
      pathsOf(parameters[i]!.path, between).map((path): Override => ({ path, value: String(value) })),
    ),
  );
  const measure = { metric: metric.id, measure: 'excess' } as const;
  const found = await simulatePoints(variantsAt(text, overrides, { ...choices, set }), [measure], executor, step);
  return points.map((_, p) => {
    const [a, b] = between.map((strategy) => found.values(p, strategy, measure));
    return b!.map((x, r) => x - a![r]!);
  });
}

/** Where the difference changes its sign along the one parameter. */
export function flipAlong(text: string, question: FlipQuestion, executor: Executor, step: () => void): Promise<Flip> {
  const [{ from, to }] = question.parameters as [Ranged];
  return findFlips(from, to, (values) =>
    differencesAt(
      text,
      question,
      values.map((value) => [value]),
      executor,
      step,
    ),
  );
}

/** The difference at each point of a map: rows by the second parameter, ascending, columns by the first. */
export interface FlipMap {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly at: readonly (readonly AtValue[])[];
}

const MAP_SIDE = 7;

/** The difference over two parameters, each at seven values from end to end of its range. */
export async function flipMap(
  text: string,
  question: FlipQuestion,
  executor: Executor,
  step: () => void,
): Promise<FlipMap> {
  const [columns, rows] = question.parameters.map(({ from, to }) =>
    Array.from({ length: MAP_SIDE }, (_, i) => Number((from + ((to - from) * i) / (MAP_SIDE - 1)).toPrecision(6))),
  ) as [number[], number[]];
  const points = rows.flatMap((y) => columns.map((x) => [x, y]));
  const differences = await differencesAt(text, question, points, executor, step);
  const at = rows.map((_, r) =>
    columns.map((value, c): AtValue => {
      const gaps = knownOf(differences[r * columns.length + c]!);
      return { value, ...meanInterval(gaps, CONFIDENCE) };
    }),
  );
  return { columns, rows, at };
}
