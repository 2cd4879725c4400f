/**
 * What a plan must keep: probabilities of what comes of it, each with its exact interval, and trusts that must go live
 * together or may not. The first are known from replications, the second from the plan alone.
 */
import { UsageError } from '../../../errors.js';
import type { Metric } from '../../../model/metrics/metric.js';
import type { Settings, StrategySettings } from '../../../model/settings.js';
import { didYouMean } from '../../../scenario/text/nearest.js';
import { clopperPearson } from '../../../stats/proportion.js';
import type { Headline } from '../../headlines.js';
import { metricNamed } from '../flip-study.js';
import { measureOf } from '../measure-of.js';

/** `P(of holds) >= atLeast`. */
export interface Constraint {
  /** As it is written in an answer. */
  readonly text: string;
  readonly metric: Metric;
  readonly of: Headline;
  readonly holds: (value: number) => boolean;
  readonly atLeast: number;
}

/** How often a constraint was kept, and the exact limits of its probability. */
export interface Kept {
  readonly count: number;
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const EVENT = /^([a-z]\w*)\s*>=\s*(\d*\.?\d+)$/;
const CHANCE = /^P\(\s*([a-z]\w*)\s*(<=|>=)\s*(-?\d+(?:\.\d+)?)\s*\)\s*>=\s*(\d*\.?\d+)$/;

/**
 * @param text  `all_live_by_deadline >= 0.8` of what happens or not, `P(net_cost_gbp <= 5000000) >= 0.9` of an amount
 * @throws UsageError for anything else
 */
export function constraintOf(text: string): Constraint {
  const event = EVENT.exec(text.trim());
  const chance = CHANCE.exec(text.trim());
  const [, name = '', limit] = event ?? (chance ? [text, chance[1]!, chance[4]!] : []);
  if (event === null && chance === null) {
    throw new UsageError(
      `'${text}' is not a probability that a plan must keep, for example all_live_by_deadline >= 0.8 or P(net_cost_gbp <= 5000000) >= 0.9`,
    );
  }
  const metric = metricNamed(name);
  const atLeast = Number(limit);
  if (atLeast > 1) throw new UsageError(`'${text}': ${atLeast} is no probability`);
  if (event !== null && metric.event !== true) {
    throw new UsageError(`${name} is an amount: say how likely it must be, for example P(${name} <= 1000) >= 0.9`);
  }
  const [, , sign, amount] = chance ?? [];
  const bound = Number(amount);
  const holds = event !== null ? (x: number) => x === 1 : (x: number) => (sign === '<=' ? x <= bound : x >= bound);
  return { text: text.trim(), metric, of: measureOf(metric), holds, atLeast };
}

/** A value that is unknown does not hold. */
export function keptIn(constraint: Constraint, values: Float64Array, level: number): Kept {
  const count = values.filter(constraint.holds).length;
  return { count, n: values.length, ...clopperPearson(count, values.length, level) };
}

/** Trusts that go live on one planned day, or each on another. */
export interface Grouping {
  readonly kind: 'together' | 'apart';
  readonly trusts: readonly string[];
}

/** @throws UsageError for fewer than two trusts, and for one that no plan has */
export function groupingOf(kind: Grouping['kind'], trusts: readonly string[], settings: Settings): Grouping {
  const ids = settings.trusts.map(({ id }) => id);
  const unknown = trusts.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new UsageError(`--${kind}: there is no trust ${unknown}${didYouMean(unknown, ids)}`);
  if (new Set(trusts).size < 2) throw new UsageError(`--${kind} wants two trusts or more, separated by commas`);
  const planned = settings.strategies.some(({ goLiveDay }) =>
    trusts.every((id) => goLiveDay[ids.indexOf(id)] !== null),
  );
  if (!planned) throw new UsageError(`--${kind}: ${trusts.join(', ')} are not all planned`);
  return { kind, trusts };
}

/** Whether the plan of a strategy keeps them all. */
export function isGrouped(
  { goLiveDay }: StrategySettings,
  { trusts }: Settings,
  groupings: readonly Grouping[],
): boolean {
  const indices = new Map(trusts.map(({ id }, i) => [id, i]));
  return groupings.every(({ kind, trusts: ids }) => {
    const days = new Set(ids.map((id) => goLiveDay[indices.get(id)!]));
    return days.size === (kind === 'together' ? 1 : ids.length);
  });
}
