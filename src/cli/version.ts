/** Which golive this is: the version of its package.json, and the commit where it runs from a checkout. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const version: string = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string })
  .version;

/** The commit that is checked out, in hexadecimal; undefined where golive is not run from a checkout. */
export function commitOfCheckout(): string | undefined {
  const git = join(root, '.git');
  const elsewhere = /^gitdir: (.*)$/m.exec(read(git) ?? '')?.[1];
  const folder = elsewhere ?? git;
  const head = read(join(folder, 'HEAD'))?.trim();
  const ref = /^ref: (.*)$/.exec(head ?? '')?.[1];
  if (ref === undefined) return commitIn(head);
  const shared = read(join(folder, 'commondir'))?.trim();
  const common = shared === undefined ? folder : join(folder, shared);
  const packed = read(join(common, 'packed-refs'))
    ?.split('\n')
    .find((line) => line.endsWith(` ${ref}`));
  return commitIn(read(join(common, ref)) ?? packed);
}

function commitIn(text: string | undefined): string | undefined {
  return /^[0-9a-f]{40,64}\b/.exec(text ?? '')?.[0];
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // no checkout, or none that can be read
  }
}
