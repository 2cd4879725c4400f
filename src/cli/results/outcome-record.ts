/**
 * Outcomes as lines of text and back, bit for bit: what a chunk file holds of a replication. Of the measures only those
 * that a run keeps, of the weekly series and monthly money only what means and bands are made of.
 */
import { z } from 'zod';
import { MOST_REPLICATIONS } from '../../experiment/bands.js';
import { columnsOf, type Design } from '../../experiment/design.js';
import { moneyRows, monthStartsOf } from '../../model/money.js';
import { type Outcome, outcomeColumns, outcomeScopes } from '../../model/outcome.js';
import { series, weeksOf } from '../../model/series.js';

interface Points {
  readonly all: number;
  readonly kept: number;
}

/** What a design makes of the arrays of an outcome. */
export interface Shape {
  /** Ids of the trusts, each of which is in some phase on every day; null where phases need not be kept. */
  readonly trusts: readonly string[] | null;
  readonly columns: number;
  readonly kept: readonly number[];
  /** Numbers of the ratios in an outcome, and the places of those that are kept. */
  readonly ratios: number;
  readonly keptRatios: readonly number[];
  /** Numbers of the weekly series and of the monthly money in an outcome, and how many of the first are kept. */
  readonly weekly: Points;
  /** Whether the weekly series of all replications are kept, not of the first only. */
  readonly everyWeekly: boolean;
  readonly money: Points;
}

export function shapeOf(design: Design): Shape {
  const scopes = outcomeScopes(design.settings).length;
  const points = (each: number): Points => ({ all: scopes * each, kept: design.perTrust ? scopes * each : each });
  return {
    trusts: design.settings.trusts.map(({ id }) => id),
    columns: outcomeColumns(design.settings).length,
    kept: design.kept.map(({ index }) => index),
    ratios: 2 * columnsOf(design.settings).filter(({ ratio }) => ratio !== undefined).length,
    keptRatios: design.kept.flatMap(({ ratio }) => (ratio === undefined ? [] : [2 * ratio, 2 * ratio + 1])),
    everyWeekly: design.weekly,
    weekly: points(series.length * weeksOf(design.settings)),
    money: points(moneyRows.length * monthStartsOf(design.settings).length),
  };
}

/** The same without weekly series and monthly money: what a study keeps of an outcome. */
export function measuresShape(design: Design): Shape {
  const shape = shapeOf(design);
  const none = ({ all }: Points): Points => ({ all, kept: 0 });
  return { ...shape, trusts: null, everyWeekly: false, weekly: none(shape.weekly), money: none(shape.money) };
}

/** What a board would have heard of: the day, from the start, and a sentence. */
export type Heard = readonly [day: number, text: string];

/**
 * The outcome of one strategy in one replication as one line, without its end.
 * @param told  its facts in words, where they are kept
 */
export function encode(
  { values, excess, censored, ratios, series: weekly, money, facts: _, ...rest }: Outcome,
  shape: Shape,
  told: readonly Heard[] = [],
): string {
  const banded = rest.replication < MOST_REPLICATIONS;
  return JSON.stringify({
    ...rest,
    values: base64(picked(values, shape.kept)),
    excess: base64(picked(excess, shape.kept)),
    ratios: base64(picked(ratios, shape.keptRatios)),
    censored: base64(Uint8Array.from(shape.kept, (index) => censored[index]!)),
    series: shape.everyWeekly || banded ? base64(weekly.subarray(0, shape.weekly.kept)) : '',
    money: banded ? base64(money.subarray(0, shape.money.kept)) : '',
    told,
  });
}

const heard = z.array(z.tuple([z.int(), z.string()]));

/** What a line tells; undefined for a line that `encode` does not write. */
export function toldOf(line: string): Heard[] | undefined {
  const value = parsed(line);
  const told = heard.safeParse(Object(value)['told'], { jitless: true });
  return told.success ? told.data : undefined;
}

const stay = z.strictObject({
  trust: z.string(),
  phase: z.string(),
  enterDay: z.number(),
  exitDay: z.number(),
  enterReason: z.string(),
  exitReason: z.string(),
  censored: z.boolean(),
});
const draw = z.strictObject({
  about: z.enum(['world', 'decision']),
  scope: z.enum(['programme', 'trust']),
  scopeId: z.string(),
  path: z.string(),
  value: z.number(),
});
const fingerprint = z.string().regex(/^[0-9a-f]{16}$/);
const record = z.strictObject({
  strategy: z.string(),
  replication: z.int().min(0),
  contacts: z.int().min(0),
  goLives: z.int().min(0),
  fingerprintEvents: fingerprint,
  fingerprintMetrics: fingerprint,
  phases: z.array(stay),
  draws: z.array(draw),
  values: z.string(),
  excess: z.string(),
  ratios: z.string(),
  censored: z.string(),
  series: z.string(),
  money: z.string(),
  told: z.array(z.unknown()), // read by `toldOf`, of the few lines of which it is asked
});

/**
 * The outcome of a line; measures that were not kept are unknown, and facts are only told. Undefined for a line that
 * `encode` does not write.
 */
export function decode(line: string, shape: Shape): Outcome | undefined {
  const read = record.safeParse(parsed(line), { jitless: true });
  return read.success ? outcomeOf(read.data, shape) : undefined;
}

/** The JSON value of a line; undefined where it is none. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function outcomeOf(
  { values, excess, censored, ratios, series: weekly, money, told: _, ...rest }: z.infer<typeof record>,
  shape: Shape,
): Outcome | undefined {
  const { kept, keptRatios } = shape;
  const banded = rest.replication < MOST_REPLICATIONS;
  const flags = new Uint8Array(shape.columns);
  const flagged = bytesOf(censored);
  kept.forEach((index, k) => {
    flags[index] = flagged[k]!;
  });
  const levels = numbersOf(values, kept.length);
  const above = numbersOf(excess, kept.length);
  const parts = numbersOf(ratios, keptRatios.length);
  const weeks = numbersOf(weekly, banded || shape.everyWeekly ? shape.weekly.kept : 0);
  const months = numbersOf(money, banded ? shape.money.kept : 0);
  if (shape.trusts && !areOf(shape.trusts, rest.phases)) return undefined;
  if (!levels || !above || !parts || !weeks || !months || flagged.length !== kept.length) return undefined;
  return {
    ...rest,
    facts: [],
    values: spread(levels, kept, shape.columns),
    excess: spread(above, kept, shape.columns),
    ratios: spread(parts, keptRatios, shape.ratios),
    censored: flags,
    series: filled(weeks, shape.weekly),
    money: filled(months, shape.money),
  };
}

/** Whether stays are of all of these trusts and of no other. */
function areOf(trusts: readonly string[], stays: readonly { readonly trust: string }[]): boolean {
  const found = new Set(stays.map(({ trust }) => trust));
  return found.size === trusts.length && trusts.every((id) => found.has(id));
}

function filled(kept: Float64Array, { all }: Points): Float64Array {
  const points = new Float64Array(all);
  points.set(kept);
  return points;
}

function picked(numbers: Float64Array, kept: readonly number[]): Float64Array {
  return Float64Array.from(kept, (index) => numbers[index]!);
}

function spread(numbers: Float64Array, kept: readonly number[], count: number): Float64Array {
  const all = new Float64Array(count).fill(Number.NaN);
  kept.forEach((index, k) => {
    all[index] = numbers[k]!;
  });
  return all;
}

function base64(array: Float64Array | Uint8Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'base64');
}

/** So many numbers; undefined if it is another number of them, or golive writes no such numbers. */
function numbersOf(text: string, count: number): Float64Array | undefined {
  const bytes = bytesOf(text);
  if (bytes.length !== count * Float64Array.BYTES_PER_ELEMENT) return undefined;
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  const numbers = new Float64Array(copy.buffer);
  // Unknown is a number that is none; nothing that is known is without end.
  return numbers.every((number) => Math.abs(number) !== Number.POSITIVE_INFINITY) ? numbers : undefined;
}
