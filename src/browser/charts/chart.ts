/** What a chart is to the page: from the data to elements, for a width. */
import type { PageData } from '../../report/page/page-data.js';

export interface ChartPlace {
  readonly data: PageData;
  /** Which of several charts of the name. */
  readonly key: string;
  /** Width of its place, px. */
  readonly width: number;
  /** The figure that it stands in, for what is chosen there. */
  readonly figure: HTMLElement;
}

export type DrawChart = (place: ChartPlace) => Iterable<Element>;
