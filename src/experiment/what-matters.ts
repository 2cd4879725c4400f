/**
 * Which of the numbers that nobody knows a headline difference hangs on: the three whose values go with it most over the
 * worlds, by rank, and whether they stand out from what chance alone would show among so many. It comes for free from the
 * draws of a run; it says where better evidence would help, not by how much.
 */
import { Stream } from '../kernel/streams.js';
import { product, rankScores } from '../stats/ranks.js';
import { type Importance, importance } from '../stats/spread/importance.js';
import type { Collection } from './collect.js';
import { CONFIDENCE } from './confidence.js';
import type { Design } from './design.js';
import type { Place } from './differences.js';
import type { DrawnInput, DrawnInputs } from './drawn-inputs.js';
import { isHeadline } from './headlines.js';
import { ofWorlds } from './worlds.js';

/** Fewer worlds than this show nothing but the strongest. */
export const LEAST_WORLDS_OF_INPUTS = 20;

/** How many inputs of a difference are told. */
const TOLD = 3;

/** One input of a difference, and how it goes with it. */
export interface MatteringInput extends Pick<Importance, 'correlation' | 'pValue' | 'standsOut'> {
  /** Ids of the strategies that decide it, one or both; none: it describes the world. */
  readonly strategies: readonly string[];
  readonly path: string;
}

/** What a headline difference hangs on. */
export interface WhatMatters {
  readonly strategy: string;
  readonly reference: string;
  readonly metric: string;
  /** Worlds looked at, and how many inputs differ in them. */
  readonly worlds: number;
  readonly looked: number;
  /** The first three by size of the correlation; correlations are positive where more of it makes strategy - reference larger. */
  readonly inputs: readonly MatteringInput[];
}

/** Of every headline and strategy against the reference; none with too few worlds, or where the two never differ. */
export function whatMatters(design: Design, collection: Collection, drawn: DrawnInputs): WhatMatters[] {
  const { strategies, reference, kept } = design;
  if (drawn.worlds < LEAST_WORLDS_OF_INPUTS || reference === undefined) return [];
  const from = strategies.indexOf(reference);
  return strategies.flatMap((strategy, s) => {
    if (s === 0 || s === from) return [];
    return kept.flatMap(({ column }, k): WhatMatters[] => {
      if (!isHeadline(column)) return [];
      const found = importanceOf(design, collection, drawn, { strategy: s, reference: from, kept: k });
      if (found.length === 0) return [];
      const inputs = found.slice(0, TOLD);
      return [{ strategy, reference, metric: column.metric, worlds: drawn.worlds, looked: found.length, inputs }];
    });
  });
}

/**
 * Every number that is drawn for a difference of two strategies, the one that goes with it most first; none where the two
 * never differ. The counterfactual as reference: of a strategy's own excess.
 */
export function importanceOf(
  { strategies, settings, kept }: Design,
  collection: Collection,
  drawn: DrawnInputs,
  { strategy, reference, kept: k }: Place,
): MatteringInput[] {
  const [own, other] = [strategies[strategy]!, strategies[reference]!];
  const inputs = together(drawn.of([own, other]));
  const less = collection.values(reference, k, 'excess');
  const gaps = collection.values(strategy, k, 'excess').map((x, r) => x - less[r]!);
  const outcome = ofWorlds(gaps, settings.repeats).subarray(0, drawn.worlds);
  const stream = new Stream([settings.seed, 'importance', own, other, kept[k]!.column.metric]);
  const found = importance(
    inputs.map(({ values }) => values),
    outcome,
    { alpha: 1 - CONFIDENCE, level: CONFIDENCE, uniform: () => stream.next() },
    permutationsFor(drawn.worlds),
  );
  return found.map(({ input, correlation, pValue, standsOut }) => {
    const { strategies: whose, path } = inputs[input]!;
    return { strategies: whose, path, correlation, pValue, standsOut };
  });
}

/** Of many worlds fewer, so that it takes no longer; either makes alpha exact. */
function permutationsFor(worlds: number): number {
  return worlds > 200 ? 399 : 1999;
}

interface Input extends Pick<MatteringInput, 'strategies' | 'path'> {
  readonly values: Float64Array;
}

/** Ranks that agree so far are drawn by one uniform; independent ones reach it in 20 worlds once in a million. */
const ONE_UNIFORM = 0.9;

/** A number that both strategies decide, and that is drawn for both by one uniform, counts once. */
function together(inputs: readonly DrawnInput[]): Input[] {
  const found: Input[] = [];
  for (const { strategy, path, values } of inputs) {
    const own = strategy === '' ? [] : [strategy];
    const like = found.findIndex((other) => other.path === path && agree(other.values, values));
    if (like < 0) found.push({ strategies: own, path, values });
    else found[like] = { ...found[like]!, strategies: [...found[like]!.strategies, ...own] };
  }
  return found;
}

function agree(a: Float64Array, b: Float64Array): boolean {
  const [first, second] = [rankScores(a), rankScores(b)];
  return first !== undefined && second !== undefined && product(first, second) > ONE_UNIFORM;
}
