/** `golive schema`: the JSON Schema of scenario files, for editors that complete and check as one types. */
import { UsageError } from '../../errors.js';
import { scenarioSchema } from '../../scenario/schema/schema.js';
import { kindOf, writeWhole } from '../files/write-set.js';
import { readJson } from '../results/read-back.js';
import { type Command, textOption } from './command.js';

export const schema: Command = {
  options: (args) =>
    args
      .usage('golive schema\n\nPrints the JSON Schema of scenario files.')
      .option('out', { string: true, requiresArg: true, describe: 'Write it to this file instead' })
      .example('golive schema --out scenarios/scenario.schema.json', 'Where the first line of a scenario points'),

  async handle(args) {
    const out = textOption(args, 'out');
    const written = scenarioSchema();
    const text = `${JSON.stringify(written, null, 2)}\n`;
    if (out === undefined) {
      process.stdout.write(text);
      return;
    }
    if (kindOf(out) === 'file' && !isSchema(out, written['title']))
      throw new UsageError(`${out} is there already and is no schema of golive; name another file`);
    writeWhole(out, [text]);
  },
};

/** Whether a file is a schema that an earlier golive wrote: any other file is somebody's own. */
function isSchema(path: string, title: unknown): boolean {
  try {
    return (readJson(path) as { title?: unknown } | null)?.title === title;
  } catch {
    return false;
  }
}
