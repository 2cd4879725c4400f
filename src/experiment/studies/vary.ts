/**
 * What a study varies, as it is typed: `path=4,8,13`, `path=4..26 step 2`, `path=on,off`, `path=[a, b],[b, a]`, and for
 * plan.order `any`, all orders of the plan's trusts. Separate from factors.ts, which combines values whatever they came
 * from. Values stay YAML text, as --set takes them.
 */
import { UsageError } from '../../errors.js';
import { shuffled } from '../../stats/designs/latin-hypercube.js';
import type { Factor } from '../factors.js';

/** A factor, or the ends of a range in which a design places its points. */
export type Varied = Factor | { readonly path: string; readonly from: number; readonly to: number };

/** Most values of one factor. */
const MOST_VALUES = 10_000;

/** Most orders of trusts that are listed; of more, so many are drawn. */
const MOST_ORDERS = 120;

const RANGE = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)(?:\s+step\s+(\d+(?:\.\d+)?))?$/;

/** A number with dots or `to` behind it, as a range might be written elsewhere. */
const LIKE_A_RANGE = /^-?\d[\d.e+]*\s*(\.\.|to )/;

export interface OrdersOf {
  /** The trusts of the plan, in its order. */
  readonly trusts: readonly string[];
  readonly uniform: () => number;
}

/**
 * @param text  `path=values`
 * @throws UsageError for what is no path with values, and a range that runs backwards or has no points
 */
export function variedOf(text: string, orders: OrdersOf): Varied {
  const [path, given] = pathAndValues(text);
  if (given === ANY) return { path, values: ordersOf(path, orders) };
  const range = RANGE.exec(given);
  if (range === null) {
    if (LIKE_A_RANGE.test(given)) {
      throw new UsageError(`${path}: '${given}' is no range; one is 4..26, with steps 4..26 step 2`);
    }
    return { path, values: listed(given, path) };
  }
  const [from, to] = [Number(range[1]), Number(range[2])];
  if (from >= to) throw new UsageError(`${path}: the range ${given} does not run upwards`);
  if (range[3] === undefined) return { path, from, to };
  return { path, values: steps(path, from, to, Number(range[3])) };
}

/** The word for every order of the trusts. */
export const ANY = 'any';

/** `path=values` in two. */
export function pathAndValues(text: string): [path: string, values: string] {
  const at = text.indexOf('=');
  const path = text.slice(0, Math.max(at, 0)).trim();
  const values = text.slice(at + 1).trim();
  if (path !== '' && values !== '') return [path, values];
  throw new UsageError(`what is varied wants path=values, for example plan.wave_gap_weeks=4,8,13; found '${text}'`);
}

/** The values of a factor that has been given as a list, or of a range with its steps. */
export function isFactor(varied: Varied): varied is Factor {
  return 'values' in varied;
}

function steps(path: string, from: number, to: number, step: number): string[] {
  const count = step > 0 ? Math.floor((to - from) / step + 1e-9) + 1 : Number.POSITIVE_INFINITY;
  if (count > MOST_VALUES) {
    throw new UsageError(`${path}: a step of ${step} from ${from} to ${to} makes more than ${MOST_VALUES} values`);
  }
  // Twelve digits: a step of 0.1 is not to end in 0.30000000000000004.
  return Array.from({ length: count }, (_, i) => String(Number((from + i * step).toPrecision(12))));
}

/** Values separated by commas; commas within brackets and quotes are the value's own. */
function listed(text: string, path: string): string[] {
  const values: string[] = [];
  let depth = 0;
  let quote = '';
  let value = '';
  for (const character of text) {
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if ('[{'.includes(character)) depth++;
    else if (']}'.includes(character)) depth--;
    if (character === ',' && depth === 0 && quote === '') {
      values.push(value.trim());
      value = '';
    } else value += character;
  }
  values.push(value.trim());
  if (values.includes('')) throw new UsageError(`${path}: there is an empty value in '${text}'`);
  return values;
}

/** Every order of the trusts if they are few, else some of them, drawn; the file's own is the first. */
function ordersOf(path: string, { trusts, uniform }: OrdersOf): string[] {
  refuseOrderless(path, trusts);
  const orders = ordersCount(trusts.length) <= MOST_ORDERS ? permutations(trusts) : drawn(trusts, uniform);
  return orders.map(orderText);
}

/** Refuses to put in order what is no list of trusts. */
export function refuseOrderless(path: string, trusts: readonly string[]): void {
  if (!/(^|\.)plan\.order$/.test(path)) {
    throw new UsageError(`${path}=any: only an order of trusts (plan.order) can be any`);
  }
  if (trusts.length < 2) throw new UsageError(`${path}=any: there are not two trusts to put in order`);
}

/** An order as YAML text. */
export function orderText(order: readonly string[]): string {
  return `[${order.join(', ')}]`;
}

/** In how many orders so many trusts can be. */
export function ordersCount(length: number): number {
  let count = 1;
  for (let i = 2; i <= length; i++) count *= i;
  return count;
}

/** All orders, the one given first. */
export function permutations(trusts: readonly string[]): string[][] {
  if (trusts.length <= 1) return [[...trusts]];
  return trusts.flatMap((first, i) => permutations(trusts.toSpliced(i, 1)).map((rest) => [first, ...rest]));
}

function drawn(trusts: readonly string[], uniform: () => number): string[][] {
  const orders = new Map([[trusts.join(), [...trusts]]]);
  while (orders.size < MOST_ORDERS) {
    const order = shuffled(trusts.length, uniform).map((i) => trusts[i]!);
    orders.set(order.join(), order);
  }
  return [...orders.values()];
}
