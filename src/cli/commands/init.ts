/** `golive init`: a scenario of one's own to begin with, from a shipped one. */
import { readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { ScenarioError, UsageError } from '../../errors.js';
import { parseScenario } from '../../scenario/parse.js';
import type { Scenario } from '../../scenario/scenario.js';
import { isReserved, kebabId } from '../../scenario/text/ids.js';
import { show } from '../../scenario/text/issues.js';
import { didYouMean } from '../../scenario/text/nearest.js';
import { alike } from '../../scenario/trust-list/alike.js';
import { fromTemplate } from '../../scenario/trust-list/from-template.js';
import { listFaults } from '../../scenario/trust-list/list-faults.js';
import { readTrustList } from '../../scenario/trust-list/read-trust-list.js';
import { templateFacts } from '../../scenario/trust-list/template-facts.js';
import type { PlanAnswers, TrustList } from '../../scenario/trust-list/trust-list.js';
import { kindOf, writeWhole } from '../files/write-set.js';
import { InvalidScenario } from '../invalid-scenario.js';
import { commandLine, pathWord } from '../quoted.js';
import { whileAsking } from '../screen.js';
import { SHIPPED, shippedNames } from '../shipped.js';
import { portable } from '../system.js';
import { type Command, positionals, textOption } from './command.js';

const LONGEST = 4000;

export const init: Command = {
  options: (args) =>
    args
      .usage('golive init <file>\n\nWrites a commented scenario to begin with, that can be run as it is.')
      .positional('file', { type: 'string', describe: 'The file to write; its name becomes the id' })
      .options({
        template: {
          string: true,
          requiresArg: true,
          describe: `The shipped scenario to begin from: ${shippedNames().join(', ')} [quickstart]`,
        },
        trusts: {
          string: true,
          requiresArg: true,
          describe:
            "A list with a trust a row, .xlsx or CSV, in place of the template's: name or ods code, size, go live, already live since, status, ...",
        },
      })
      .example('golive init mine.yaml', 'Two small trusts')
      .example(
        'golive init mine.yaml --template ics-2026 --trusts trusts.xlsx',
        'Your trusts under the plan of another',
      ),

  async handle(args) {
    const [file, ...more] = positionals(args, 'file');
    if (file === undefined || more.length > 0)
      throw new UsageError('name the one file to write, for example mine.yaml');
    const id = basename(file).replace(/\.ya?ml$/, '');
    if (!kebabId.test(id))
      throw new UsageError(`'${id}' cannot be a scenario's id: letters, digits and -, beginning with a letter`);
    if (isReserved(id)) throw new UsageError(`'${id}' is a device on Windows: give the file another name`);
    const template = textOption(args, 'template');
    if (template !== undefined && !shippedNames().includes(template)) {
      throw new UsageError(
        `there is no template '${template}'; there are ${shippedNames().join(', ')}${didYouMean(template, shippedNames())}`,
      );
    }
    refuseThere(file);
    const begun = await beginning(template, textOption(args, 'trusts'));
    if (begun === undefined) throw new UsageError('nothing is written: the questions were broken off');
    const { list, answers, said, notes } = begun;
    const made = fromTemplate(
      textOfTemplate(begun.template),
      id,
      portable(relative(dirname(resolve(file)), `${SHIPPED}scenario.schema.json`)),
      list,
      answers,
    );
    const scenario = parsed(made.text, list, said);
    writeWhole(file, [made.text], 'new');
    const doubled = list === undefined ? [] : alike(scenario.settings.strategies);
    for (const note of [...notes, ...made.notes, ...doubled]) process.stderr.write(`golive: ${note}\n`);
    process.stdout.write(
      `${file}: ${scenario.settings.trusts.length} trusts. To run it: ${commandLine('run', pathWord(file))}\n`,
    );
  },
};

/** What a scenario begins with: a template, and a list of trusts with its decisions where there is one. */
interface Beginning {
  readonly template: string;
  readonly list: TrustList | undefined;
  readonly answers: PlanAnswers;
  /** What a fault of the list is said of. */
  readonly said: string;
  readonly notes: readonly string[];
}

/** By the list that is named, by questions on a terminal, or the template as it is. Undefined: broken off. */
async function beginning(template: string | undefined, list: string | undefined): Promise<Beginning | undefined> {
  if (list !== undefined) {
    const name = template ?? 'quickstart';
    const { sheet, notes } = await (await import('../list/sheet-of-file.js')).sheetOfFile(list);
    const read = readTrustList(sheet, templateFacts(textOfTemplate(name)));
    if ('faults' in read) throw new InvalidScenario(read.faults.map((fault) => show(fault, LONGEST)));
    return { template: name, list: read.list, answers: {}, said: list, notes: [...notes, ...read.list.notes] };
  }
  const asIs = { template: template ?? 'quickstart', list: undefined, answers: {}, said: '(template)', notes: [] };
  if (!isAsked()) return asIs;
  const { askOnTerminal } = await import('../ask/ask-on-terminal.js');
  const asked = await whileAsking(() => askOnTerminal(template, shippedNames(), textOfTemplate));
  if (asked === undefined || asked === 'as it is') return asked === undefined ? undefined : asIs;
  return { ...asked, said: '(your answers)', notes: [...asked.list.notes] };
}

/** Whether somebody sits at a terminal who can be asked. */
function isAsked(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true && process.env['CI'] === undefined;
}

function refuseThere(file: string): void {
  if (kindOf(file) !== 'nothing') throw new UsageError(`${file} is there already; name another file`);
}

/** What is shipped can be run; with other trusts it may not be, and the list is where to mend it. */
function parsed(text: string, list: TrustList | undefined, said: string): Scenario {
  try {
    return parseScenario(text);
  } catch (error) {
    if (!(error instanceof ScenarioError) || list === undefined) throw error;
    throw new InvalidScenario(listFaults(error.issues, list, said));
  }
}

function textOfTemplate(name: string): string {
  return readFileSync(`${SHIPPED}${name}.yaml`, 'utf8').replaceAll('\r\n', '\n');
}
