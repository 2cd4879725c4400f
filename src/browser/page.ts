/** The script of the page: draws its charts from the data that is in it, and makes its tables sortable. */
import type { PageData } from '../report/page/page-data.js';
import { drawCharts } from './charts/draw.js';

const source = document.getElementById('data');
if (source !== null) {
  const data = JSON.parse(source.textContent) as PageData;
  drawCharts(document, data);
}
