/** The choice: the table of the terminal, and how much of the programme stands behind it. */
import { hasSigns } from '../../figures/terminal.js';
import { html, name } from '../html.js';
import type { PageData } from '../page-data.js';
import { figureTable } from '../table.js';
import { behindOf } from './behind.js';
import { labelOf, type Section } from './section.js';

export const choice: Section = {
  id: 'choice',
  title: 'The choice',
  body: (data) => {
    const { choice: figures, setting } = data;
    const marked = hasSigns(figures)
      ? html`<p class="note"><span class="mark best">best</span> The best mean. <span class="mark may">may be best</span> Not excluded as the best at 95%.</p>`
      : '';
    const behind = behindOf(data, ['harm', 'each_go_live', 'done']);
    const table = figureTable(figures, {
      caption: 'What a board decides by',
      rowName: (label) => rowName(data, label),
      sortable: figures.isCompact === true,
    });
    const more =
      behind === undefined
        ? ''
        : html`<details><summary>Harm for each go-live, and how much of the programme was done</summary>${figureTable(behind, { caption: 'Harm for each go-live, and how much of the programme was done' })}</details>`;
    return html`<p class="note">${name(setting)} A replication is one simulated future; every plan meets the same ones.</p>${table}${marked}${more}`;
  },
};

/** A strategy by its name, with its id below; a measure as it is. */
function rowName(data: PageData, label: string) {
  const called = labelOf(data, label);
  return called === label ? name(label) : html`${name(called)}<small>${name(label)}</small>`;
}
