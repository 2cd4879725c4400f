/** Draws the report in the page: its sections from data, their charts, and what can be done in them. */
import { WHAT_IF } from '../report/page/ids.js';
import type { PageData } from '../report/page/page-data.js';
import { sectionsHtml } from '../report/page/page-html.js';
import { drawCharts } from './charts/draw.js';
import { chooseReplication, type Tell } from './choose-replication.js';
import { make } from './dom.js';
import { Engine } from './engine/client.js';
import { sortTables } from './sort-tables.js';
import { sourceOf } from './source-of.js';

/** Makes a report that is in the page alive. */
export function enliven(root: ParentNode, data: PageData, engine: Engine | undefined): void {
  drawCharts(root, data);
  sortTables(root);
  chooseReplication(root, data, engine && tellBy(engine, data));
}

/**
 * Puts the sections of a run in place of those in the page, in order; the section in which changes are tried stays as it
 * is. Sections that are the page's own, and not the report's, stand before them.
 * @param own  ids of the page's own sections
 */
export function drawReport(main: HTMLElement, data: PageData, engine: Engine, own: readonly string[] = []): void {
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
  enliven(main, data, engine);
}

/** Replications told by the engine; where it cannot, the page tells what it holds. */
function tellBy(engine: Engine, data: PageData): Tell | undefined {
  if (Engine.whyNot() !== undefined) return undefined;
  const { seed } = data.reproduce;
  return async (strategy, replication) => {
    try {
      const answer = await engine.ask(sourceOf(data), { kind: 'tell', strategy, replication, seed });
      return answer.kind === 'told' ? answer.told : undefined;
    } catch {
      return undefined;
    }
  };
}
