/**
 * Strategies as the model wants them: plan days, the order in which ties are broken, and the mechanisms of the
 * programme and of each trust. Who wins, lowest first: the model's default, the scenario's mechanisms, the trust's own,
 * the chain of what the strategy extends, the build it takes, the strategy, and the same of what it decides for the trust.
 */
import {
  COUNTERFACTUAL,
  type MechanismSettings,
  type StrategyRecord,
  type StrategySettings,
} from '../../model/settings.js';
import { planKey } from '../keys/programme-keys.js';
import type { Issues } from '../text/issues.js';
import { child, type MapTree } from '../text/tree.js';
import { checkComplete, checkDeadline, closedDays, mergePlans, type PlanFrame, planDays, readPlan } from './plan.js';
import { type Block, settingsOf } from './resolve-mechanisms.js';
import type { TrustRead } from './resolve-trusts.js';
import { readShocks } from './shocks.js';
import type { Strategies, StrategyRead } from './strategies.js';
import { DateWarnings, judgePlan, sinceOf } from './warnings/plan-warnings.js';

/** The same future without the go-lives: nobody planned, the mechanisms of the scenario. */
export function counterfactualSettings(
  trusts: readonly TrustRead[],
  world: Block,
  strategies: Strategies,
  { start, days }: { readonly start: number; readonly days: number },
  shocks: StrategySettings['shocks'],
): StrategySettings {
  return {
    shocks,
    deadlineDay: null,
    record: { hold: null, goLives: trusts.map(() => null), openSevere: trusts.map(() => []) },
    id: COUNTERFACTUAL,
    label: 'No go-lives',
    order: planOrder(trusts, new Map(), []),
    goLiveDay: trusts.map(() => null),
    builds: trusts.map(() => strategies.builds.standard.id),
    preparingSince: trusts.map(() => null),
    cutoverWeeks: trusts.map(() => 0),
    closed: new Uint8Array(days),
    programme: settingsOf('programme', [world], start),
    trusts: trustMechanisms(trusts, world, [], () => nothing, start),
  };
}

/** The settings of every strategy, in file order; warns of trusts that no strategy lets go live. */
export function strategySettings(
  file: MapTree,
  trusts: readonly TrustRead[],
  world: Block,
  strategies: Strategies,
  frame: PlanFrame,
  record: {
    readonly shocks: StrategySettings['shocks'];
    readonly knownUnder: (strategy: StrategyRead) => StrategyRecord;
  },
  issues: Issues,
): StrategySettings[] {
  const common = readPlan(child(file, 'plan'), 'plan', frame, issues);
  const own = new Map(
    strategies.own.map(({ id, tree }) => [id, readPlan(child(tree, 'plan'), `strategies.${id}.plan`, frame, issues)]),
  );
  const dates = new DateWarnings();
  const live = new Set<string>(frame.known.keys());
  const settings = strategies.own.map((strategy): StrategySettings => {
    const chain = strategies.chain(strategy);
    const plan = mergePlans([common, ...chain.map(({ id }) => own.get(id))].filter((plan) => plan !== undefined));
    const days = planDays(plan, frame, issues);
    const known = record.knownUnder(strategy);
    const ownDays = trusts.flatMap(({ id }, index): [string, number][] =>
      known.goLives[index] ? [[id, known.goLives[index].day]] : [],
    );
    for (const trust of [...days.keys(), ...ownDays.map(([id]) => id)]) live.add(trust);
    const whole = new Map([...days, ...frame.known, ...ownDays]);
    const shocks = chain
      .map(({ id, tree }) =>
        readShocks(child(tree, 'delivery_pool'), `strategies.${id}.delivery_pool`, { ...frame, issues }),
      )
      .findLast((own) => own !== undefined);
    const blocks = strategies.blocks(strategy);
    const cutoverOf = (id: string) =>
      plan?.cutoverOf.get(id) ?? plan?.cutoverWeeks ?? planKey.keys.cutover_weeks.default;
    checkDeadline(plan?.deadline, days, frame, issues);
    checkComplete(strategy.id, whole, frame, issues);
    const settled: StrategySettings = {
      id: strategy.id,
      label: strategy.label,
      order: planOrder(trusts, whole, plan?.order ?? []),
      goLiveDay: trusts.map(({ id }) => whole.get(id) ?? null),
      builds: trusts.map(({ id }) => strategies.buildOf(strategy, id).id),
      preparingSince: trusts.map((trust) => sinceOf(trust, plan)?.value ?? null),
      // A go-live on record took place on its day.
      cutoverWeeks: trusts.map(({ id }, index) => (frame.known.has(id) || known.goLives[index] ? 0 : cutoverOf(id))),
      closed: closedDays(plan, frame.days),
      shocks: shocks ?? record.shocks,
      deadlineDay: plan?.deadline?.value ?? null,
      record: known,
      programme: settingsOf('programme', [world, ...blocks], frame.start),
      trusts: trustMechanisms(trusts, world, blocks, (id) => strategies.trustBlocks(strategy, id), frame.start),
    };
    if (plan !== undefined) judgePlan(plan, days, { frame, trusts, strategy: settled, dates, issues });
    return settled;
  });
  dates.warn(issues);
  if (settings.length > 0) {
    for (const { id, at } of trusts) {
      if (!live.has(id)) issues.warn(at, `trusts.${id}`, 'is neither known nor planned: it never goes live');
    }
  }
  return settings;
}

const nothing: readonly Block[] = [];

/**
 * Position of each trust in the plan, from 0: by go-live day, then by its position in the order, then by id; trusts
 * without a day come last. The order of trusts in the file has no part in it.
 */
function planOrder(
  trusts: readonly TrustRead[],
  days: ReadonlyMap<string, number>,
  order: readonly string[],
): number[] {
  const ranks = new Map(order.map((id, rank) => [id, rank]));
  const last = Number.MAX_SAFE_INTEGER;
  const sorted = trusts
    .map(({ id }, index) => ({ id, index, day: days.get(id) ?? last, rank: ranks.get(id) ?? last }))
    .sort((a, b) => a.day - b.day || a.rank - b.rank || (a.id < b.id ? -1 : 1));
  const positions = new Array<number>(trusts.length);
  for (const [position, { index }] of sorted.entries()) positions[index] = position;
  return positions;
}

/** The mechanisms at each trust. Trusts that differ in nothing, or in the same, share one list. */
function trustMechanisms(
  trusts: readonly TrustRead[],
  world: Block,
  strategy: readonly Block[],
  forTrust: (id: string) => readonly Block[],
  start: number,
): (readonly MechanismSettings[])[] {
  const usual = settingsOf('trust', [world, ...strategy], start);
  const known = new Map<readonly Block[], Map<readonly Block[], readonly MechanismSettings[]>>();
  return trusts.map(({ id, blocks }) => {
    const own = forTrust(id);
    if (blocks.length === 0 && own.length === 0) return usual;
    const alike = known.get(blocks) ?? new Map<readonly Block[], readonly MechanismSettings[]>();
    const settings = alike.get(own) ?? settingsOf('trust', [world, ...blocks, ...strategy, ...own], start);
    known.set(blocks, alike.set(own, settings));
    return settings;
  });
}
