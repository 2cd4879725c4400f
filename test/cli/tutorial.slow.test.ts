/** The tutorial is run: every command of it, in order, in one folder, prints what stands below it. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { binary, folder, shell } from './golive.js';

const file = new URL('../../scenarios/TUTORIAL.md', import.meta.url);

it('prints what the tutorial says', async () => {
  const cwd = folder();
  const text = readFileSync(file, 'utf8');
  const blocks = text.split(/(?<=```console\n)|(?=```\n)/);
  const run: string[] = [];
  for (const [i, block] of blocks.entries()) {
    if (!blocks[i - 1]?.endsWith('```console\n')) {
      run.push(block);
      continue;
    }
    for (const [command] of block.matchAll(/^\$ .*$/gm)) {
      const golive = `golive() { '${process.execPath}' '${binary}' "$@"; }`;
      const { stdout, stderr } = await shell(`${golive}; ${command.slice(2)}`, cwd, { COLUMNS: '80' });
      // How far a run is, and how long it took, differs from time to time.
      const said = stderr.replace(/^.*\d+ of \d+ replications.*\n|^\S+, \w+: \d+ replications.*\n/gm, '');
      run.push(`${command}\n`, stdout, said);
    }
  }
  await expect(run.join('')).toMatchFileSnapshot(fileURLToPath(file));
}, 600_000);
