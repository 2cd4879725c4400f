/** `golive init`: a scenario of one's own to begin with, from a shipped one. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ScenarioError, UsageError } from '../../errors.js';
import { fromTemplate } from '../../scenario/from-template.js';
import { parseScenario } from '../../scenario/parse.js';
import { kebabId } from '../../scenario/text/ids.js';
import { didYouMean } from '../../scenario/text/nearest.js';
import { writeWhole } from '../files/write-set.js';
import { InvalidScenario, issueLine } from '../invalid-scenario.js';
import { commandLine, pathWord } from '../quoted.js';
import { type Command, positionals, textOption } from './command.js';
import { readTrustList } from './trust-list.js';

const SHIPPED = fileURLToPath(new URL('../../../scenarios/', import.meta.url));

export const init: Command = {
  options: (args) =>
    args
      .usage('golive init <file>\n\nWrites a commented scenario to begin with, that can be run as it is.')
      .positional('file', { type: 'string', describe: 'The file to write; its name becomes the id' })
      .options({
        template: {
          string: true,
          requiresArg: true,
          describe: `The shipped scenario to begin from: ${templates().join(', ')} [quickstart]`,
        },
        trusts: {
          string: true,
          requiresArg: true,
          describe:
            "A CSV file with a trust a row, in place of the template's: id, and any of label, template, go_live and the fields of a trust",
        },
      })
      .example('golive init mine.yaml', 'Two small trusts')
      .example(
        'golive init mine.yaml --template ics-2026 --trusts trusts.csv',
        'Your trusts under the plan of another',
      ),

  async handle(args) {
    const [file, ...more] = positionals(args, 'file');
    if (file === undefined || more.length > 0)
      throw new UsageError('name the one file to write, for example mine.yaml');
    const id = basename(file).replace(/\.ya?ml$/, '');
    if (!kebabId.test(id))
      throw new UsageError(`'${id}' cannot be a scenario's id: letters, digits and -, beginning with a letter`);
    const name = textOption(args, 'template') ?? 'quickstart';
    if (!templates().includes(name)) {
      throw new UsageError(
        `there is no template '${name}'; there are ${templates().join(', ')}${didYouMean(name, templates())}`,
      );
    }
    const list = textOption(args, 'trusts');
    const trusts = list === undefined ? undefined : readTrustList(list);
    const { text, notes } = fromTemplate(
      readFileSync(`${SHIPPED}${name}.yaml`, 'utf8'),
      id,
      relative(dirname(resolve(file)), `${SHIPPED}scenario.schema.json`),
      trusts,
    );
    refuseInvalid(text, list);
    writeWhole(file, [text], 'new');
    for (const note of [...(trusts?.notes ?? []), ...notes]) process.stderr.write(`golive: ${note}\n`);
    process.stdout.write(
      `${file}: ${parseScenario(text).settings.trusts.length} trusts. To run it: ${commandLine('run', pathWord(file))}\n`,
    );
  },
};

/** What is shipped can be run; with other trusts it may not be, and the list is where to mend it. */
function refuseInvalid(text: string, list: string | undefined): void {
  try {
    parseScenario(text);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new InvalidScenario(
      error.issues.map((issue) => issueLine(list ?? '(template)', { ...issue, line: 0, column: 0 })),
    );
  }
}

function templates(): string[] {
  return readdirSync(SHIPPED)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replace(/\.yaml$/, ''))
    .sort();
}
