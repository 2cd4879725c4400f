/** Draws the report in the page: its sections from data, their charts, and what can be done in them. */
import { WHAT_IF } from '../report/page/ids.js';
import type { PageData } from '../report/page/page-data.js';
import { sectionsHtml } from '../report/page/page-html.js';
import { drawCharts } from './charts/draw.js';
import { chooseReplication } from './choose-replication.js';
import { make } from './dom.js';
import { sortTables } from './sort-tables.js';

/** Makes a report that is in the page alive. */
export function enliven(root: ParentNode, data: PageData): void {
  drawCharts(root, data);
  sortTables(root);
  chooseReplication(root, data);
}

/**
 * Puts the sections of a run in place of those in the page, in order; the section in which changes are tried stays as it
 * is. Sections that are the page's own, and not the report's, stand before them.
 * @param own  ids of the page's own sections
 */
export function drawReport(main: HTMLElement, data: PageData, own: readonly string[] = []): void {
  const before = [...main.children].filter((child) => child.id === '' || own.includes(child.id));
  const sections = sectionsHtml(data).map(({ id, html }) => {
    const there = document.getElementById(id);
    if (id === WHAT_IF && there !== null) return there;
    const section = make('section', { id, 'aria-labelledby': `${id}-title` });
    section.innerHTML = html;
    return section;
  });
  main.replaceChildren(...before, ...sections);
  const links = [...before, ...sections].flatMap((section) => {
    const title = section.querySelector('h2')?.textContent;
    return section.id === '' || title == null ? [] : [make('li', {}, make('a', { href: `#${section.id}` }, title))];
  });
  document.querySelector('nav ul')?.replaceChildren(...links);
  enliven(main, data);
}
