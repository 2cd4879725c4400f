/**
 * The script of the page: draws the charts of the report that is in it and lets changes be tried; or, where there is none
 * yet, lets a scenario be run.
 */
import type { BlankData } from '../report/page/blank-html.js';
import { WHAT_IF } from '../report/page/ids.js';
import type { PageData } from '../report/page/page-data.js';
import { startBlank } from './blank/start-blank.js';
import { Engine } from './engine/client.js';
import { drawReport, enliven } from './report.js';
import { startWhatIf } from './what-if/section.js';

const main = document.querySelector('main')!;
const script = document.getElementById('engine')?.textContent;
const engine = script == null ? undefined : new Engine(script, navigator.hardwareConcurrency || 1);

const data = read<PageData>('data');
if (data !== undefined) {
  enliven(main, data, engine);
  const section = document.getElementById(WHAT_IF);
  if (section !== null && engine !== undefined) {
    startWhatIf({ section, engine, data, redraw: (changed) => drawReport(main, changed ?? data, engine) });
  }
}
const blank = read<BlankData>('blank');
if (blank !== undefined && engine !== undefined) startBlank(main, engine, blank);

/** What the page was written with. */
function read<T>(id: string): T | undefined {
  const text = document.getElementById(id)?.textContent;
  return text == null ? undefined : (JSON.parse(text) as T);
}
