/** How bad it can get: the value that few replications exceed, of each headline. */
import { html, name } from '../html.js';
import { figureTable } from '../table.js';
import { behindOf } from './behind.js';
import type { Section } from './section.js';

export const badCase: Section = {
  id: 'bad-case',
  title: 'How bad it can get',
  body: (data) => {
    const figures = behindOf(data, ['bad_case']);
    if (figures === undefined) return undefined;
    const told =
      data.told.length === 0
        ? ''
        : html` <a href="#told">What happens in them</a> is told below the timelines${data.told.length < data.strategies.length ? ', of some' : ''}.`;
    return html`<p>${name('A plan is not judged by its mean alone. The bad case is what few replications exceed; the replication nearest to it can be looked at.')}${told}</p>
${figureTable(figures, { caption: 'A bad case of each headline' })}`;
  },
};
