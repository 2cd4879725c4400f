/** `studies:` of the file: what each varies, with the place of every text, so that what is wrong with it can be told there. */
import { metrics } from '../../model/metrics/registry.js';
import type { Issues } from '../text/issues.js';
import { child, type MapTree, mapAt, numberOf, type Place, type Tree } from '../text/tree.js';

/** One thing that is varied, as it is typed. */
export interface StatedVary {
  readonly text: string;
  readonly at: Place;
  readonly path: string;
}

/** A study of the scenario file. */
export interface NamedStudy {
  readonly name: string;
  readonly vary: readonly StatedVary[];
  readonly lhs: number | undefined;
  readonly by: string | undefined;
  readonly strategies: readonly string[] | undefined;
}

/** Reads all studies; what names no metric and no strategy is reported. */
export function readStudies(file: MapTree, strategies: readonly string[], issues: Issues): NamedStudy[] {
  return [...(mapAt(file, 'studies')?.entries ?? [])].map(([name, { value }]): NamedStudy => {
    const path = `studies.${name}`;
    const own = textsIn(child(value, 'strategies'), `${path}.strategies`);
    for (const { text, at, path } of own) {
      if (!strategies.includes(text)) {
        issues.error(at, path, `no strategy is called \`${text}\`${issues.didYouMean(text, strategies)}`);
      }
    }
    const [by] = textsIn(child(value, 'by'), `${path}.by`);
    const known = metrics.map(({ id }) => id);
    if (by !== undefined && !known.includes(by.text)) {
      issues.error(by.at, by.path, `no metric is called \`${by.text}\`${issues.didYouMean(by.text, known)}`);
    }
    return {
      name,
      vary: textsIn(child(value, 'vary'), `${path}.vary`),
      lhs: numberOf(child(value, 'lhs')),
      by: by?.text,
      strategies: own.length === 0 ? undefined : own.map(({ text }) => text),
    };
  });
}

/** The texts of a list, or the one text that stands there. */
function textsIn(tree: Tree | undefined, path: string): StatedVary[] {
  if (tree?.kind === 'list') return tree.items.flatMap((item, i) => textsIn(item, `${path}.${i}`));
  return tree?.kind === 'scalar' && typeof tree.value === 'string' ? [{ text: tree.value, at: tree.at, path }] : [];
}
