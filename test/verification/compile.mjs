/**
 * Turns the kernel and the verification into JavaScript in a temporary folder, optionally with edits to the text of
 * some files: that is how bugs are planted without ever touching the working tree.
 */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

const WORKER = `import { report } from './test/verification/main.js';
const [numbers, replications, size] = process.argv.slice(2);
report(numbers.split(',').map(Number), Number(replications), Number(size), (line) => console.log(line));
`;

function sources() {
  const found = ['src/errors.ts'];
  for (const folder of ['src/stats', 'src/kernel', 'test/verification']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true })) {
      if (entry.endsWith('.ts') && !entry.endsWith('.d.ts')) found.push(join(folder, entry));
    }
  }
  return found;
}

/**
 * @param {{ file: string, from: string, to: string }[]} edits  each `from` must occur exactly once in its file
 * @returns {string} a folder with worker.mjs; remove it with `remove`
 */
export function compile(edits = []) {
  const folder = mkdtempSync(join(tmpdir(), 'golive-verify-'));
  for (const file of sources()) {
    let text = readFileSync(join(root, file), 'utf8');
    for (const edit of edits.filter((candidate) => candidate.file === file)) {
      if (text.split(edit.from).length !== 2)
        throw new Error(`${file}: the text to change is not there once: ${edit.from}`);
      text = text.replace(edit.from, () => edit.to);
    }
    const target = join(folder, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    const compilerOptions = {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    };
    writeFileSync(target, ts.transpileModule(text, { compilerOptions }).outputText);
  }
  for (const edit of edits) if (!sources().includes(edit.file)) throw new Error(`there is no ${edit.file}`);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'worker.mjs'), WORKER);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Removes a compiled folder. */
export function remove(folder) {
  rmSync(folder, { recursive: true, force: true });
}
