/**
 * Writes the compiled modules of the simulation anew, with the constants of other modules in place of their names. Part of
 * the build: what another module exports can be anything to the engine that runs the code, so that a loop over patients
 * that reads an imported number takes a tenth longer. Called with the folder of all compiled modules.
 */
import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { rolldown } from 'rolldown';

/** Where time is spent; what people read is left as it was compiled. */
const SIMULATION = ['kernel', 'model', 'stats'];

if (process.argv[2] === undefined) throw new Error('inline-constants.mjs wants the folder of all compiled modules');
const folder = resolve(process.argv[2]);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
const isOfSimulation = (path) => SIMULATION.includes(relative(folder, path).split(sep)[0]);

const build = await rolldown({
  cwd: folder,
  input: files.filter((path) => path.endsWith('.js') && isOfSimulation(path)).sort(),
  // Packages, and all other modules, stay outside.
  external: (id, importer, isResolved) =>
    importer !== undefined && (isResolved ? !isOfSimulation(id) : !id.startsWith('.')),
  platform: 'node',
  optimization: { inlineConst: { mode: 'all', pass: 3 } },
});
await build.write({ dir: folder, format: 'esm', preserveModules: true, preserveModulesRoot: folder });
await build.close();
