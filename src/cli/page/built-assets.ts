/** What the build made for pages: the script of the page and the engine of its workers. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Assets } from '../../report/page/page-html.js';
import { MachineError } from '../machine-error.js';

/** Throws MachineError where golive was built without them. */
export function builtAssets(): Assets {
  const built = (name: string): string => {
    const path = fileURLToPath(new URL(`../../browser/${name}`, import.meta.url));
    try {
      return readFileSync(path, 'utf8');
    } catch {
      throw new MachineError(`${path} is not there: this golive was built without its page`);
    }
  };
  const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
  return { page: built('page.js'), engine: built('engine.js'), sha256 };
}
