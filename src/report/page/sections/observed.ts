/** What was observed of the programme, and whether the model covers it. */
import { type Html, html, name } from '../html.js';
import type { Observed, PageData } from '../page-data.js';
import { plainTable } from '../table.js';
import { labelOf, type Section } from './section.js';

export const observed: Section = {
  id: 'observed',
  title: 'What was observed',
  body: (data) => {
    const all = data.observed;
    if (all.length === 0) {
      return html`<p>The scenario holds no published values to put beside what is simulated: it is a forecast, not checked against what happened.</p>`;
    }
    const judged = all.filter(({ verdict }) => verdict !== '');
    const within = judged.filter(({ verdict }) => verdict === 'in').length;
    const said =
      judged.length === 0
        ? html`<p>${all.length} values were published. This run does not hold what is to be put beside them: <code>golive report --observed</code> simulates it.</p>`
        : html`<p class="${within === judged.length ? 'well' : 'mind'}">Of ${judged.length} published values the model covers ${within}: the simulated median lies in the accepted range.${
            within === judged.length ? '' : ' Those that are out are marked.'
          }</p>`;
    return html`${said}${plainTable(
      ['What', 'Published', 'accepted', 'Simulated', 'nine in ten', ''],
      all.map((one) => rowOf(data, one)),
      { caption: 'Published values beside simulated ones' },
    )}`;
  },
};

function rowOf(
  data: PageData,
  { id, label, strategy, trust, published, range, simulated, interval, verdict, source }: Observed,
) {
  const where = [labelOf(data, strategy), data.trusts.find((one) => one.id === trust)?.label ?? trust].filter(
    (one) => one !== '',
  );
  const what: Html = html`${name(label)}<small>${name(`${id}: ${where.join(', ')}`)}</small><small>${name(source)}</small>`;
  const mark = verdict === '' ? '' : html`<span class="mark ${verdict === 'in' ? 'best' : 'out'}">${verdict}</span>`;
  return [what, published, range, simulated === '' ? '-' : simulated, interval, mark];
}
