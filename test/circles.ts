/**
 * The rule "no circles": no file imports itself by way of others, imports of types included. Separate from
 * architecture.ts because it looks at all files together.
 */
import { dirname, join } from 'node:path/posix';
import { importedModules } from './architecture.js';

/**
 * Groups of files that import each other, each in a sentence that names its files and one shortest circle; none when
 * all is well.
 * @param texts  the text of every file by its path below src, for example `model/trust.ts`
 */
export function circles(texts: ReadonlyMap<string, string>): string[] {
  const imports = new Map([...texts].map(([path, text]) => [path, importedFiles(path, text, texts)]));
  const reached = new Map([...texts.keys()].map((path) => [path, reachableFrom(path, imports)]));
  const named = new Set<string>();
  const found: string[] = [];
  for (const path of [...texts.keys()].sort()) {
    if (named.has(path) || !reached.get(path)!.has(path)) continue;
    const group = [...reached.get(path)!.keys()].filter((other) => reached.get(other)!.has(path)).sort();
    for (const member of group) named.add(member);
    const shortest = group.map((member) => circleThrough(member, reached)).sort((a, b) => a.length - b.length)[0]!;
    found.push(`circle of ${group.length}: ${group.join(', ')}; the shortest is ${shortest.join(' > ')}`);
  }
  return found;
}

function importedFiles(path: string, text: string, texts: ReadonlyMap<string, string>): string[] {
  return importedModules(path, text)
    .filter((module) => module.startsWith('.'))
    .map((module) => join(dirname(path), module).replace(/\.js$/, '.ts'))
    .filter((file) => texts.has(file));
}

/** The files that a file imports directly or not, each with the file on a shortest way before it. */
function reachableFrom(path: string, imports: ReadonlyMap<string, readonly string[]>): Map<string, string> {
  const before = new Map<string, string>();
  const queue = [path];
  for (const file of queue) {
    for (const imported of imports.get(file)!) {
      if (before.has(imported)) continue;
      before.set(imported, file);
      if (imported !== path) queue.push(imported);
    }
  }
  return before;
}

/** A shortest circle from a file back to itself. */
function circleThrough(path: string, reached: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] {
  const before = reached.get(path)!;
  const circle = [path];
  for (let file = before.get(path)!; file !== path; file = before.get(file)!) circle.unshift(file);
  return [path, ...circle];
}
