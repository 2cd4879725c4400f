/**
 * One scenario at many points: what a sweep, a tipping point, a sensitivity or a search for a plan simulates. Points
 * that differ in decisions alone become strategies of one design; points of different worlds become designs of their
 * own. All have one seed and the same replications, so that every two of them meet the same random numbers. Decisions
 * leave the counterfactual as it is, but for one number: how busy a pool of experts is that nobody asks for is unknown
 * where the pool has none. Variants of one design have the counterfactual of the first of them.
 */
import { type Issue, ScenarioError } from '../errors.js';
import { valueAt } from '../model/memoize.js';
import { scenarioReader } from '../scenario/parse.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Override } from '../scenario/schema/overrides.js';
import { type Choices, type Design, designOf } from './design.js';
import { changesCounterfactual, type Factor, grid } from './factors.js';
import { distinctStrategies, withStrategies } from './one-world.js';

/** A scenario with some of its values set. */
export interface Variant {
  /** What is set, as `path=value`, separated by spaces; empty for the scenario as it is. */
  readonly id: string;
  readonly set: readonly Override[];
  /** What is simulated for it: one and the same object for all variants of a world. */
  readonly design: Design;
  /** For each strategy of the file, its index in the design's lists; 0 where it decides what the counterfactual does. */
  readonly strategies: ReadonlyMap<string, number>;
  /** What is probably not meant, for example a value that no strategy uses. */
  readonly warnings: readonly Issue[];
}

export interface VariantChoices extends Choices {
  /** Values set in every variant, before its own. */
  readonly set?: readonly Override[] | undefined;
}

/** What all variants have in common: without it they could not be compared replication by replication. */
const COMMON = ['golive', 'scenario', 'seed', 'replications', 'repeats'];

/**
 * The variants of a scenario at every combination of the factors' values, the last factor varying fastest.
 * @param text  YAML text of the scenario file
 * @throws ScenarioError with the issues of all variants; UsageError for factors or choices that cannot be
 */
export function variantsOf(text: string, factors: readonly Factor[], choices: VariantChoices = {}): Variant[] {
  return variantsAt(text, grid(factors), choices);
}

/** The same at points that are listed one by one. */
export function variantsAt(
  text: string,
  points: readonly (readonly Override[])[],
  choices: VariantChoices = {},
): Variant[] {
  const reading = readAll(text, points, choices);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return byWorld(value);
  }
}

/**
 * The same, read in steps: many points of a large scenario take a minute, in which others want to be heard.
 * @param pause awaited before each point
 */
export async function variantsInSteps(
  text: string,
  points: readonly (readonly Override[])[],
  choices: VariantChoices,
  pause: () => Promise<void>,
): Promise<Variant[]> {
  const reading = readAll(text, points, choices);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return byWorld(value);
    await pause();
  }
}

function byWorld(read: readonly Point[]): Variant[] {
  const worlds = new Map<string, Point[]>();
  for (const point of read) valueAt(worlds, worldOf(point), () => []).push(point);
  const variants = new Map([...worlds.values()].flatMap(inOneWorld));
  return read.map((point) => variants.get(point)!);
}

/** A point that is a valid scenario. */
interface Point {
  readonly id: string;
  readonly set: readonly Override[];
  readonly scenario: Scenario;
  readonly design: Design;
}

/** Reads the scenario at every point, one a step; the issues of all points are thrown together. */
function* readAll(
  text: string,
  points: readonly (readonly Override[])[],
  choices: VariantChoices,
): Generator<void, Point[]> {
  const found = new Found();
  const scenarioAt = scenarioReader(text);
  const read: Point[] = [];
  for (const set of points) {
    yield;
    const id = set.map(({ path, value }) => `${path}=${value}`).join(' ');
    const fixed = set.filter(({ path }) => COMMON.includes(path));
    for (const { path } of fixed) found.add(id, sameEverywhere(path));
    if (fixed.length > 0) continue;
    try {
      const scenario = scenarioAt([...(choices.set ?? []), ...set]);
      read.push({ id, set, scenario, design: designOf(scenario, choices) });
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      for (const issue of error.issues) found.add(id, issue);
    }
  }
  found.throwIfAny(points.length);
  return read;
}

function sameEverywhere(path: string): Issue {
  return { line: 0, column: 0, path, message: 'is the same in every variant; it cannot be varied', severity: 'error' };
}

/** Issues by what they say, with the variants that have them. */
class Found {
  readonly #issues = new Map<string, { readonly issue: Issue; readonly variants: string[] }>();

  add(variant: string, issue: Issue): void {
    const { line, column, path, message } = issue;
    const key = JSON.stringify([line, column, path, message]);
    valueAt(this.#issues, key, () => ({ issue, variants: [] })).variants.push(variant);
  }

  /** @param count how many variants there are: what all of them have is the file's own, and is not said of one */
  throwIfAny(count: number): void {
    if (this.#issues.size === 0) return;
    const issues = [...this.#issues.values()].map(({ issue, variants: [first, ...others] }): Issue => {
      if (others.length + 1 === count) return issue;
      const more =
        others.length === 0 ? '' : ` and ${others.length} more ${others.length === 1 ? 'variant' : 'variants'}`;
      return { ...issue, message: `${issue.message} (in ${first || 'the scenario as it is'}${more})` };
    });
    throw new ScenarioError(issues.sort((a, b) => a.line - b.line || a.column - b.column));
  }
}

/** The values that make the world of a point, as text: points with the same ones differ in decisions alone. */
function worldOf({ set, scenario }: Point): string {
  return JSON.stringify(set.filter(({ path }) => changesCounterfactual(path, scenario.settings)));
}

/** Points of one world as variants with one design. */
function inOneWorld(points: readonly Point[]): [Point, Variant][] {
  const design = points[0]!.design;
  const given = points.flatMap((point) => point.design.settings.strategies.map((strategy) => ({ point, strategy })));
  const { strategies, indices } = distinctStrategies(
    design.settings.counterfactual,
    given.map(({ strategy }) => strategy),
  );
  const uses = strategies.map((): typeof given => []);
  const indicesOf = new Map(points.map((point) => [point, new Map<string, number>()]));
  for (const [i, use] of given.entries()) {
    uses[indices[i]! - 1]?.push(use);
    indicesOf.get(use.point)!.set(use.strategy.id, indices[i]!);
  }
  const named = strategies.map((strategy, i) => {
    const everywhere = uses[i]!.filter((use) => use.strategy.id === strategy.id).length === points.length;
    return everywhere ? strategy : { ...strategy, id: `${strategy.id}@${uses[i]![0]!.point.id}` };
  });
  const shared = withStrategies(design, named);
  return points.map((point) => {
    const { id, set, scenario } = point;
    return [point, { id, set, design: shared, strategies: indicesOf.get(point)!, warnings: scenario.warnings }];
  });
}
