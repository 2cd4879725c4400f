/** `golive validate`: check scenario files and say what they hold, without simulating. */
import { COUNTERFACTUAL } from '../model/settings.js';
import { show } from '../scenario/issues.js';
import { type Command, repeatedOption, scenarioFiles } from './command.js';
import { overridesOf, readScenarios } from './read-scenario.js';

export const validate: Command = {
  options: (args) =>
    args
      .usage('golive validate <file..>\n\nChecks scenario files without simulating; every issue at file:line:column.')
      .positional('file', { type: 'string', array: true, describe: 'Scenario files' })
      .option('set', {
        string: true,
        requiresArg: true,
        describe: 'A value in place of one of the file: path=value; may repeat',
      })
      .example('golive validate scenarios/*.yaml', 'Every scenario of a folder')
      .example('golive validate a.yaml --set plan.wave_size=3', 'Would this value be accepted?'),

  async handle(args) {
    const files = readScenarios(scenarioFiles(args), overridesOf(repeatedOption(args, 'set')));
    for (const { file, scenario } of files) {
      const { trusts, strategies } = scenario.settings;
      const many = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
      process.stdout.write(
        `${show(file, 500)}: valid: ${scenario.id}, ${many(trusts.length, 'trust')}, ${scenario.start} to ${scenario.end}, ` +
          `${strategies.map(({ id }) => id).join(', ')} against ${COUNTERFACTUAL}\n`,
      );
    }
  },
};
