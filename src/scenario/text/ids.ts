/**
 * Which names a file may choose. Ids become paths, column values and a folder's name, so they are plain; the names
 * through which JavaScript objects can be bent are refused everywhere.
 */

/** Ids of scenarios and trusts: kebab-case. */
export const kebabId = /^[A-Za-z][A-Za-z0-9-]{0,63}$/;

/** Ids of strategies, services, templates, mechanisms: snake_case. */
export const snakeId = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** Ids of contracts and releases: as those of the parties that named them. */
export const releaseId = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** What one id is to file systems and people who do not tell `Ashby` from `ashby`: its letters in lower case. */
export function folded(id: string): string {
  return id.toLowerCase();
}

/** Names that Windows keeps for devices, whatever follows after a dot: no folder can be called so there. */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** Whether a name is one that no folder can have on some system. */
export function isReserved(id: string): boolean {
  return RESERVED.test(folded(id));
}

/** Whether a key is one that could reach an object's prototype. */
export function isForbidden(key: string): boolean {
  return forbidden.has(key);
}
