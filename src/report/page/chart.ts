/**
 * A chart as the page holds it before it is drawn: its title, the sentence that says what to see, a place for the drawing
 * and the numbers as a table. Where no script runs, everything but the drawing is there.
 */
import { type Html, html, type Inset } from './html.js';

/** The charts that the browser draws. */
export type ChartName = 'gantt' | 'fan' | 'months' | 'waterfall' | 'paired' | 'finish';

export interface Chart {
  readonly chart: ChartName;
  /** Which of several charts of the name. */
  readonly key: string;
  readonly title: string;
  /** What to see. */
  readonly sees: Inset;
  /** What the drawing shows, for those who do not see it. */
  readonly alt: string;
  /** The numbers. */
  readonly table: Html;
}

export function chartHtml({ chart, key, title, sees, alt, table }: Chart): Html {
  return html`<figure class="chart" data-chart="${chart}" data-key="${key}">
<figcaption><h3>${title}</h3><p>${sees}</p></figcaption>
<div class="plot" role="img" aria-label="${alt}"></div>
<details><summary>The numbers of this chart</summary>${table}</details>
</figure>`;
}
