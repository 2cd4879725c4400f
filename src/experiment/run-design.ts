/** Carries out a design: every replication once, raw outcomes handed on as they come, then summaries and verdicts. */
import type { Outcome } from '../model/outcome.js';
import { type BadCase, badCases } from './bad-cases.js';
import type { BandCollection } from './bands.js';
import { Collection } from './collect.js';
import { type Comparison, compare } from './compare.js';
import { type Completion, completions } from './completion.js';
import { type CutShort, cutShort, type OnEnd, onEnd } from './cut-short.js';
import type { Design } from './design.js';
import { resamplesFor } from './differences.js';
import { DrawnInputs } from './drawn-inputs.js';
import type { Executor } from './executor.js';
import { type HoldValue, holdValues } from './hold-value.js';
import { moneyCollection } from './monthly-money.js';
import { standings } from './standings.js';
import { type Stopping, stoppingOf } from './stopping.js';
import { type Summary, summarise } from './summarise.js';
import { Timelines } from './timelines.js';
import { type Verdict, verdicts } from './verdict.js';
import { weeklyCollection } from './weekly.js';
import { type WhatMatters, whatMatters } from './what-matters.js';

export interface Results {
  readonly design: Design;
  readonly summaries: readonly Summary[];
  readonly comparisons: readonly Comparison[];
  readonly verdicts: readonly Verdict[];
  /** Of each headline and strategy. */
  readonly badCases: readonly BadCase[];
  /** By when all planned trusts are live, of each strategy. */
  readonly completions: readonly Completion[];
  /** What the end cuts short under each strategy. */
  readonly cuts: readonly CutShort[];
  /** Verdicts that may be others with a later end. */
  readonly onEnd: readonly OnEnd[];
  /** Of each strategy that has a twin without the hold. */
  readonly holdValues: readonly HoldValue[];
  /** What each headline difference from the reference hangs on, with enough replications. */
  readonly whatMatters: readonly WhatMatters[];
  /** Why there are as many replications as there are, where they went on until something was known. */
  readonly stopping: Stopping | undefined;
  /** The weekly series, to be made into means and bands. */
  readonly weekly: BandCollection;
  /** The money by month, likewise. */
  readonly money: BandCollection;
  /** What each trust goes through and when. */
  readonly timelines: Timelines;
}

/** What is kept of the replications of a design: everything that results are made of. */
export interface Collected {
  readonly collection: Collection;
  /** What was drawn in each replication. */
  readonly drawn: DrawnInputs;
  readonly weekly: BandCollection;
  readonly money: BandCollection;
  readonly timelines: Timelines;
}

/**
 * Carries out every replication of a design, or gives back what was recorded of it.
 * @param onReplication  is given the outcomes of each replication, counterfactual first, in order; they are not kept
 */
export async function collect(
  design: Design,
  executor: Executor,
  onReplication?: (outcomes: readonly Outcome[]) => void,
): Promise<Collected> {
  const collection = new Collection(design);
  const drawn = new DrawnInputs(design);
  const weekly = weeklyCollection(design);
  const money = moneyCollection(design);
  const timelines = new Timelines(design);
  for await (const outcomes of executor(design)) {
    collection.add(outcomes);
    drawn.add(outcomes);
    weekly.add(outcomes);
    money.add(outcomes);
    timelines.add(outcomes);
    onReplication?.(outcomes);
  }
  if (collection.added !== design.replications.length) {
    throw new Error(`${collection.added} of ${design.replications.length} replications came back`);
  }
  return { collection, drawn, weekly, money, timelines };
}

/**
 * The results of replications that were collected.
 * @param afterPair  as of `compare`
 */
export async function resultsOf(
  design: Design,
  { collection, drawn, weekly, money, timelines }: Collected,
  afterPair?: () => Promise<void>,
): Promise<Results> {
  const resamples = resamplesFor(design);
  const summaries = summarise(design, collection, standings(design, collection, resamples));
  const comparisons = await compare(design, collection, resamples, afterPair);
  const found = verdicts(summaries, comparisons, design.replications.length);
  const done = completions(design, collection);
  const cuts = cutShort(design, collection, done);
  return {
    design,
    summaries,
    comparisons,
    verdicts: found,
    badCases: badCases(design, collection),
    completions: done,
    cuts,
    onEnd: onEnd(found, cuts),
    whatMatters: whatMatters(design, collection, drawn),
    holdValues: holdValues(design, summaries, comparisons),
    stopping: design.until === undefined ? undefined : stoppingOf(design, design.until, collection, resamples),
    weekly,
    money,
    timelines,
  };
}

/** The results of a design, from its replications to its verdicts; parameters as of `collect` and `compare`. */
export async function runDesign(
  design: Design,
  executor: Executor,
  onReplication?: (outcomes: readonly Outcome[]) => void,
  afterPair?: () => Promise<void>,
): Promise<Results> {
  return resultsOf(design, await collect(design, executor, onReplication), afterPair);
}
