/** The scenarios that golive ships: they are templates of init, and every command finds them by name. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Their folder, with a separator at its end. */
export const SHIPPED = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** Their names, in order. */
export function shippedNames(): string[] {
  return readdirSync(SHIPPED)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replace(/\.yaml$/, ''))
    .sort();
}

/** The file of a shipped scenario; undefined: none is called so. */
export function shippedFile(name: string): string | undefined {
  return shippedNames().includes(name) ? `${SHIPPED}${name}.yaml` : undefined;
}
