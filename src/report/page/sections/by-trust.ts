/** Harm by trust: who waits and who pays, a row a trust, to be sorted. */
import { html, name } from '../html.js';
import { figureTable } from '../table.js';
import { labelOf, type Section } from './section.js';

/** Plans beyond these are folded away. */
const UNFOLDED = 3;

export const byTrust: Section = {
  id: 'by-trust',
  title: 'Harm by trust',
  body: (data) => {
    const { byTrust: figures, strategies, trusts } = data;
    if (figures === null) {
      return html`<p class="note">This run did not keep the measures of each trust: run it with <code>--per-trust</code>.</p>`;
    }
    return html`${figures.sections.map((section, s) => {
      const label = labelOf(data, strategies[s]!.id);
      const rows = section.rows.map((row, t) => ({ ...row, label: trusts[t]!.label, note: undefined }));
      const table = figureTable(
        { ...figures, sections: [{ heading: '', rows }] },
        { caption: `Trusts under ${label}`, corner: 'Trust', sortable: true },
      );
      if (s < UNFOLDED) return html`<h3>${name(label)}</h3>${table}`;
      return html`<details><summary>${name(label)}</summary>${table}</details>`;
    })}`;
  },
};
