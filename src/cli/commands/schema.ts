/** `golive schema`: the JSON Schema of scenario files, for editors that complete and check as one types. */
import { renameSync, rmSync } from 'node:fs';
import { scenarioSchema } from '../../scenario/schema/schema.js';
import { explained } from '../machine-error.js';
import { HashedFile } from '../results/hashed-file.js';
import { type Command, textOption } from './command.js';

export const schema: Command = {
  options: (args) =>
    args
      .usage('golive schema\n\nPrints the JSON Schema of scenario files.')
      .option('out', { string: true, requiresArg: true, describe: 'Write it to this file instead' })
      .example('golive schema --out scenarios/scenario.schema.json', 'Where the first line of a scenario points'),

  async handle(args) {
    const out = textOption(args, 'out');
    const text = `${JSON.stringify(scenarioSchema(), null, 2)}\n`;
    if (out === undefined) process.stdout.write(text);
    else writeWhole(out, text);
  },
};

function writeWhole(path: string, text: string): void {
  const partial = `${path}.${process.pid}.partial`;
  try {
    const file = new HashedFile(partial, path);
    file.write(text);
    file.finish();
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw explained(`write ${path}`, error);
  }
}
