/**
 * The mechanisms of one strategy put to work in its world: their numbers drawn, the roles of the programme filled, and
 * for each trust the list of what changes its days.
 */
import type { DayEffects } from '../care/day-effects.js';
import { WORLD } from '../draws.js';
import type { Numbers, Parameters } from '../parameter.js';
import { PRIORITY } from '../priorities.js';
import type { MechanismSettings } from '../settings.js';
import type { Trust } from '../trust.js';
import type { World } from '../world.js';
import { localConfiguration } from './local-configuration.js';
import type { Drawn, Mechanism } from './mechanism.js';
import { mechanisms } from './registry.js';

/** What changes a day at a trust. */
export type DailyEffect = (trust: Trust, now: number, fx: DayEffects) => void;

/** @returns for each trust, by index, the daily effects in registry order */
export function mechanismsAtWork(world: World): DailyEffect[][] {
  const effects: DailyEffect[][] = world.trusts.map(() => []);
  for (const mechanism of mechanisms) {
    const settings = settingsByTrust(mechanism, world);
    const having = world.inOrder.filter((trust) => settings.has(trust));
    if (having.length === 0) continue;
    const drawn = draw(mechanism, settings, world);
    mechanism.install?.(drawn, world, having);
    const { daily, actor } = mechanism;
    for (const trust of having) {
      const numbers = drawn.of(trust);
      if (daily) effects[trust.index]!.push((at, now, fx) => daily(numbers, at, now, fx));
      if (actor) world.spawn(actor(numbers, trust, world), PRIORITY.monitor, trust, mechanism.id);
    }
  }
  return effects;
}

/** The settings of a mechanism at each trust that has it. A known go-live keeps the build that is on record. */
function settingsByTrust(mechanism: Mechanism, world: World): Map<Trust, MechanismSettings> {
  const { strategy } = world;
  const found = new Map<Trust, MechanismSettings>();
  for (const trust of world.inOrder) {
    const list = mechanism.scope === 'programme' ? strategy.programme : strategy.trusts[trust.index]!;
    const chosen = list.find((settings) => settings.id === mechanism.id);
    const settings = trust.known && mechanism === localConfiguration ? trust.known.build : chosen;
    if (settings) found.set(trust, settings);
  }
  return found;
}

function draw(mechanism: Mechanism, settings: Map<Trust, MechanismSettings>, world: World): Drawn<Parameters> {
  const prefix = `mechanisms.${mechanism.id}.`;
  const scopeOf = (trust: Trust) => (mechanism.scope === 'programme' ? WORLD : trust.id);
  const numbers = new Map<string, Numbers<Parameters>>();
  for (const [trust, { values }] of settings) {
    const scope = scopeOf(trust);
    if (numbers.has(scope)) continue;
    numbers.set(scope, world.draws.numbers(mechanism.parameters, values, scope, prefix, world.drawn));
  }
  return {
    of: (trust) => numbers.get(scopeOf(trust))!,
    again: (trust, key, ordinal) =>
      world.draws.number(settings.get(trust)!.values[key] ?? null, scopeOf(trust), `${prefix}${key}`, ordinal),
  };
}
