/**
 * The mechanisms of one strategy put to work in its world: their numbers drawn, the roles of the programme and of each
 * trust filled, and for each trust the list of what changes its days.
 */
import type { CareAccount } from '../care-account.js';
import { WORLD } from '../draws.js';
import { memoize } from '../memoize.js';
import type { Numbers, Parameters } from '../parameter.js';
import { PRIORITY } from '../priorities.js';
import type { MechanismSettings, StrategySettings } from '../settings.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import type { Mechanism } from './mechanism.js';
import { mechanisms } from './registry.js';

/** What changes a day at a trust: what a mechanism does, its numbers, and what it remembers of the trust. */
export interface DailyEffect {
  readonly changes: NonNullable<Mechanism['daily']>;
  readonly numbers: Numbers<Parameters>;
  readonly state: unknown;
}

/** What changes the days of one trust, in registry order: before it is live, and from then on. */
export interface DailyEffects {
  readonly before: DailyEffect[];
  readonly live: DailyEffect[];
}

/**
 * @param accounts of the trusts' care, by index of the trust
 * @returns by index of the trust
 */
export function mechanismsAtWork(world: World, accounts: readonly CareAccount[]): DailyEffects[] {
  const effects = Array.from(world.trusts, (): DailyEffects => ({ before: [], live: [] }));
  for (const [mechanism, chosen] of chosenBy(world.strategy)) {
    const settings = mechanism.ofBuild ? asOnRecord(chosen, world) : chosen;
    const having = world.inOrder.filter(({ index }) => settings[index] !== undefined);
    if (mechanism.scope === 'trust') {
      for (const trust of having) {
        const { index } = trust;
        beginAt(trust, mechanism, settings[index]!, world, accounts[index]!, effects[index]!);
      }
    } else if (having.length > 0) {
      install(mechanism, settings[having[0]!.index]!, world);
    }
  }
  return effects;
}

/** The settings of a mechanism by index of the trust; undefined where it is off. */
type ByTrust = readonly (MechanismSettings | undefined)[];

/** What a strategy decides of every mechanism, in registry order; looked up once for all replications. */
const chosenBy = memoize(({ programme, trusts }: StrategySettings): readonly (readonly [Mechanism, ByTrust])[] =>
  mechanisms.map((mechanism) => {
    const of = (list: readonly MechanismSettings[]) => list.find(({ id }) => id === mechanism.id);
    return [mechanism, trusts.map((own) => of(mechanism.scope === 'programme' ? programme : own))];
  }),
);

/** A go-live on record keeps the build that is on record. */
function asOnRecord(settings: ByTrust, { trusts }: World): ByTrust {
  return settings.map((own, index) => {
    const recorded = trusts[index]!.goLiveOnRecord;
    return recorded ? (recorded.configuration ?? undefined) : own;
  });
}

/** A mechanism of the programme: its numbers and its roles. */
function install(mechanism: Mechanism, { values }: MechanismSettings, world: World): void {
  const { draws } = world;
  const { parameters } = mechanism;
  const prefix = pathOf(mechanism);
  const numbers = draws.numbers(parameters, values, WORLD, prefix);
  const forTrust = (key: string, { id }: Trust, ordinal: number): number => {
    const [setting, path] = [values[key] ?? null, `${prefix}${key}`];
    if (ordinal > 0) return draws.again(setting, id, path, ordinal);
    return draws.number(setting, { about: parameters[key]!.about, scope: id, path });
  };
  mechanism.install?.(numbers, world, { forTrust });
}

/** A mechanism at one trust: its numbers, its roles and state, its daily effect and its actor. */
function beginAt(
  trust: Trust,
  mechanism: Mechanism,
  { values }: MechanismSettings,
  world: World,
  account: CareAccount,
  { before, live }: DailyEffects,
): void {
  const { draws } = world;
  const { daily, dailyOnceLive, actor, actorOfCare } = mechanism;
  const path = pathOf(mechanism);
  const numbers = draws.numbers(mechanism.parameters, values, trust.id, path);
  const again = (key: string, ordinal: number): number =>
    draws.again(values[key] ?? null, trust.id, `${path}${key}`, ordinal);
  const list = (key: string): readonly number[] => values[key]?.list ?? [];
  const state = mechanism.begin?.(numbers, trust, world, { again, list, account });
  const changes = daily ?? dailyOnceLive;
  if (changes) live.push({ changes, numbers, state });
  if (daily) before.push({ changes: daily, numbers, state });
  if (actor && !(actorOfCare && world.settings.trusts[trust.index]!.services.length === 0)) {
    world.spawn(actor(numbers, trust, world, state), PRIORITY.monitor, trust, mechanism.id);
  }
}

/** Where its parameters stand in the file. */
function pathOf({ id }: Mechanism): string {
  return `mechanisms.${id}.`;
}
