/**
 * The mechanisms of one strategy put to work in its world: their numbers drawn, the roles of the programme filled, and
 * for each trust the list of what changes its days.
 */
import { WORLD } from '../draws.js';
import { memoize } from '../memoize.js';
import type { Numbers, Parameters } from '../parameter.js';
import { PRIORITY } from '../priorities.js';
import type { MechanismSettings, StrategySettings } from '../settings.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import { localConfiguration } from './local-configuration.js';
import type { Mechanism } from './mechanism.js';
import { mechanisms } from './registry.js';

/** What changes a day at a trust: a mechanism's part, and the numbers of it. */
export interface DailyEffect {
  readonly changes: NonNullable<Mechanism['daily']>;
  readonly numbers: Numbers<Parameters>;
}

/** What changes the days of one trust, in registry order: before it is live, and from then on. */
export interface DailyEffects {
  readonly before: DailyEffect[];
  readonly live: DailyEffect[];
}

/** @returns by index of the trust */
export function mechanismsAtWork(world: World): DailyEffects[] {
  const effects = world.trusts.map((): DailyEffects => ({ before: [], live: [] }));
  for (const [mechanism, chosen] of chosenBy(world.strategy)) {
    const settings = asOnRecord(mechanism, chosen, world);
    const having = world.inOrder.filter(({ index }) => settings[index] !== undefined);
    if (having.length === 0) continue;
    const drawn = draw(mechanism, settings, world, having);
    mechanism.install?.(drawn, world, having);
    const { actor, actorOfCare } = mechanism;
    const changes = mechanism.daily ?? mechanism.dailyOnceLive;
    for (const trust of having) {
      const numbers = drawn.of(trust);
      if (changes) {
        const { before, live } = effects[trust.index]!;
        live.push({ changes, numbers });
        if (mechanism.daily) before.push({ changes, numbers });
      }
      if (actor && !(actorOfCare && world.settings.trusts[trust.index]!.services.length === 0))
        world.spawn(actor(numbers, trust, world), PRIORITY.monitor, trust, mechanism.id);
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

/** A known go-live keeps the build that is on record. */
function asOnRecord(mechanism: Mechanism, settings: ByTrust, { trusts }: World): ByTrust {
  if (mechanism !== localConfiguration) return settings;
  return settings.map((own, index) => (trusts[index]!.known ? (trusts[index]!.known.build ?? undefined) : own));
}

function draw(mechanism: Mechanism, settings: ByTrust, { draws, drawn }: World, having: readonly Trust[]) {
  const { parameters } = mechanism;
  const prefix = `mechanisms.${mechanism.id}.`;
  const ofProgramme = mechanism.scope === 'programme';
  const scopeOf = (trust: Trust) => (ofProgramme ? WORLD : trust.id);
  const numbers: Numbers<Parameters>[] = [];
  for (const trust of having) {
    const place = ofProgramme ? 0 : trust.index;
    numbers[place] ??= draws.numbers(parameters, settings[trust.index]!.values, scopeOf(trust), prefix, drawn);
  }
  return {
    of: (trust: Trust) => numbers[ofProgramme ? 0 : trust.index]!,
    again: (trust: Trust, key: string, ordinal: number) =>
      draws.number(settings[trust.index]!.values[key] ?? null, scopeOf(trust), `${prefix}${key}`, ordinal),
  };
}
