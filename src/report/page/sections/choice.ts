/** The choice, and what stands behind it: the tables of the terminal. */
import { hasSigns } from '../../figures/terminal.js';
import { html, name } from '../html.js';
import type { PageData } from '../page-data.js';
import { figureTable } from '../table.js';
import { labelOf, type Section } from './section.js';

export const choice: Section = {
  id: 'choice',
  title: 'The choice',
  body: (data) => {
    const marked = hasSigns(data.choice)
      ? html`<p class="note"><span class="mark best">best</span> has the best mean; <span class="mark may">may be best</span> is not excluded as the best at 95%.</p>`
      : '';
    return html`<p class="note">${name(data.setting)}</p>
${figureTable(data.choice, { caption: 'What a board decides by', rowName: (label) => rowName(data, label), sortable: data.choice.isCompact === true })}
${marked}`;
  },
};

export const behind: Section = {
  id: 'behind',
  title: 'What stands behind it',
  body: ({ figures }) =>
    figureTable(figures, { caption: 'Money, bad cases, harm for each go-live, and how much was done' }),
};

/** A strategy by its name, with its id below; a measure as it is. */
function rowName(data: PageData, label: string) {
  const called = labelOf(data, label);
  return called === label ? name(label) : html`${name(called)}<small>${name(label)}</small>`;
}
