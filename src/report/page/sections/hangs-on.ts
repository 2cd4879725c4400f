/** What the answer hangs on: chance, numbers that nobody knows, the structure of the model, and studies of it. */
import { type Html, html, name } from '../html.js';
import type { Study } from '../page-data.js';
import { figureTable } from '../table.js';
import type { Section } from './section.js';

export const hangsOn: Section = {
  id: 'hangs-on',
  title: 'What it hangs on',
  body: ({ hangsOn: told, studies }) => {
    if (told.length === 0 && studies.length === 0) return undefined;
    return html`${told.map((one) => html`<p>${name(one)}</p>`)}${studies.map(studyHtml)}`;
  },
};

function studyHtml({ title, sentences, tables }: Study): Html {
  return html`<h3>${name(title)}</h3>${sentences.map((one) => html`<p>${name(one)}</p>`)}${tables.map((table) => figureTable(table, { caption: title }))}`;
}
