/** The STRESS-DES checklist: what a study must say so that others can judge and repeat it. */
import { stressSections } from '../../stress/stress.js';
import { type Html, html, name } from '../html.js';
import type { PageData } from '../page-data.js';
import { plainTable } from '../table.js';
import type { Section } from './section.js';

export const stress: Section = {
  id: 'stress',
  title: 'Reported as STRESS-DES asks',
  body: ({ stress: items }) => {
    const parts = [...stressSections].map(([digit, title]) => {
      const own = items.filter(({ item }) => item.startsWith(digit));
      return html`<details><summary>${digit}. ${title}</summary>${own.map(itemOf)}</details>`;
    });
    return html`<p>The checklist for reports of discrete-event simulations (Monks et al. 2019, Journal of Simulation 13, 55-67), filled from the scenario, the model and the results.</p>
${parts}`;
  },
};

function itemOf({ item, heading, text, table }: PageData['stress'][number]): Html {
  const title = `${item} ${heading}`;
  const cells = table?.rows.map((row) => row.map((cell) => name(cell))) ?? [];
  const rows = table === undefined ? '' : plainTable(table.columns, cells, { caption: title, isText: true });
  return html`<h3>${title}</h3>${text.split('\n').map((paragraph) => html`<p>${paragraph}</p>`)}${rows}`;
}
