/** The answer: the plain sentence, what a board asks next, and the comparison in words. */
import { html, name } from '../html.js';
import type { PageData } from '../page-data.js';
import type { Section } from './section.js';

export const answer: Section = {
  id: 'answer',
  title: 'The answer',
  body: (data) => {
    const [first, ...rest] = data.lead.sentences;
    const sentences = [
      html`<p class="lead">${name(first ?? '')}</p>`,
      ...rest.map((sentence) => html`<p class="mind">${name(sentence)}</p>`),
    ];
    return html`${sentences}
<div class="points">${pointsOf(data)}</div>
<h3>The comparison in words</h3>
${data.paragraphs.map((told) => (told[0]?.endsWith(':') === true ? listed(told) : html`<p>${name(told.join(' '))}</p>`))}`;
  },
};

function listed([heading, ...told]: readonly string[]) {
  return html`<p>${name(heading ?? '')}</p><ul>${told.map((one) => html`<li>${name(one)}</li>`)}</ul>`;
}

/** More strategies than this are folded away. */
const MOST = 4;

function pointsOf({ lead, strategies }: PageData) {
  return lead.points.map(({ question, replies }) => {
    const lines = replies.map(({ of, text, note }) => {
      const whose = of === '' || strategies.length === 1 ? '' : html`<dt>${name(of)}</dt>`;
      const more = note === '' ? '' : html` <small>${name(note)}</small>`;
      return html`${whose}<dd>${name(text)}${more}</dd>`;
    });
    const list = html`<dl>${lines}</dl>`;
    const folded =
      replies.length > MOST ? html`<details><summary>All ${strategies.length} plans</summary>${list}</details>` : list;
    return html`<section class="point"><h3>${question}</h3>${folded}</section>`;
  });
}
