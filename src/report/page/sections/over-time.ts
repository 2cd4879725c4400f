/** Patients and beds over time: what a board watches first, the rest folded away. */
import { html } from '../html.js';
import { fanHtml } from './fans.js';
import type { Section } from './section.js';

/** Ids of the series that are shown at once, in this order. */
const first = ['true_list', 'over_18_weeks', 'emergency_within_4h_share', 'bed_occupancy_mean_share'];

export const overTime: Section = {
  id: 'over-time',
  title: 'Patients and beds, over time',
  body: (data) => {
    if (data.overTime.length === 0) return undefined;
    const shown = first.flatMap((id) => data.overTime.filter((one) => one.id === id));
    const rest = data.overTime.filter(({ id }) => !first.includes(id));
    const more =
      rest.length === 0
        ? ''
        : html`<details><summary>${rest.length} more over time</summary>${rest.map((one) => fanHtml(data, one))}</details>`;
    return html`${shown.map((one) => fanHtml(data, one))}${more}`;
  },
};
