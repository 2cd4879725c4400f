/**
 * A family of plans to choose from: every combination of the values of some paths, where one of them may be any order of
 * the trusts. Separate from a sweep's points because a family may be too large to list: here are its size, its members,
 * and the neighbours of one.
 */
import { UsageError } from '../../../errors.js';
import type { Settings } from '../../../model/settings.js';
import type { Override } from '../../../scenario/schema/overrides.js';
import { shuffled } from '../../../stats/designs/latin-hypercube.js';
import { changesCounterfactual, type Factor } from '../../factors.js';
import {
  ANY,
  isFactor,
  type OrdersOf,
  ordersCount,
  orderText,
  pathAndValues,
  permutations,
  refuseOrderless,
  variedOf,
} from '../vary.js';

/** A path that may be any order of these trusts. */
interface AnyOrder {
  readonly path: string;
  readonly trusts: readonly string[];
}

export type Dimension = Factor | AnyOrder;

/** Of each dimension, which value: its place in the list, or the order itself. */
export type Member = readonly (number | readonly string[])[];

/**
 * What may be decided, as it is typed: `path=values`, as of a sweep.
 * @throws UsageError for what is no path with values, for a range without a step, and for what is not a strategy's to decide
 */
export function dimensionOf(text: string, orders: OrdersOf, settings: Settings): Dimension {
  const [path, given] = pathAndValues(text);
  if (changesCounterfactual(path, settings)) {
    throw new UsageError(
      `${path} is about the world: a plan cannot decide it; flip, sensitivity and discover look at such numbers`,
    );
  }
  if (given === ANY) {
    refuseOrderless(path, orders.trusts);
    return { path, trusts: orders.trusts };
  }
  const varied = variedOf(text, orders);
  if (isFactor(varied)) return varied;
  throw new UsageError(`${path}: a range of plans wants its step, for example 4..26 step 2`);
}

/** How many plans a family has. */
export function sizeOf(family: readonly Dimension[]): number {
  return family.reduce((n, one) => n * ('values' in one ? one.values.length : ordersCount(one.trusts.length)), 1);
}

/** All of them, the last dimension varying fastest. */
export function membersOf(family: readonly Dimension[]): Member[] {
  return family.reduce<Member[]>(
    (members, one) => {
      const own = 'values' in one ? one.values.map((_, i) => i) : permutations(one.trusts);
      return members.flatMap((member) => own.map((value) => [...member, value]));
    },
    [[]],
  );
}

/** The first value of each: the file's own order, where it is any. */
export function firstMember(family: readonly Dimension[]): Member {
  return family.map((one) => ('values' in one ? 0 : one.trusts));
}

export function drawnMember(family: readonly Dimension[], uniform: () => number): Member {
  return family.map((one) =>
    'values' in one
      ? Math.floor(uniform() * one.values.length)
      : shuffled(one.trusts.length, uniform).map((i) => one.trusts[i]!),
  );
}

/** Those that differ in one decision: two trusts that change places, or the next value to either side. */
export function neighboursOf(family: readonly Dimension[], member: Member): Member[] {
  return member.flatMap((value, d) => {
    const dimension = family[d]!;
    const others =
      typeof value === 'number'
        ? [value - 1, value + 1].filter((i) => i >= 0 && 'values' in dimension && i < dimension.values.length)
        : swapped(value);
    return others.map((other) => member.toSpliced(d, 1, other));
  });
}

function swapped(order: readonly string[]): string[][] {
  return order.flatMap((_, i) =>
    order.slice(i + 1).map((other, ahead) => order.with(i, other).with(i + 1 + ahead, order[i]!)),
  );
}

/** What is set for a member. */
export function settingOf(family: readonly Dimension[], member: Member): Override[] {
  return family.map(({ path, ...one }, d) => {
    const value = member[d]!;
    return { path, value: 'values' in one ? one.values[value as number]! : orderText(value as readonly string[]) };
  });
}
