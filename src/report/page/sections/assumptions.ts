/** What the model assumes: how well its numbers are founded, and every one of them. */
import { type Html, html, name } from '../html.js';
import type { Assumption, PageData } from '../page-data.js';
import { plainTable } from '../table.js';
import type { Section } from './section.js';

export const assumptions: Section = {
  id: 'assumptions',
  title: 'What it assumes',
  body: (data) => {
    const { assumptions: all, evidence } = data;
    const own = all.filter(({ isOwn }) => isOwn);
    return html`<p>${all.length} different numbers, dates and choices go into this run; ${own.length} of them are said by the scenario, the others are the model's own.</p>
${gradeTable(data)}
<details><summary>What the scenario says</summary>${numbers(own, 'What the scenario says')}</details>
<details><summary>What the model takes where the scenario says nothing</summary>${numbers(
      all.filter(({ isOwn }) => !isOwn),
      'What the model takes where the scenario says nothing',
    )}</details>
<details><summary>The evidence that they cite</summary>${plainTable(
      ['Id', 'What', 'Values', 'Grade', 'Rests on'],
      evidence.map(({ id, what, values, grade, basis }) => [id, name(what), values, grade, name(basis)]),
      { caption: 'The evidence that the numbers cite', isText: true },
    )}</details>`;
  },
};

/** How many numbers have which grade. */
function gradeTable({ assumptions: all, grades }: PageData): Html {
  const rows = [...grades, ['', 'not graded: a choice or a date, or nobody said'] as const].flatMap(
    ([grade, means]) => {
      const count = all.filter((one) => one.grade === grade).length;
      return count === 0 ? [] : [[grade === '' ? 'none' : grade, means, count]];
    },
  );
  return plainTable(['Grade', 'It is', 'Numbers'], rows, { caption: 'How well the numbers are founded', isText: true });
}

function numbers(rows: readonly Assumption[], caption: string): Html {
  return plainTable(
    ['Number', 'Value', 'Unit', 'Grade', 'Source'],
    rows.map(({ path, value, unit, source, grade, times }) => {
      const many = times > 1 ? html`<small>the same ${times} times</small>` : '';
      return [html`<code>${path}</code>${many}`, name(value), unit, grade, name(source)];
    }),
    { caption, isText: true },
  );
}
