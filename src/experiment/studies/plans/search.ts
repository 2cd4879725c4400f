/**
 * The search of a family too large to look at as a whole. Its rule: plans drawn from the family, and the first, are
 * played without patients; from the best of them neighbours are tried (two trusts change places, or the next value of one
 * decision) as long as they are better. The most promising plans, and some that were drawn, are then simulated with
 * patients, and so are neighbours of the best of those until none is better. What it finds need not be the best of the
 * family, and nothing is said of plans it did not look at.
 *
 * Without patients an objective of patients or income is 0; plans are then judged by the days that trusts are in trouble,
 * each weighed by its patients or its income without go-lives. How well that agrees with the objective is told.
 */

import { memoize } from '../../../model/memoize.js';
import type { Outcome } from '../../../model/outcome.js';
import { ALL } from '../../../model/windows.js';
import { shuffled } from '../../../stats/designs/latin-hypercube.js';
import { product, rankScores } from '../../../stats/ranks.js';
import type { Design } from '../../design.js';
import { columnsOf } from '../../design.js';
import type { Executor } from '../../executor.js';
import { withStrategies } from '../../one-world.js';
import { type Arm, simulateArms, visitOutcomes } from './arms.js';
import { drawnMember, firstMember, type Member, neighboursOf } from './family.js';
import { armsOf, type Optimisation } from './optimisation.js';
import { byPromise, FIRST_LOOK, promising, type Simulated } from './select-plan.js';

export interface Searched {
  /** Plans that were simulated with patients. */
  readonly looked: readonly Simulated[];
  /** Plans that were played without patients. */
  readonly played: number;
  /** Rank correlation of the two layers over plans simulated in both; undefined: it could not be told. */
  readonly agreement: number | undefined;
  /** Whether plans were judged by trust-days in trouble. */
  readonly byTrouble: boolean;
}

const DRAWN = 48;
const CLIMBERS = 4;
const TRIED = 12;
const MOST_ROUNDS = 10;
const PLAYED_REPLICATIONS = 4;
/** With patients: the most promising, some of those drawn, neighbours tried in a round, and rounds. */
const PROMISING = 20;
const COMPARED = 8;
const NEIGHBOURS = 16;
const CARE_ROUNDS = 8;
/** Plans that are read at a time: each is a scenario of its own. */
const AT_A_TIME = 32;

/** A member with what came of its best arm. */
interface Seen {
  readonly member: Member;
  readonly arms: readonly Arm[];
  /** Of the programme layer: short of constraints, then loss. */
  readonly promise: readonly [number, number];
}

export async function searchPlans(
  asked: Optimisation,
  executor: Executor,
  uniform: () => number,
  step: () => void,
): Promise<Searched> {
  const { family } = asked;
  const judge = await judgeOf(asked, executor, step);
  const seen = new Map<string, Seen>();
  const isNew = (member: Member) => !seen.has(keyOf(member));
  const play = async (members: readonly Member[]): Promise<Seen[]> => {
    const fresh = [...new Map(members.filter(isNew).map((member) => [keyOf(member), member])).values()];
    const found: Seen[] = [];
    for (let from = 0; from < fresh.length; from += AT_A_TIME) {
      found.push(...(await played(asked, fresh.slice(from, from + AT_A_TIME), judge, executor, step)));
    }
    for (const one of found) seen.set(keyOf(one.member), one);
    return found;
  };

  const drawn = await play([firstMember(family), ...Array.from({ length: DRAWN }, () => drawnMember(family, uniform))]);
  let climbers = [...seen.values()].sort(better).slice(0, CLIMBERS);
  for (let round = 0; round < MOST_ROUNDS && climbers.length > 0; round++) {
    const tried = climbers.map(({ member }) => some(neighboursOf(family, member).filter(isNew), TRIED, uniform));
    await play(tried.flat());
    climbers = climbers.flatMap((climber, c): Seen[] => {
      const best = tried[c]!.map((member) => seen.get(keyOf(member))!).sort(better)[0];
      return best !== undefined && better(best, climber) < 0 ? [best] : [];
    });
  }

  const ranked = [...seen.values()].filter(({ arms }) => arms.length > 0).sort(better);
  const looked: Simulated[] = [];
  const cared = new Map<string, Seen>();
  const care = async (some: readonly Seen[]): Promise<void> => {
    const fresh = some.filter(({ member, arms }) => arms.length > 0 && !cared.has(keyOf(member)));
    for (const one of fresh) cared.set(keyOf(one.member), one);
    const arms = [...new Set(fresh)].flatMap((one) => one.arms);
    const replications = Array.from({ length: FIRST_LOOK }, (_, r) => r);
    const values = await simulateArms(arms, asked.measures, replications, executor, step);
    looked.push(...arms.map((arm, i): Simulated => ({ arm, values: values[i]! })));
  };
  await care([...new Set([...ranked.slice(0, PROMISING), ...drawn.slice(0, COMPARED + 1)])]);
  const agreement = agreementOf(asked, looked, seen);
  let best: Seen | undefined;
  for (let round = 0; round < CARE_ROUNDS; round++) {
    const now = bestOf(asked, looked, [...cared.values()]);
    if (now === undefined || now === best) break;
    best = now;
    const neighbours = neighboursOf(family, best.member).filter((member) => !cared.has(keyOf(member)));
    const members = some(neighbours, NEIGHBOURS, uniform);
    await play(members);
    await care(members.map((member) => seen.get(keyOf(member))!));
  }
  return { looked, played: seen.size, agreement, byTrouble: judge !== undefined };
}

function keyOf(member: Member): string {
  return JSON.stringify(member);
}

function better(a: Seen, b: Seen): number {
  return byPromise(a.promise, b.promise);
}

/** So many of a list, drawn. */
function some<T>(list: readonly T[], most: number, uniform: () => number): T[] {
  return shuffled(list.length, uniform)
    .slice(0, most)
    .map((i) => list[i]!);
}

/** A design without patients: the programme alone. */
const withoutPatients = memoize((design: Design): Design => {
  const trusts = design.settings.trusts.map((trust) => ({ ...trust, services: [] }));
  return { ...design, settings: { ...design.settings, trusts } };
});

/** Plans played without patients. */
async function played(
  asked: Optimisation,
  members: readonly Member[],
  judge: Judge | undefined,
  executor: Executor,
  step: () => void,
): Promise<Seen[]> {
  const variants = asked.variantsOf(members);
  const own = variants.map((variant) => armsOf([variant], asked.groupings));
  const bare = own.flat().map(({ variant, strategy }): Arm => {
    return { variant: { ...variant, design: withoutPatients(variant.design) }, strategy };
  });
  const replications = Array.from({ length: PLAYED_REPLICATIONS }, (_, r) => r);
  const values = await simulateArms(bare, asked.measures, replications, executor, step);
  if (judge !== undefined) {
    await visitOutcomes(bare, replications, executor, step, {
      outcome: (a, r, outcome) => {
        values[a]![0]![r] = judge(outcome);
      },
    });
  }
  let next = 0;
  return members.map((member, m): Seen => {
    const promises = own[m]!.map((arm) => promising(asked, { arm, values: values[next++]! })).sort(byPromise);
    return { member, arms: own[m]!, promise: promises[0] ?? [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] };
  });
}

/** What a plan is judged by without patients, in the direction of the objective. */
type Judge = (outcome: Outcome) => number;

/** Phases in which a trust is not itself. */
const IN_TROUBLE: ReadonlySet<string> = new Set(['disrupted', 'recovery', 'upgrading']);

/** Undefined where the objective is of the programme: it is known without patients. */
async function judgeOf(asked: Optimisation, executor: Executor, step: () => void): Promise<Judge | undefined> {
  const { objective, family } = asked;
  if (objective.concerns === 'programme') return undefined;
  const { design } = asked.variantsOf([firstMember(family)])[0]!;
  const alone = withStrategies(design, []);
  const weighed = objective.unit === 'GBP' ? 'income_received_gbp' : 'wait_patient_days';
  const places = new Map(
    columnsOf(alone.settings)
      .filter(({ column }) => column.scope === 'trust' && column.metric === weighed && column.window === ALL.id)
      .map(({ index, column }) => [column.scopeId, index]),
  );
  const weights = new Map<string, number>();
  for await (const [base] of executor(alone, [0])) {
    for (const [trust, index] of places) weights.set(trust, Math.max(0, base!.values[index]! || 0));
    step();
  }
  const sign = asked.better === 'lower' ? 1 : -1;
  return ({ phases }) => {
    const inTrouble = phases.filter(({ phase }) => IN_TROUBLE.has(phase));
    return inTrouble.reduce((sum, { trust, enterDay, exitDay }) => {
      return sum + sign * (weights.get(trust) ?? 1) * (exitDay - enterDay);
    }, 0);
  };
}

/** The member whose arm is most promising with patients. */
function bestOf(asked: Optimisation, looked: readonly Simulated[], members: readonly Seen[]): Seen | undefined {
  const ranked = looked
    .map((one) => ({ one, promise: promising(asked, one) }))
    .sort((a, b) => byPromise(a.promise, b.promise));
  return members.find(({ arms }) => arms.includes(ranked[0]?.one.arm as Arm));
}

/** Spearman's rank correlation of the losses in both layers. */
function agreementOf(
  asked: Optimisation,
  looked: readonly Simulated[],
  seen: ReadonlyMap<string, Seen>,
): number | undefined {
  const pairs = [...seen.values()].flatMap(({ arms, promise }) => {
    const own = looked.filter(({ arm }) => arms.includes(arm)).map((one) => promising(asked, one)[1]);
    return own.length === 0 || !Number.isFinite(promise[1]) ? [] : [[promise[1], Math.min(...own)] as const];
  });
  const [x, y] = [0, 1].map((side) => rankScores(pairs.map((pair) => pair[side]!)));
  return x === undefined || y === undefined ? undefined : product(x, y);
}
