/**
 * Until when replications go on: what was asked for, read and checked before anything runs. Separate from stopping.ts,
 * which judges the replications by it.
 */
import { UsageError } from '../errors.js';
import type { Metric } from '../model/metrics/metric.js';
import { metrics } from '../model/metrics/registry.js';
import { didYouMean } from '../scenario/text/nearest.js';
import type { Precision } from '../stats/precision/enough.js';
import { lookSizes } from '../stats/precision/looks.js';
import { CONFIDENCE } from './confidence.js';

/** What was asked for, as it was typed. */
export interface Asked {
  /** Precisions: `lost_revenue_gbp: 5%`, `local-national: wait_patient_days 20000`. */
  readonly precision: readonly string[];
  /** Whether the sign of every headline difference from the reference is to be clear. */
  readonly decide: boolean;
  /** Replications at the first look, and the most there may be; whole numbers >= 1. */
  readonly first: number;
  readonly atMost: number;
}

/** A wanted half-width of an interval. */
export interface Wanted {
  readonly text: string;
  readonly metric: Metric;
  readonly precision: Precision;
  /** Of the difference of two strategies; undefined: of the excess of each strategy. */
  readonly pair: readonly [strategy: string, reference: string] | undefined;
}

export interface Until {
  readonly wanted: readonly Wanted[];
  readonly decide: boolean;
  readonly atMost: number;
  /** Replications at each look, the first alone where the others depend on what is seen. */
  readonly looks: readonly number[];
  /** Confidence level of each difference that is decided on, so that all looks together hold at 95%. */
  readonly level: number;
}

/** Looks that are planned before the first. */
const LOOKS = 4;

/**
 * @param strategies ids, without the counterfactual
 * @param repeats    replications of each world: looks are at whole worlds
 * @throws UsageError for a metric, a strategy or a number that cannot be
 */
export function untilOf(asked: Asked, strategies: readonly string[], repeats: number): Until {
  const { decide, precision, first, atMost } = asked;
  if (atMost % repeats !== 0 || atMost < 2 * repeats) {
    const least = repeats === 1 ? '2 or more' : `two or more times the repeats (${repeats})`;
    throw new UsageError(`--at-most: ${atMost} is not ${least}`);
  }
  if (decide && strategies.length < 2)
    throw new UsageError('--decide: one strategy alone has nothing to be decided against');
  const [from, to] = [Math.min(first, atMost) / repeats, atMost / repeats];
  const looks = lookSizes(from, to, decide ? LOOKS : 1).map((worlds) => worlds * repeats);
  return {
    wanted: precision.map((text) => wantedOf(text, strategies)),
    decide,
    atMost,
    looks: decide ? looks : [from * repeats],
    level: decide ? 1 - (1 - CONFIDENCE) / looks.length : CONFIDENCE,
  };
}

const FORMS = "'metric: 5%', 'metric: 20000' or 'strategy-reference: metric 20000'";

function wantedOf(text: string, strategies: readonly string[]): Wanted {
  const bad = (why: string): UsageError => new UsageError(`--precision '${text}': ${why}`);
  const match = /^([\w-]+)\s*:\s*(?:([\w-]+)\s+)?([^\s:]+)$/.exec(text.trim());
  if (match === null) throw bad(`it wants ${FORMS}`);
  const [, before = '', name = before, width = ''] = match;
  const isPair = match[2] !== undefined;
  const metric = metrics.find(({ id }) => id === name);
  if (metric === undefined) {
    const names = metrics.map(({ id }) => id);
    throw bad(`there is no metric '${name}'${didYouMean(name, names)}`);
  }
  if (metric.ratio !== undefined) throw bad(`${name} is a quotient; name what it is made of`);
  const number = /^(\d+(?:\.\d+)?)(%?)$/.exec(width);
  if (number === null || !(Number(number[1]) > 0)) throw bad(`'${width}' is no width; it wants ${FORMS}`);
  const isShare = number[2] === '%';
  if (isShare && isPair) throw bad(`a difference may be 0, and ${width} of it too: give the width in ${metric.unit}`);
  const value = Number(number[1]);
  return {
    text,
    metric,
    precision: isShare ? { relative: value / 100 } : { absolute: value },
    pair: isPair ? pairOf(before, strategies, bad) : undefined,
  };
}

/** Names may have hyphens: wherever the text can be taken apart into two that are there. */
function pairOf(
  text: string,
  strategies: readonly string[],
  bad: (why: string) => UsageError,
): readonly [string, string] {
  const cuts = [...text].flatMap((letter, i) =>
    letter === '-' ? [[text.slice(0, i), text.slice(i + 1)] as const] : [],
  );
  const found = cuts.find((names) => names.every((name) => strategies.includes(name)));
  if (found?.[0] === found?.[1] && found !== undefined) throw bad(`${found[0]} does not differ from itself`);
  if (found !== undefined) return found;
  if (cuts.length === 0) throw bad(`'${text}' is no pair; it wants ${FORMS}`);
  const half = cuts.find((names) => names.some((name) => strategies.includes(name))) ?? cuts[0]!;
  const wrong = half.find((name) => !strategies.includes(name))!;
  throw bad(`there is no strategy '${wrong}'${didYouMean(wrong, strategies)}`);
}
