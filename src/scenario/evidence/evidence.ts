/**
 * The evidence: where the numbers of the model and of the shipped scenarios come from. Rows hold values, sources say where
 * something was published, sections hold tables that are cited as a whole. All of it is plain data; numbers cite an entry
 * by its id in the text of their `source`. scenarios/EVIDENCE.md and sources.csv are made of it.
 */
import { bedRows } from './bed-rows.js';
import { bedSources } from './bed-sources.js';
import { careRows } from './care-rows.js';
import type { EvidenceRow, Section, Source } from './evidence-parts.js';
import { programmeRows } from './programme-rows.js';
import { programmeSources } from './programme-sources.js';
import { sections } from './sections.js';

/** What the grades mean; the last two are of prices and volumes and stand beside the number. */
export const grades: ReadonlyMap<string, string> = new Map([
  ['A', 'measured: a quantitative study, an audit or an official statistic'],
  ['B', 'stated: a board paper, a parliamentary answer, or press that quotes one'],
  ['C', 'inferred from few cases'],
  ['D', 'judged'],
  ['M-med', 'a price or a volume of medium confidence'],
  ['M-lo', 'a price or a volume of low confidence'],
]);

export const evidenceRows: readonly EvidenceRow[] = [...programmeRows, ...careRows, ...bedRows];
export const evidenceSources: readonly Source[] = [...programmeSources, ...bedSources];
export const evidenceSections: readonly Section[] = sections;

/** Every id that can be cited. */
export const evidenceIds: ReadonlySet<string> = new Set(
  [...evidenceRows, ...evidenceSources, ...sections].map(({ id }) => id),
);

/** What a text cites, by id, each once, in its order; of `S2 to S5` all four. */
export function citationsIn(text: string): string[] {
  const found = text.matchAll(/\b(?:([SGE])(\d+) to \1(\d+)|P\d+[a-z]?|[SGE]\d+|EVIDENCE-\d+)\b/g);
  const ids = [...found].flatMap(([id, letter, first, last]) =>
    letter === undefined ? [id] : between(Number(first), Number(last)).map((n) => `${letter}${n}`),
  );
  return [...new Set(ids)];
}

function between(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
