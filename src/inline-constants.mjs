/**
 * Writes the compiled modules anew with the constants of other modules in place of their names. Part of the build: what
 * another module exports can be anything to the compiler that runs the code, so that a loop over patients that reads an
 * imported number takes a tenth longer. Called with the folder of the modules, which stay where they are.
 */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';

if (process.argv[2] === undefined) throw new Error('inline-constants.mjs wants the folder of the compiled modules');
const folder = resolve(process.argv[2]);

const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
const build = await rolldown({
  cwd: folder,
  input: modules.sort().map((name) => resolve(folder, name)),
  external: (id, importer, isResolved) => importer !== undefined && !isResolved && !id.startsWith('.'),
  platform: 'node',
  optimization: { inlineConst: { mode: 'all', pass: 3 } },
});
await build.write({ dir: folder, format: 'esm', preserveModules: true, preserveModulesRoot: folder });
await build.close();
