/** Patients and beds over time: what a board watches first, the rest folded away. */
import { html } from '../html.js';
import { fanHtml } from './fans.js';
import type { Section } from './section.js';

/** The series that are shown at once, in this order, by what a board calls them. */
const first: ReadonlyMap<string, string> = new Map([
  ['true_list', 'Patients waiting'],
  ['over_18_weeks', 'Patients waiting longer than 18 weeks'],
  ['emergency_within_4h_share', 'Emergency patients who leave within four hours'],
  ['bed_occupancy_mean_share', 'Beds that are full'],
]);

export const overTime: Section = {
  id: 'over-time',
  title: 'Patients and beds, over time',
  body: (data) => {
    if (data.overTime.length === 0) return undefined;
    const shown = [...first].flatMap(([id, label]) =>
      data.overTime.filter((one) => one.id === id).map((one) => ({ ...one, label })),
    );
    const rest = data.overTime.filter(({ id }) => !first.has(id));
    const more =
      rest.length === 0
        ? ''
        : html`<details><summary>${rest.length} more over time</summary>${rest.map((one) => fanHtml(data, one))}</details>`;
    return html`${shown.map((one) => fanHtml(data, one))}${more}`;
  },
};
