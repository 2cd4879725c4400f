/** The script of the page: draws its charts from the data that is in it, and makes what can be chosen and sorted work. */
import type { PageData } from '../report/page/page-data.js';
import { drawCharts } from './charts/draw.js';
import { chooseReplication } from './choose-replication.js';
import { sortTables } from './sort-tables.js';

const source = document.getElementById('data');
if (source !== null) {
  const data = JSON.parse(source.textContent) as PageData;
  drawCharts(document, data);
  sortTables(document);
  chooseReplication(document, data);
}
