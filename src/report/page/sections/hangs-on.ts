/** What the answer hangs on: numbers that nobody knows, chance, the structure of the model, and studies of it. */
import { type Html, html, name } from '../html.js';
import type { PageData, Study } from '../page-data.js';
import { figureTable, plainTable } from '../table.js';
import { labelOf, type Section } from './section.js';

export const hangsOn: Section = {
  id: 'hangs-on',
  title: 'What it hangs on',
  body: (data) => {
    const { hangsOn: told, studies } = data;
    if (told.length === 0 && studies.length === 0) return undefined;
    const full =
      told.length === 0
        ? ''
        : html`<details><summary>In full: chance, numbers that nobody knows, and the structure of the model</summary>${told.map((one) => html`<p>${name(one)}</p>`)}</details>`;
    return html`${mattersHtml(data)}${full}${studies.map(studyHtml)}`;
  },
};

function mattersHtml(data: PageData): Html {
  const { matters, reference } = data;
  if (matters.length === 0) {
    return html`<p>No single number that nobody knows stands out from chance as what decides between the plans.</p>`;
  }
  return html`<p>Better evidence on these numbers would help most: a difference from ${name(labelOf(data, reference))} goes with them more than chance would show. 1 and -1 are the strongest, 0 is none.</p>
${plainTable(
  ['Number that nobody knows', 'Plan', 'On', 'Strength', 'Evidence'],
  matters.map(({ number, strategy, label, correlation, interval, source }) => [
    name(number),
    name(labelOf(data, strategy)),
    label,
    html`${correlation}<small>${interval}</small>`,
    source,
  ]),
  { caption: 'Numbers that the differences hang on', isText: true },
)}`;
}

function studyHtml({ title, sentences, tables }: Study): Html {
  return html`<h3>${name(title)}</h3>${sentences.map((one) => html`<p>${name(one)}</p>`)}${tables.map((table) => figureTable(table, { caption: title }))}`;
}
