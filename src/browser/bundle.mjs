/**
 * Bundles the page's script and the engine of its workers, each into one file that needs nothing else. Part of the
 * build; separate from the compiler because a page that is opened from a file can load no modules. The same sources give
 * the same bytes, wherever they lie. Called with the folder that the two files are written to.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The scripts of a page, by the file that each becomes. */
const entries = { 'page.js': 'page.ts', 'engine.js': 'engine/worker.ts' };

const outDir = process.argv[2];
if (outDir === undefined) throw new Error('bundle.mjs wants the folder to write to');

for (const [file, entry] of Object.entries(entries)) {
  await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    root: here('.'),
    // The package's own build for browsers, which does without Node's Buffer.
    resolve: { alias: { 'csv-stringify/sync': 'csv-stringify/browser/esm/sync' } },
    build: {
      outDir: resolve(outDir),
      emptyOutDir: false,
      target: 'es2023',
      minify: true,
      modulePreload: false,
      reportCompressedSize: false,
      lib: { entry: here(entry), formats: ['iife'], name: 'golive', fileName: () => file },
    },
  });
}
