/** What stands behind the choice, by what it is about: each section of the page takes its own. */
import type { FigureTable, Topic } from '../../figures/figure.js';
import type { PageData } from '../page-data.js';
import { labelOf } from './section.js';

/** The sections of the figures that are about some topics, strategies by their labels; undefined where there are none. */
export function behindOf(data: PageData, topics: readonly Topic[]): FigureTable | undefined {
  const { figures } = data;
  const sections = figures.sections.filter(({ topic }) => topic !== undefined && topics.includes(topic));
  const columns = figures.columns.map((lines) => lines.map((line) => labelOf(data, line)));
  return sections.length === 0 ? undefined : { ...figures, sections, columns };
}
