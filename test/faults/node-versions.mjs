/** Other versions of Node.js from the npm registry, unpacked into the folder of these tests. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ended, work } from './golive.mjs';

/** The newest of each major version; `node` is its binary, or `why` says why there is none. */
export async function nodeVersions(majors) {
  const found = [];
  for (const version of majors) {
    const folder = join(work, `node-${version}`);
    mkdirSync(folder);
    const name = `node-${process.platform}-${process.arch}@${version}`;
    const words = ['pack', name, '--silent', '--pack-destination', folder];
    const env = { HOME: process.env.HOME ?? folder };
    const packed = await ended('npm', words, { cwd: folder, env });
    const archive = packed.stdout.trim().split('\n').at(-1);
    const unpacked = packed.code === 0 && (await ended('tar', ['-xzf', join(folder, archive), '-C', folder]));
    const node = join(folder, 'package/bin/node');
    const asked = unpacked && unpacked.code === 0 && (await ended(node, ['--version']));
    if (asked && asked.code === 0) found.push({ version: asked.stdout.trim(), node });
    else found.push({ version, why: `${name} cannot be had from the npm registry` });
  }
  return found;
}
