/** The answer: the plain sentence, what a board asks next, and the comparison in words. */
import { type Html, html, name } from '../html.js';
import type { PageData, Reply } from '../page-data.js';
import { labelOf, type Section } from './section.js';

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
${data.paragraphs.map(paragraph)}`;
  },
};

/** Longer lists are folded away. */
const LONGEST = 8;

function paragraph(told: readonly string[]): Html {
  const [heading = '', ...rest] = told;
  if (!heading.endsWith(':')) return html`<p>${name(told.join(' '))}</p>`;
  const list = html`<ul>${rest.map((one) => html`<li>${name(one)}</li>`)}</ul>`;
  if (rest.length > LONGEST) return html`<details><summary>${name(heading.slice(0, -1))}</summary>${list}</details>`;
  return html`<p>${name(heading)}</p>${list}`;
}

/** Up to so many strategies are all shown; of more those that lead. */
const ALL_SHOWN = 3;

function pointsOf(data: PageData): Html[] {
  const { lead, strategies } = data;
  return lead.points.map(({ question, replies }) => {
    const isFirst = ({ of }: Reply) => of === '' || strategies.length <= ALL_SHOWN || lead.leaders.includes(of);
    const others = replies.filter((reply) => !isFirst(reply));
    const more =
      others.length === 0
        ? ''
        : html`<details><summary>The other plans</summary>${repliesHtml(data, others)}</details>`;
    return html`<section class="point"><h3>${question}</h3>${repliesHtml(data, replies.filter(isFirst))}${more}</section>`;
  });
}

/** Whose each is stands above the first of them. */
function repliesHtml(data: PageData, replies: readonly Reply[]): Html {
  const lines = replies.map(({ of, text, note }, i) => {
    const isNamed = of !== '' && of !== replies[i - 1]?.of && data.strategies.length > 1;
    const whose = isNamed ? html`<dt>${name(labelOf(data, of))}</dt>` : '';
    const more = note === '' ? '' : html` <small>${name(note)}</small>`;
    return html`${whose}<dd>${name(text)}${more}</dd>`;
  });
  return replies.some(({ of }) => of !== '') && data.strategies.length > 1
    ? html`<dl>${lines}</dl>`
    : html`<ul class="plain">${replies.map(({ text, note }) => html`<li>${name(text)}${note === '' ? '' : html` <small>${name(note)}</small>`}</li>`)}</ul>`;
}
