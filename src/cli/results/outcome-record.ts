/**
 * Outcomes as lines of text and back, bit for bit: what a chunk file holds of a replication. Of the measures only those
 * that a run keeps, of the weekly series and monthly money only what means and bands are made of.
 */

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
    columns: outcomeColumns(design.settings).length,
    kept: design.kept.map(({ index }) => index),
    ratios: 2 * columnsOf(design.settings).filter(({ ratio }) => ratio !== undefined).length,
    keptRatios: design.kept.flatMap(({ ratio }) => (ratio === undefined ? [] : [2 * ratio, 2 * ratio + 1])),
    everyWeekly: design.weekly,
    weekly: points(series.length * weeksOf(design.settings)),
    money: points(moneyRows.length * monthStartsOf(design.settings).length),
  };
}

/** The outcomes of one replication as one line, without its end. */
export function encode(outcomes: readonly Outcome[], shape: Shape): string {
  return JSON.stringify(
    outcomes.map(({ values, excess, censored, ratios, series: weekly, money, ...rest }) => ({
      ...rest,
      values: base64(picked(values, shape.kept)),
      excess: base64(picked(excess, shape.kept)),
      ratios: base64(picked(ratios, shape.keptRatios)),
      censored: base64(Uint8Array.from(shape.kept, (index) => censored[index]!)),
      series:
        shape.everyWeekly || rest.replication < MOST_REPLICATIONS ? base64(weekly.subarray(0, shape.weekly.kept)) : '',
      money: rest.replication < MOST_REPLICATIONS ? base64(money.subarray(0, shape.money.kept)) : '',
    })),
  );
}

/** An outcome as it is written: arrays as base64. */
type Recorded = Omit<Outcome, Arrays> & Readonly<Record<Arrays, string>>;
type Arrays = 'values' | 'excess' | 'censored' | 'ratios' | 'series' | 'money';

/** The outcomes of a line, undefined for one that is not of this shape; measures that were not kept are unknown. */
export function decode(line: string, shape: Shape): Outcome[] | undefined {
  const records = parsed(line);
  if (!Array.isArray(records) || !records.every((record) => isRecorded(record, shape))) return undefined;
  return records.map(({ values, excess, censored, ratios, series: weekly, money, ...rest }) => {
    const flags = new Uint8Array(shape.columns);
    const kept = bytesOf(censored);
    shape.kept.forEach((index, k) => {
      flags[index] = kept[k]!;
    });
    return {
      ...rest,
      values: spread(numbersOf(values), shape.kept, shape.columns),
      excess: spread(numbersOf(excess), shape.kept, shape.columns),
      ratios: spread(numbersOf(ratios), shape.keptRatios, shape.ratios),
      censored: flags,
      series: filled(numbersOf(weekly), shape.weekly),
      money: filled(numbersOf(money), shape.money),
    };
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

type Fields = Readonly<Record<string, 'string' | 'number' | 'boolean'>>;

const own: Fields = {
  strategy: 'string',
  replication: 'number',
  contacts: 'number',
  goLives: 'number',
  fingerprintEvents: 'string',
  fingerprintMetrics: 'string',
};
const stay: Fields = {
  trust: 'string',
  phase: 'string',
  enterDay: 'number',
  exitDay: 'number',
  enterReason: 'string',
  exitReason: 'string',
  censored: 'boolean',
};
const draw: Fields = { about: 'string', scope: 'string', scopeId: 'string', path: 'string', value: 'number' };

function isRecorded(value: unknown, shape: Shape): value is Recorded {
  if (!has(own, value)) return false;
  const { phases, draws, ...record } = value as unknown as Recorded;
  const { kept, keptRatios, weekly, money } = shape;
  const numbers = (text: unknown, count: number) => holds(text, 8 * count);
  const points = (text: unknown, count: number) => text === '' || numbers(text, count);
  return (
    numbers(record.values, kept.length) &&
    numbers(record.excess, kept.length) &&
    holds(record.censored, kept.length) &&
    numbers(record.ratios, keptRatios.length) &&
    points(record.series, weekly.kept) &&
    points(record.money, money.kept) &&
    isListOf(stay, phases) &&
    isListOf(draw, draws)
  );
}

function has(fields: Fields, value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Readonly<Record<string, unknown>>;
  return Object.entries(fields).every(([name, type]) => typeof record[name] === type);
}

function isListOf(fields: Fields, value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => has(fields, one));
}

/** Whether a text is so many bytes as base64. */
function holds(text: unknown, bytes: number): boolean {
  return typeof text === 'string' && text.length === 4 * Math.ceil(bytes / 3) && bytesOf(text).length === bytes;
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

function numbersOf(text: string): Float64Array {
  const bytes = bytesOf(text);
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return new Float64Array(copy.buffer);
}
