/** `golive list`: what there is to put into a scenario file, and what is measured. */
import { UsageError } from '../../errors.js';
import { catalogueCsv, catalogueLines, catalogueRecords, catalogues } from '../../report/catalogue.js';
import { terminalStyle, terminalWidth } from '../terminal.js';
import { type Command, choiceOption, positionals } from './command.js';

const formats = ['table', 'csv', 'json'] as const;

export const list: Command = {
  options: (args) =>
    args
      .usage(`golive list [what]\n\nLists ${catalogues.join(', ')}: units, ranges, defaults, sources, meanings.`)
      .positional('what', { type: 'string', describe: `One of ${catalogues.join(', ')}` })
      .option('format', { string: true, requiresArg: true, describe: `As ${formats.join(', ')} [table]` })
      .example('golive list', 'What can be listed')
      .example('golive list mechanisms', 'Every mechanism with its numbers')
      .example('golive list metrics --format csv', 'For a spreadsheet'),

  async handle(args) {
    const format = choiceOption(args, 'format', formats) ?? 'table';
    const [word] = positionals(args, 'what');
    if (word === undefined) {
      process.stdout.write(`${catalogues.map((what) => `golive list ${what}`).join('\n')}\n`);
      return;
    }
    const what = catalogues.find((known) => known === word);
    if (what === undefined) throw new UsageError(`list knows ${catalogues.join(', ')}; not '${word}'`);
    if (format === 'csv') process.stdout.write(catalogueCsv(what));
    else if (format === 'json') process.stdout.write(`${JSON.stringify(catalogueRecords(what), null, 2)}\n`);
    else process.stdout.write(`${catalogueLines(what, terminalWidth(), terminalStyle).join('\n')}\n`);
  },
};
