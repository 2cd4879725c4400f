/**
 * `judgements:`: whether what is judged under different names is drawn independently. A name that it lists must be that
 * of a preset, or stand at a value of the file (`judged_as`).
 */
import type { JudgedTogether } from '../../model/judgement.js';
import { presets } from '../../model/strategies/registry.js';
import { judgementKeys } from '../keys/run-keys.js';
import { JUDGED_AS } from '../schema/schema-parameters.js';
import type { Issues } from '../text/issues.js';
import { didYouMean } from '../text/nearest.js';
import { child, type MapTree, scalarOf, type Tree, textAt } from '../text/tree.js';
import { readKey } from './read-keys.js';

const KEY = 'judgements';

/** Which judgements are drawn as one. */
export function readJudgements(file: MapTree, issues: Issues): JudgedTogether {
  const tree = child(file, KEY);
  if (scalarOf(tree) === 'together') return 'all';
  const listed = readKey(judgementKeys.judgements, tree, KEY, { start: 0, issues }) ?? [];
  const known = new Set([...presets.map(({ id }) => id), ...namesIn(file)]);
  for (const { value, at, path } of listed) {
    if (!known.has(value)) issues.error(at, path, `nothing is judged as \`${value}\`${didYouMean(value, known)}`);
  }
  if (listed.length === 1) issues.error(tree!.at, KEY, 'one name alone: name two or more that are drawn together');
  return listed.map(({ value }) => value);
}

/** Every name that a value of the file is judged as. */
function namesIn(tree: Tree): string[] {
  if (tree.kind === 'list') return tree.items.flatMap(namesIn);
  if (tree.kind !== 'map') return [];
  const own = textAt(tree, JUDGED_AS);
  const below = [...tree.entries.values()].flatMap(({ value }) => namesIn(value));
  return own === undefined ? below : [own, ...below];
}
