/**
 * How large a scenario may be, so that every file that is read is judged in a moment and can be held. Counted on the tree,
 * before anything is resolved; what is too large is one error and is not judged further.
 */
import type { Issues } from '../text/issues.js';
import { child, type MapTree, mapAt, type Place, textAt } from '../text/tree.js';

/** Most entries of the maps of a file. */
const MOST: readonly (readonly [key: string, most: number])[] = [
  ['trusts', 10_000],
  ['trust_templates', 1000],
  ['strategies', 200],
  ['contracts', 1000],
  ['releases', 1000],
  ['builds', 1000],
];

/** Most services of a trust, and of all trusts. */
const MOST_OF_A_TRUST = 100;
const MOST_SERVICES = 50_000;
/** Most trusts times strategies: each of them is planned and held. */
const MOST_PLANNED = 200_000;
/** The same of those whose mechanisms are numbers of their own. */
const MOST_OWN = 20_000;

/** Reports what is larger than can be judged; whether the file may be read on. */
export function checkSize(file: MapTree, issues: Issues): boolean {
  const before = issues.said;
  const counts = new Map(MOST.map(([key]) => [key, mapAt(file, key)?.entries.size ?? 0]));
  for (const [key, most] of MOST) {
    const count = counts.get(key)!;
    if (count > most) issues.error(placeOf(file, key), key, `there are ${count}; a scenario has at most ${most}`);
  }
  if (issues.said > before) return false;
  const [trusts, strategies] = [counts.get('trusts')!, counts.get('strategies')!];
  const services = countServices(file, issues);
  const own = countOwn(file);
  const said = `${trusts} trusts under ${strategies} strategies`;
  if (services > MOST_SERVICES) {
    issues.error(
      placeOf(file, 'trusts'),
      'trusts',
      `they have ${services} services, at most ${MOST_SERVICES} are read`,
    );
  }
  if (trusts * strategies > MOST_PLANNED) {
    const fit = Math.floor(MOST_PLANNED / strategies);
    const message = `${said} are more than can be held: take fewer strategies, or at most ${fit} trusts`;
    issues.error(placeOf(file, 'strategies'), 'strategies', message);
  } else if (own > MOST_OWN) {
    const message = `${said} have mechanisms of their own in ${own} places, at most ${MOST_OWN} are read: put them into trust_templates, or take fewer strategies`;
    issues.error(placeOf(file, 'strategies'), 'strategies', message);
  }
  return issues.said === before;
}

function countServices(file: MapTree, issues: Issues): number {
  const size = (tree: MapTree | undefined): number => mapAt(tree, 'services')?.entries.size ?? 0;
  const byDefault = size(mapAt(file, 'trust_defaults'));
  const templates = mapAt(file, 'trust_templates');
  let count = 0;
  for (const [id, { key, value }] of mapAt(file, 'trusts')?.entries ?? []) {
    if (value.kind !== 'map') continue;
    const name = textAt(value, 'template');
    const own = byDefault + size(value) + (name === undefined ? 0 : size(mapAt(templates, name)));
    if (own > MOST_OF_A_TRUST) {
      issues.error(
        key,
        `trusts.${id}`,
        `it has ${own} services with its template's; a trust has at most ${MOST_OF_A_TRUST}`,
      );
    }
    count += own;
  }
  return count;
}

/** Trusts whose mechanisms are resolved by themselves, over all strategies. */
function countOwn(file: MapTree): number {
  const trusts = [...(mapAt(file, 'trusts')?.entries.values() ?? [])];
  const differ = trusts.filter(({ value }) => child(value, 'mechanisms') !== undefined).length;
  const strategies = [...(mapAt(file, 'strategies')?.entries.values() ?? [])];
  const decided = strategies.map(({ value }) => mapAt(value, 'for_trusts')?.entries.size ?? 0);
  return decided.reduce((sum, count) => sum + count, differ * strategies.length);
}

function placeOf(file: MapTree, key: string): Place {
  return file.entries.get(key)?.key ?? file.at;
}
