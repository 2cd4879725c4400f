/** `golive optimise`: the best plan of a family, and the scenario with it. */
import { basename, dirname, relative, resolve } from 'node:path';
import { UsageError } from '../../../errors.js';
import { headlines } from '../../../experiment/headlines.js';
import { decisionsOf } from '../../../experiment/studies/plans/arms.js';
import { constraintOf, groupingOf } from '../../../experiment/studies/plans/constraints.js';
import { dimensionOf } from '../../../experiment/studies/plans/family.js';
import { optimisation } from '../../../experiment/studies/plans/optimisation.js';
import { type BestPlan, bestPlan } from '../../../experiment/studies/plans/optimise.js';
import { planRows } from '../../../experiment/studies/plans/plan-rows.js';
import { csv } from '../../../report/csv.js';
import { optimiseLines, planTable } from '../../../report/studies/optimise.js';
import { recordOf } from '../../../report/tables/table.js';
import { parseScenario } from '../../../scenario/parse.js';
import { kebabId } from '../../../scenario/text/ids.js';
import { withValues } from '../../../scenario/text/with-values.js';
import { kindOf, writeWhole } from '../../files/write-set.js';
import { commandLine, pathWord } from '../../quoted.js';
import { overridesOf, readOneScenario } from '../../read-scenario.js';
import { SHIPPED } from '../../shipped.js';
import { portable } from '../../system.js';
import { terminalStyle, terminalWidth } from '../../terminal.js';
import { withStudyProgress } from '../../workers/study-progress.js';
import { withWorkers } from '../../workers/worker-pool.js';
import { type Command, choiceOption, repeatedOption, scenarioFiles, textOption, wordsOption } from '../command.js';
import { runOptions, workersOf } from '../run-options.js';
import { between, designUniform, located, numberOption, ordersOf, tellWarnings } from './study-options.js';

const formats = ['table', 'csv', 'json'] as const;
const AT_MOST = 200;

export const optimise: Command = {
  options: (args) => {
    const { replications: _, ...options } = runOptions;
    return args
      .usage('golive optimise <file>\n\nChooses the best of many plans and writes it as a scenario.')
      .positional('file', { type: 'string', describe: 'A scenario file' })
      .options({
        over: {
          string: true,
          requiresArg: true,
          describe: 'What may be decided: path=4,8,13, path=4..26 step 2, plan.order=any; may repeat',
        },
        objective: { string: true, requiresArg: true, describe: `The metric to be best in [${headlines[0]!.metric}]` },
        'subject-to': {
          string: true,
          requiresArg: true,
          describe:
            'What a plan must keep: "all_live_by_deadline >= 0.8", "P(net_cost_gbp <= 5000000) >= 0.9"; may repeat',
        },
        together: { string: true, requiresArg: true, describe: 'Trusts that go live on one planned day; may repeat' },
        apart: { string: true, requiresArg: true, describe: 'Trusts of which no two do; may repeat' },
        delta: {
          string: true,
          requiresArg: true,
          describe: "Smallest difference worth telling, in the objective's unit [2% of it]",
        },
        'at-most': { string: true, requiresArg: true, describe: `Most fresh replications of a plan [${AT_MOST}]` },
        out: { string: true, requiresArg: true, describe: 'The scenario file to write [<scenario id>-best.yaml]' },
        ...options,
        strategies: { string: true, requiresArg: true, describe: 'Which strategies, separated by commas [the first]' },
        format: { string: true, requiresArg: true, describe: `As ${formats.join(', ')} [table]` },
      })
      .example(
        'golive optimise a.yaml --over plan.order=any --over plan.wave_gap_weeks=4..26 step 2',
        'Who first, and how long between?',
      );
  },

  async handle(args) {
    const format = choiceOption(args, 'format', formats) ?? 'table';
    const set = repeatedOption(args, 'set');
    const source = readOneScenario('optimise', scenarioFiles(args), set);
    const { file, scenario, text } = source;
    const out = textOption(args, 'out') ?? `${scenario.id}-best.yaml`;
    const id = idOf(out);
    const seed = textOption(args, 'seed');
    const uniform = designUniform(scenario, seed, 'optimise');
    const over = repeatedOption(args, 'over');
    if (over.length === 0) throw new UsageError('say what may be decided, for example --over plan.order=any');
    const delta = numberOption(args, 'delta');
    if (delta !== undefined && delta <= 0) throw new UsageError(`--delta wants more than 0; found ${delta}`);
    const asked = optimisation(scenario, text, {
      family: over.map((one) => dimensionOf(one, ordersOf(scenario, uniform), scenario.settings)),
      objective: textOption(args, 'objective') ?? headlines[0]!.metric,
      constraints: repeatedOption(args, 'subject-to').map(constraintOf),
      groupings: (['together', 'apart'] as const).flatMap((kind) =>
        repeatedOption(args, kind).map((one) =>
          groupingOf(
            kind,
            one.split(',').map((id) => id.trim()),
            scenario.settings,
          ),
        ),
      ),
      delta,
      atMost: between(args, 'at-most', AT_MOST, 20, 100_000),
      strategies: wordsOption(args, 'strategies') ?? [scenario.strategies[0]!.id],
      seed,
      set: overridesOf(set),
    });
    const found = await located(file, () =>
      withWorkers(workersOf(args), (executor) =>
        withStudyProgress(`${scenario.id}, optimise`, undefined, (step) => bestPlan(asked, executor, uniform, step)),
      ),
    );
    tellWarnings(file, [found.finalists[0]!.arm.variant], scenario.warnings);
    writeWhole(out, [textOfBest(source.text, found, { set, seed, out, id })], 'new');
    process.stderr.write(`golive: the best is written to ${out}; to run it: ${commandLine('run', pathWord(out))}\n`);
    const rows = planRows(asked, found.finalists);
    const table = planTable(asked);
    if (format === 'csv') process.stdout.write(csv(table, rows));
    else if (format === 'json') {
      const { delta, isDecided, looked, broken, search } = found;
      const searched = search && { played: search.played, agreement: search.agreement ?? null };
      const plans = rows.map((row) => recordOf(table, row));
      const record = { scenario: scenario.id, delta, decided: isDecided, looked, broken, search: searched, plans };
      process.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
    } else {
      const lines = optimiseLines(scenario, asked, found, terminalWidth(), terminalStyle);
      process.stdout.write(`${lines.join('\n')}\n`);
    }
  },
};

/** The id of the scenario that will be written; refuses a name that is none, and a file that is there. */
function idOf(out: string): string {
  const id = basename(out).replace(/\.ya?ml$/, '');
  if (!kebabId.test(id)) throw new UsageError(`--out: '${id}' cannot be a scenario's id: letters, digits and -`);
  if (kindOf(out) !== 'nothing') throw new UsageError(`${out} is there already; name another file with --out`);
  return id;
}

/** The file with the best plan in it: read again, it decides what was chosen. */
function textOfBest(
  text: string,
  { finalists }: BestPlan,
  { set, seed, out, id }: { set: readonly string[]; seed: string | undefined; out: string; id: string },
): string {
  const { arm } = finalists[0]!;
  const own = seed === undefined ? [] : [{ path: 'seed', value: JSON.stringify(seed) }];
  const values = [...overridesOf(set), ...arm.variant.set, ...own, { path: 'scenario', value: id }];
  const schema = portable(relative(dirname(resolve(out)), `${SHIPPED}scenario.schema.json`));
  const changed = withValues(text, values);
  if (changed === undefined) {
    throw new UsageError(
      `${out} cannot be written: what was chosen stands in something that the file writes once (&) and uses in several places (*)`,
    );
  }
  const written = changed.replace(/\$schema=\S+/, () => `$schema=${schema}`);
  const { settings } = parseScenario(written);
  const chosen = settings.strategies.find((strategy) => strategy.id === arm.strategy);
  const said = (one: object | undefined) => JSON.stringify({ ...one, id: '', label: '' });
  if (said(chosen) !== said(decisionsOf(arm))) throw new Error('the file that was written decides something else');
  return written;
}
