/** How a change that was tried in a page is made again: as a command, and as lines of the scenario file. */
import type { Override } from '../../scenario/schema/overrides.js';
import { optionWords, pathWord } from '../shell-words.js';

/** What a run was given beside its scenario. */
export interface RunChoices {
  readonly file: string;
  readonly replications: number;
  /** Where it is not the file's. */
  readonly seed: string | undefined;
  /** Where they are not all of the file. */
  readonly strategies: readonly string[] | undefined;
  /** Whether the measures of each trust are kept too. */
  readonly perTrust: boolean;
}

/**
 * The command line that simulates the same.
 * @param quoted  puts a word in quotes where the reader's shell needs them
 */
export function commandOf(
  { file, replications, seed, strategies, perTrust }: RunChoices,
  set: readonly Override[],
  quoted: (word: string) => string,
): string {
  const words = [
    'golive',
    'run',
    pathWord(file),
    ...set.flatMap(({ path, value }) => optionWords('set', `${path}=${value}`)),
    ...(strategies === undefined ? [] : optionWords('strategies', strategies.join(','))),
    ...(seed === undefined ? [] : optionWords('seed', seed)),
    ...optionWords('replications', String(replications)),
    ...(perTrust ? ['--per-trust'] : []),
  ];
  return words.map(quoted).join(' ');
}

type Nested = Map<string, Nested | string>;

/** Values set as YAML, nested by their paths, to be put into the file at the same places. */
export function yamlOf(set: readonly Override[]): string {
  const root: Nested = new Map();
  for (const { path, value } of set) {
    const keys = path.split('.');
    const last = keys.pop()!;
    let here = root;
    for (const key of keys) {
      const below = here.get(key);
      const next: Nested = below instanceof Map ? below : new Map();
      here.set(key, next);
      here = next;
    }
    here.set(last, value);
  }
  return lines(root, '').join('\n');
}

function lines(nested: Nested, indent: string): string[] {
  return [...nested].flatMap(([key, value]) =>
    typeof value === 'string' ? [`${indent}${key}: ${value}`] : [`${indent}${key}:`, ...lines(value, `${indent}  `)],
  );
}
