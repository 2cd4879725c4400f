/** What a sweep is asked, on the command line or in `studies:` of the file: checked before anything is simulated. */
import { type Issue, UsageError } from '../../../errors.js';
import type { Choices } from '../../../experiment/design.js';
import type { Headline } from '../../../experiment/headlines.js';
import { sweepMeasures, sweepPoints } from '../../../experiment/studies/sweep.js';
import { type OrdersOf, type Varied, variedOf } from '../../../experiment/studies/vary.js';
import type { NamedStudy, StatedVary } from '../../../scenario/resolve/studies.js';
import type { Scenario } from '../../../scenario/scenario.js';
import type { Override } from '../../../scenario/schema/overrides.js';
import { kebabId } from '../../../scenario/text/ids.js';
import { didYouMean } from '../../../scenario/text/nearest.js';
import { InvalidScenario, issueLine } from '../../invalid-scenario.js';
import { overridesOf, readOneScenario, type ScenarioFile } from '../../read-scenario.js';
import { type Arguments, repeatedOption, scenarioFiles, textOption, wholeNumberOption } from '../command.js';
import { choicesOf } from '../run-options.js';
import { designUniform, located, ordersOf, refuseEndless } from './study-options.js';

export interface SweepAsked {
  readonly source: ScenarioFile;
  /** Under which it is kept; undefined: it is only shown. */
  readonly name: string | undefined;
  readonly paths: readonly string[];
  readonly points: readonly (readonly Override[])[];
  readonly measures: readonly Headline[];
  /** Metric that ranks. */
  readonly by: string;
  readonly choices: Choices;
  readonly set: readonly Override[];
}

export async function sweepAsked(args: Arguments): Promise<SweepAsked> {
  const set = repeatedOption(args, 'set');
  const source = readOneScenario('sweep', scenarioFiles(args), set);
  const { scenario, file } = source;
  const named = namedStudy(args, scenario);
  const { strategies, ...choices } = choicesOf(args);
  const uniform = designUniform(scenario, choices.seed, 'sweep');
  const orders = ordersOf(scenario, uniform);
  const varied = named
    ? named.vary.map((one) => statedVary(file, one, orders))
    : repeatedOption(args, 'vary').map((one) => variedOf(one, orders));
  if (varied.length === 0) throw new UsageError('say what to vary, for example --vary plan.wave_gap_weeks=4,8,13');
  const hypercube = wholeNumberOption(args, 'lhs') ?? named?.lhs;
  if (hypercube === 0) throw new UsageError('--lhs wants a whole number from 1; found 0');
  const count = hypercube ?? varied.reduce((n, one) => n * ('values' in one ? one.values.length : 1), 1);
  refuseEndless(args, count, choices.replications ?? scenario.replications);
  const measures = sweepMeasures(scenario);
  const by = textOption(args, 'by') ?? named?.by ?? measures[0]!.metric;
  if (!measures.some(({ metric }) => metric === by)) {
    throw new UsageError(`--by is one of ${measures.map(({ metric }) => metric).join(', ')}; found '${by}'`);
  }
  return {
    source,
    name: nameOf(args) ?? named?.name,
    paths: varied.map(({ path }) => path),
    points: await located(file, async () => sweepPoints(varied, hypercube, uniform)),
    measures,
    by,
    choices: { ...choices, strategies: strategies ?? named?.strategies ?? [scenario.strategies[0]!.id] },
    set: overridesOf(set),
  };
}

function nameOf(args: Arguments): string | undefined {
  const name = textOption(args, 'name');
  if (name === undefined || kebabId.test(name)) return name;
  throw new UsageError(`--name: '${name}' is no name: letters, digits and -, beginning with a letter`);
}

/** The study of the file that is asked for; what it says is not said again on the command line. */
function namedStudy(args: Arguments, { id, studies }: Scenario): NamedStudy | undefined {
  const name = textOption(args, 'study');
  if (name === undefined) return undefined;
  for (const other of ['vary', 'lhs', 'name']) {
    if (args[other] !== undefined) throw new UsageError(`--study says what is varied: --${other} does not go with it`);
  }
  const study = studies.find((one) => one.name === name);
  if (study !== undefined) return study;
  const names = studies.map((one) => one.name);
  const there = names.length === 0 ? 'it has none' : `there are ${names.join(', ')}`;
  throw new UsageError(`${id} has no study ${name}${didYouMean(name, names)}; ${there}`);
}

/** What a study of the file varies; a mistake in it is told at its place. */
function statedVary(file: string, { text, at, path }: StatedVary, orders: OrdersOf): Varied {
  try {
    return variedOf(text, orders);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const issue: Issue = { ...at, path, message: error.message, severity: 'error' };
    throw new InvalidScenario([issueLine(file, issue)]);
  }
}
