/** What stands behind the choice, by what it is about: each section of the page takes its own. */
import type { FigureTable, Topic } from '../../figures/figure.js';
import type { PageData } from '../page-data.js';

/** The sections of the figures that are about some topics; undefined where there are none. */
export function behindOf({ figures }: PageData, topics: readonly Topic[]): FigureTable | undefined {
  const sections = figures.sections.filter(({ topic }) => topic !== undefined && topics.includes(topic));
  return sections.length === 0 ? undefined : { ...figures, sections };
}
