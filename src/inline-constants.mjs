/**
 * Writes the compiled modules of the simulation anew, with the constants of other modules in place of their names. Part of
 * the build: what another module exports can be anything to the engine that runs the code, so that a loop over patients
 * that reads an imported number takes a tenth longer. Called with the folder of all compiled modules.
 */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

/** Where time is spent; what people read is left as it was compiled. */
const SIMULATION = ['kernel', 'model', 'stats'];

if (process.argv[2] === undefined) throw new Error('inline-constants.mjs wants the folder of all compiled modules');
const folder = resolve(process.argv[2]);
const modules = SIMULATION.flatMap((part) =>
  readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, part, name)),
);
const inputs = modules.filter((name) => name.endsWith('.js')).sort();

const build = await rolldown({
  cwd: folder,
  input: inputs,
  // All others stay as they are.
  external: (id, importer, isResolved) =>
    importer !== undefined && (isResolved ? !inputs.includes(id) : !id.startsWith('.')),
  platform: 'node',
  optimization: { inlineConst: { mode: 'all', pass: 3 } },
});
await build.write({ dir: folder, format: 'esm', preserveModules: true, preserveModulesRoot: folder });
await build.close();
