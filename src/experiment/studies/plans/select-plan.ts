/**
 * The best of some plans: what surely breaks a constraint goes first, the most promising of the others are simulated
 * afresh, those that keep the constraints go into Kim and Nelson's selection, and one after another is left out until
 * one is left or there are as many replications as there may be.
 *
 * Guarantee: of those that are simulated afresh and seem to keep the constraints after the first stage, the best is chosen
 * with a chance of at least 1 - ERROR / 2 if it is better than every other by delta or more; the other half of ERROR is that
 * of the constraints' intervals. The first look is not part of it, and for skewed outcomes it is nominal.
 */
import { UsageError } from '../../../errors.js';
import { mean } from '../../../stats/interval.js';
import { select } from '../../../stats/search/kim-nelson.js';
import { CONFIDENCE } from '../../confidence.js';
import type { Executor } from '../../executor.js';
import type { Headline } from '../../headlines.js';
import { type Arm, simulateArms } from './arms.js';
import { type Constraint, type Kept, keptIn } from './constraints.js';

/** Chance of being wrong, in all. */
export const ERROR = 1 - CONFIDENCE;

/** Replications of the first look, and of the first stage of the selection. */
export const FIRST_LOOK = 10;
export const FIRST_STAGE = 20;

/** Most plans that are simulated afresh. */
export const MOST_FINALISTS = 24;

/** What is asked of plans. */
export interface PlanQuestion {
  /** The first measure is the objective, better lower or higher. */
  readonly measures: readonly Headline[];
  readonly better: 'lower' | 'higher';
  readonly constraints: readonly Constraint[];
  /** Smallest difference worth telling, in the unit of the objective; undefined: a share of what the first plan comes to. */
  readonly delta: number | undefined;
  /** Most fresh replications of a plan. */
  readonly atMost: number;
}

/** What is known of a plan: of each measure one value a replication. */
export interface Simulated {
  readonly arm: Arm;
  readonly values: readonly Float64Array[];
}

/** A plan that was simulated afresh. */
export interface Finalist extends Simulated {
  /** One a constraint, of its fresh replications. */
  readonly kept: readonly Kept[];
  /** Whether each constraint seems kept: its estimate is within the limit. */
  readonly seemsKept: boolean;
  /** Fresh replications after which it was left out as worse; undefined: it was not. */
  readonly leftOutAt: number | undefined;
}

export interface Chosen {
  /** The best first, then those that are left, then the others by their means. */
  readonly finalists: readonly Finalist[];
  readonly delta: number;
  /** Whether one was left. */
  readonly isDecided: boolean;
  /** Plans of the first look, and those of them that surely break a constraint. */
  readonly looked: number;
  readonly broken: number;
}

/** Default of delta, as a share of the objective at the first plan. */
const DELTA_SHARE = 0.02;

/** The plan's place in order: those that seem to keep every constraint first, by their mean; unknown last. */
export function promising(question: PlanQuestion, { values }: Simulated): [short: number, loss: number] {
  const short = question.constraints.reduce((sum, constraint) => {
    const own = valuesOf(question, values, constraint);
    return sum + Math.max(0, constraint.atLeast - own.filter(constraint.holds).length / own.length);
  }, 0);
  const loss = (question.better === 'lower' ? 1 : -1) * mean(values[0]!);
  return [short, Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss];
}

/** Compares two plans by `promising`. */
export function byPromise(a: readonly [number, number], b: readonly [number, number]): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  return a[1] === b[1] ? 0 : a[1] < b[1] ? -1 : 1;
}

function valuesOf({ measures }: PlanQuestion, values: readonly Float64Array[], { of }: Constraint): Float64Array {
  return values[measures.findIndex(({ metric, measure }) => metric === of.metric && measure === of.measure)]!;
}

/**
 * @param looked  all plans, with the replications of the first look, 0 to FIRST_LOOK - 1
 * @throws UsageError where no plan seems to keep the constraints, with the nearest, and where nothing differs
 */
export async function selectPlan(
  question: PlanQuestion,
  looked: readonly Simulated[],
  executor: Executor,
  step: () => void,
): Promise<Chosen> {
  const level = 1 - ERROR;
  const keptOf = (values: readonly Float64Array[]) =>
    question.constraints.map((one) => keptIn(one, valuesOf(question, values, one), level));
  const isPossible = ({ values }: Simulated) =>
    keptOf(values).every(({ high }, c) => high >= question.constraints[c]!.atLeast);
  const possible = looked.filter(isPossible);
  const ranked = (possible.length > 0 ? possible : looked)
    .map((one) => ({ one, promise: promising(question, one) }))
    .sort((a, b) => byPromise(a.promise, b.promise));
  refuseWithoutChoice(question, looked);
  if (possible.length === 0) throw nobodyKeeps(question, ranked[0]!.one, keptOf);

  const arms = ranked.slice(0, MOST_FINALISTS).map(({ one }) => one.arm);
  const samples = arms.map((): Float64Array[] => question.measures.map(() => new Float64Array(0)));
  const add = async (places: readonly number[], from: number, to: number): Promise<void> => {
    const fresh = Array.from({ length: to - from }, (_, i) => FIRST_LOOK + from + i);
    const found = await simulateArms(
      places.map((i) => arms[i]!),
      question.measures,
      fresh,
      executor,
      step,
    );
    places.forEach((i, p) => {
      samples[i] = samples[i]!.map((own, k) => Float64Array.of(...own, ...found[p]![k]!));
    });
  };
  let n = Math.min(FIRST_STAGE, question.atMost);
  await add([...arms.keys()], 0, n);
  const simulated = () => arms.map((arm, i): Simulated => ({ arm, values: samples[i]! }));
  const seemsKept = (values: readonly Float64Array[]) =>
    keptOf(values).every(({ value }, c) => value >= question.constraints[c]!.atLeast);
  const isIn = arms.map((_, i) => seemsKept(samples[i]!) && !samples[i]![0]!.some(Number.isNaN));
  const places = [...arms.keys()].filter((i) => isIn[i]);
  if (places.length === 0) {
    const nearest = simulated().sort((a, b) => byPromise(promising(question, a), promising(question, b)))[0]!;
    throw nobodyKeeps(question, nearest, keptOf);
  }
  const delta = question.delta ?? rounded(DELTA_SHARE * Math.abs(mean(samples[places[0]!]![0]!)));
  const look = () =>
    select(
      places.map((i) => samples[i]![0]!),
      question.better,
      { first: Math.min(FIRST_STAGE, question.atMost), delta, alpha: ERROR / 2 },
    );
  let found = look();
  while (!found.decided && n < question.atMost) {
    const next = Math.min(question.atMost, Math.ceil(1.5 * n));
    await add(
      found.left.map((p) => places[p]!),
      n,
      next,
    );
    n = next;
    found = look();
  }
  const left = found.left.map((p) => places[p]!);
  const others = [...arms.keys()]
    .filter((i) => !left.includes(i))
    .sort((a, b) => byPromise(promising(question, simulated()[a]!), promising(question, simulated()[b]!)));
  const finalists = [...left, ...others].map((i): Finalist => {
    const place = places.indexOf(i);
    return {
      arm: arms[i]!,
      values: samples[i]!,
      kept: keptOf(samples[i]!),
      seemsKept: seemsKept(samples[i]!),
      leftOutAt: place < 0 ? undefined : found.leftOutAt[place],
    };
  });
  return {
    finalists,
    delta,
    isDecided: found.decided,
    looked: looked.length,
    broken: looked.length - possible.length,
  };
}

/** Two digits: what is said is what was used. */
function rounded(delta: number): number {
  return Number(Math.max(delta, Number.MIN_VALUE).toPrecision(2));
}

/** Refuses an objective that is unknown, or the same under all plans in every replication. */
function refuseWithoutChoice({ measures, constraints }: PlanQuestion, looked: readonly Simulated[]): void {
  const [{ metric }] = measures as [Headline];
  const known = looked.filter(({ values }) => !values[0]!.some(Number.isNaN));
  if (known.length === 0) throw new UsageError(`${metric} is unknown under every plan in some replication`);
  const first = known[0]!.values[0]!;
  const isSame = known.every(({ values }) => values[0]!.every((x, r) => x === first[r]!));
  if (isSame && known.length > 1) {
    throw new UsageError(`${metric} is the same under all ${known.length} plans: there is nothing to choose by it`);
  }
  for (const constraint of constraints) {
    const place = measures.findIndex(({ metric: id }) => id === constraint.of.metric);
    if (looked.every(({ values }) => values[place]!.every(Number.isNaN))) {
      throw new UsageError(
        `${constraint.metric.id} is unknown under every plan${constraint.metric.id.includes('deadline') ? ': the plan has no deadline before the end' : ''}`,
      );
    }
  }
}

function nobodyKeeps(
  { constraints }: PlanQuestion,
  { arm, values }: Simulated,
  keptOf: (values: readonly Float64Array[]) => readonly Kept[],
): UsageError {
  const said = keptOf(values).map(({ value, low, high, n }, c) => {
    const share = (x: number) => String(Number(x.toPrecision(2)));
    return `${constraints[c]!.text}: ${share(value)} (${share(low)} to ${share(high)}) in ${n} replications`;
  });
  return new UsageError(
    `no plan keeps what it must; the nearest is ${arm.variant.id || arm.strategy} under ${arm.strategy}, with ${said.join('; ')}`,
  );
}
