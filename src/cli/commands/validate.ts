/** `golive validate`: check scenario files and say what they hold; with --observed, how they fit what was published. */
import { UsageError } from '../../errors.js';
import { COUNTERFACTUAL } from '../../model/settings.js';
import { show } from '../../scenario/text/issues.js';
import { overridesOf, readScenarios, type ScenarioFile } from '../read-scenario.js';
import {
  type Arguments,
  type Command,
  choiceOption,
  flagOption,
  repeatedOption,
  scenarioFiles,
  wholeNumberOption,
} from './command.js';
import { runOptions, workersOf } from './run-options.js';
import { formats, type ObservedOptions, validateAgainstObserved } from './validate-observed.js';

/** Options that mean something only when there is a simulation. */
const ONLY_OBSERVED = ['replications', 'workers', 'strict', 'format'] as const;

export const validate: Command = {
  options: (args) =>
    args
      .usage('golive validate <file..>\n\nChecks scenario files without simulating; every issue at file:line:column.')
      .positional('file', { type: 'string', array: true, describe: 'Scenario files' })
      .options({
        set: {
          string: true,
          requiresArg: true,
          describe: 'A value in place of one of the file: path=value; may repeat',
        },
        observed: { boolean: true, describe: 'Simulate, and compare with what the file has under observed' },
        replications: {
          string: true,
          requiresArg: true,
          describe: "With --observed: how many, in place of the file's",
        },
        workers: { ...runOptions.workers, describe: `With --observed: ${runOptions.workers.describe}` },
        strict: { boolean: true, describe: 'With --observed: exit 1 if a target is out' },
        format: { string: true, requiresArg: true, describe: `With --observed: as ${formats.join(', ')} [table]` },
      })
      .example('golive validate scenarios/*.yaml', 'Every scenario of a folder')
      .example('golive validate a.yaml --set plan.wave_size=3', 'Would this value be accepted?')
      .example('golive validate a.yaml --observed', 'Published values beside simulated ones'),

  async handle(args) {
    const options = observedOptions(args);
    const files = readScenarios(scenarioFiles(args), overridesOf(repeatedOption(args, 'set')));
    if (options === undefined) for (const file of files) process.stdout.write(inWords(file));
    else await validateAgainstObserved(files, options);
  },
};

function observedOptions(args: Arguments): ObservedOptions | undefined {
  if (!flagOption(args, 'observed')) {
    const stray = ONLY_OBSERVED.find((name) => args[name] !== undefined && args[name] !== false);
    if (stray !== undefined) throw new UsageError(`--${stray} goes with --observed`);
    return undefined;
  }
  return {
    replications: wholeNumberOption(args, 'replications'),
    workers: workersOf(args),
    strict: flagOption(args, 'strict'),
    format: choiceOption(args, 'format', formats) ?? 'table',
    set: repeatedOption(args, 'set'),
  };
}

function inWords({ file, scenario }: ScenarioFile): string {
  const { trusts, strategies } = scenario.settings;
  const many = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
  return (
    `${show(file, 500)}: valid: ${scenario.id}, ${many(trusts.length, 'trust')}, ${scenario.start} to ${scenario.end}, ` +
    `${strategies.map(({ id }) => id).join(', ')} against ${COUNTERFACTUAL}\n`
  );
}
