/** The page of a run: its sections one after another, made the same where there are files and in a browser. */
import { type Assets, documentHtml } from './document.js';
import { html, ours } from './html.js';
import type { PageData } from './page-data.js';
import { sections } from './sections/registry.js';

export type { Assets } from './document.js';

/** A section as HTML, with its title. */
export interface SectionHtml {
  readonly id: string;
  readonly title: string;
  /** The inside of its element, title included. */
  readonly html: string;
}

/** Every section of which the data has something to say. */
export function sectionsHtml(data: PageData): SectionHtml[] {
  return sections.flatMap(({ id, title, body }): SectionHtml[] => {
    const inside = body(data);
    if (inside === undefined) return [];
    return [{ id, title, html: html`<h2 id="${id}-title">${title}</h2>\n${inside}`.text }];
  });
}

/** The page of a run. */
export function pageHtml(data: PageData, assets: Assets): string {
  const own = sectionsHtml(data);
  return documentHtml(
    {
      title: data.title,
      eyebrow: 'golive report',
      question: data.question,
      version: data.reproduce.version,
      links: own,
      main: html`<noscript><p class="mind">Scripts are off here: the charts are not drawn. Their numbers stand below each.</p></noscript>
${own.map(({ id, html: inside }) => html`<section id="${id}" aria-labelledby="${id}-title">${ours(inside)}</section>\n`)}`,
      data: { id: 'data', value: data },
    },
    assets,
  );
}
