/**
 * Outcomes as lines of text and back, bit for bit: what a chunk file holds of a replication. Of the measures only those
 * that a run keeps, of the weekly series only those that means and bands are made of.
 */
import { columnsOf, type Design } from '../../experiment/design.js';
import { MOST_REPLICATIONS } from '../../experiment/weekly.js';
import { type Outcome, outcomeColumns, outcomeScopes } from '../../model/outcome.js';
import { series, weeksOf } from '../../model/series.js';

/** What a design makes of the arrays of an outcome. */
export interface Shape {
  readonly columns: number;
  readonly kept: readonly number[];
  /** Numbers of the ratios in an outcome, and the places of those that are kept. */
  readonly ratios: number;
  readonly keptRatios: readonly number[];
  /** Numbers of the weekly series in an outcome, and how many of the first are kept. */
  readonly points: number;
  readonly keptPoints: number;
}

export function shapeOf(design: Design): Shape {
  const scopes = outcomeScopes(design.settings).length;
  const each = series.length * weeksOf(design.settings);
  return {
    columns: outcomeColumns(design.settings).length,
    kept: design.kept.map(({ index }) => index),
    ratios: 2 * columnsOf(design.settings).filter(({ ratio }) => ratio !== undefined).length,
    keptRatios: design.kept.flatMap(({ ratio }) => (ratio === undefined ? [] : [2 * ratio, 2 * ratio + 1])),
    points: scopes * each,
    keptPoints: design.perTrust ? scopes * each : each,
  };
}

/** The outcomes of one replication as one line, without its end. */
export function encode(outcomes: readonly Outcome[], shape: Shape): string {
  return JSON.stringify(
    outcomes.map(({ values, excess, censored, ratios, series: weekly, ...rest }) => ({
      ...rest,
      values: base64(picked(values, shape.kept)),
      excess: base64(picked(excess, shape.kept)),
      ratios: base64(picked(ratios, shape.keptRatios)),
      censored: base64(Uint8Array.from(shape.kept, (index) => censored[index]!)),
      series: rest.replication < MOST_REPLICATIONS ? base64(weekly.subarray(0, shape.keptPoints)) : '',
    })),
  );
}

/** The outcomes of a line; measures that were not kept are unknown. */
export function decode(line: string, shape: Shape): Outcome[] {
  const records = JSON.parse(line) as (Omit<Outcome, 'values' | 'excess' | 'censored' | 'ratios' | 'series'> & {
    values: string;
    excess: string;
    censored: string;
    ratios: string;
    series: string;
  })[];
  return records.map(({ values, excess, censored, ratios, series: weekly, ...rest }) => {
    const flags = new Uint8Array(shape.columns);
    const kept = bytesOf(censored);
    shape.kept.forEach((index, k) => {
      flags[index] = kept[k]!;
    });
    const points = new Float64Array(shape.points);
    points.set(numbersOf(weekly));
    return {
      ...rest,
      values: spread(numbersOf(values), shape.kept, shape.columns),
      excess: spread(numbersOf(excess), shape.kept, shape.columns),
      ratios: spread(numbersOf(ratios), shape.keptRatios, shape.ratios),
      censored: flags,
      series: points,
    };
  });
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
