/** What the commands that vary a scenario have in common: options, values, and the guard against points without end. */
import { ScenarioError, UsageError } from '../../../errors.js';
import { inputsFor, quantityOf } from '../../../experiment/studies/at-worlds.js';
import type { OrdersOf } from '../../../experiment/studies/vary.js';
import type { Variant } from '../../../experiment/variants.js';
import { Stream } from '../../../kernel/streams.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { InvalidScenario, issueLine } from '../../invalid-scenario.js';
import { overridesOf, readOneScenario } from '../../read-scenario.js';
import { duration } from '../../workers/progress.js';
import {
  type Arguments,
  flagOption,
  repeatedOption,
  scenarioFiles,
  textOption,
  wholeNumberOption,
} from '../command.js';

/** Points that are simulated without being asked for twice. */
const MOST_POINTS = 5000;

/** Seconds that a replication of a strategy is taken to need where none has been simulated yet; only for the warning. */
const SECONDS_EACH = 0.05;

/** Draws for designs: of the seed, so that the same command gives the same points. */
export function designUniform(scenario: Scenario, seed: string | undefined, purpose: string): () => number {
  const stream = new Stream([seed ?? scenario.seed, 'study', purpose]);
  return () => stream.next();
}

/** The trusts of the plan, in its order, for an order that may be any. */
export function ordersOf(scenario: Scenario, uniform: () => number): OrdersOf {
  const { trusts, strategies } = scenario.settings;
  const { order, goLiveDay } = strategies[0]!;
  const planned = trusts.map(({ id }, i) => ({ id, i })).filter(({ i }) => goLiveDay[i] !== null);
  planned.sort((a, b) => order[a.i]! - order[b.i]!);
  return { trusts: planned.map(({ id }) => id), uniform };
}

/** Refuses more points than anybody waits for, unless asked for. */
export function refuseEndless(args: Arguments, points: number, replications: number): void {
  if (points <= MOST_POINTS || flagOption(args, 'yes')) return;
  const time = duration(points * replications * SECONDS_EACH);
  throw new UsageError(
    `that makes ${points} settings with ${replications} replications each, about ${time} on one core for a small scenario; with --yes they are simulated`,
  );
}

/** Says each warning of the variants once. */
export function tellWarnings(file: string, variants: readonly Variant[], known: readonly { message: string }[]): void {
  const said = new Set(known.map(({ message }) => message));
  for (const warning of variants.flatMap(({ warnings }) => warnings)) {
    if (said.has(warning.message)) continue;
    said.add(warning.message);
    process.stderr.write(`${issueLine(file, warning)}\n`);
  }
}

/** How the difference that is looked into is named. */
export const ofOption = {
  string: true,
  requiresArg: true,
  describe: 'What, for example local-national:lost_revenue_gbp [second less first strategy, days waited]',
} as const;

/** The scenario, the difference that is looked into and the numbers that are drawn anew for it. */
export function worldsAsked(command: string, args: Arguments) {
  const set = repeatedOption(args, 'set');
  const source = readOneScenario(command, scenarioFiles(args), set);
  const quantity = quantityOf(source.scenario, textOption(args, 'of'));
  const inputs = inputsFor(source.scenario, quantity);
  if (inputs.length === 0) throw new UsageError('no number of this scenario is drawn: there is nothing to look into');
  const seed = textOption(args, 'seed');
  const uniform = designUniform(source.scenario, seed, command);
  return { ...source, quantity, inputs, uniform, choices: { seed, set: overridesOf(set) } };
}

/** A whole number within limits, or what it is where it was not given. */
export function between(args: Arguments, name: string, usual: number, least: number, most: number): number {
  const value = wholeNumberOption(args, name) ?? usual;
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${name} wants a whole number from ${least} to ${most}; found ${value}`);
}

/** A plain number; undefined if it was not given. */
export function numberOption(args: Arguments, name: string): number | undefined {
  const text = textOption(args, name);
  if (text === undefined) return undefined;
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new UsageError(`--${name} wants a number; found '${text}'`);
  return Number(text);
}

/** Work that reads the file at other values: what is wrong there is told at its place, as of the file itself. */
export async function located<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new InvalidScenario(error.issues.map((issue) => issueLine(file, issue)));
  }
}
