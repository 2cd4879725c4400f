/**
 * The page without a report: a scenario is opened or pasted, checked by the same parser as in the terminal, simulated with
 * progress, and read as the report that the command line would write; its tables are saved as one zip.
 */
import type { BlankData } from '../../report/page/blank-html.js';
import { WHAT_IF } from '../../report/page/ids.js';
import type { PageData } from '../../report/page/page-data.js';
import { fill, labelled, make, save } from '../dom.js';
import type { Ran, Read } from '../engine/answer.js';
import { Engine, Stopped } from '../engine/client.js';
import { drawReport } from '../report.js';
import { progressLine } from '../what-if/progress.js';
import { failureText, warningsText } from '../what-if/said.js';
import { startWhatIf } from '../what-if/section.js';

/** The page's own section. */
const SCENARIO = 'scenario';

/** Largest scenario file, bytes: as in the terminal. */
const MOST_BYTES = 8 * 1024 * 1024;

export function startBlank(main: HTMLElement, engine: Engine, { file: first, text, version }: BlankData): void {
  const section = document.getElementById(SCENARIO)!;
  const why = Engine.whyNot();
  if (why !== undefined) {
    section.append(make('p', { class: 'mind' }, why));
    return;
  }
  let file = first;
  const open = make('input', { type: 'file', accept: '.yaml,.yml,text/yaml' });
  const area = make('textarea', { rows: 18, spellcheck: 'false', autocomplete: 'off' });
  area.value = text;
  const count = make('input', { type: 'number', min: 1, step: 1, placeholder: "the file's" });
  const perTrust = make('input', { type: 'checkbox' });
  const run = make('button', { type: 'button', class: 'main' }, 'Run it');
  const check = make('button', { type: 'button' }, 'Only check it');
  const tables = make('button', { type: 'button', hidden: true }, 'Save the tables (zip)');
  const keep = make('button', { type: 'button' }, 'Save the scenario');
  const progress = progressLine();
  const said = make('div', { 'aria-live': 'polite' });
  let zip: Blob | undefined;
  let latest = 0;

  const attempt = async (simulate: boolean): Promise<void> => {
    const mine = ++latest;
    engine.stop();
    fill(said);
    const source = { text: area.value, set: [] };
    progress.begin('The scenario is read ...', () => engine.stop());
    try {
      const read = (await engine.ask(source)) as Read;
      if (mine !== latest) return;
      const warnings = warningsText(read.warnings, file);
      fill(said, warnings);
      if (!simulate) {
        progress.end(
          `${read.label}: ${read.strategies.length} strategies, ${read.replications} replications. It can be run.`,
        );
        return;
      }
      const replications = count.value === '' ? undefined : Number(count.value);
      const request = {
        kind: 'run',
        choices: { replications, perTrust: perTrust.checked },
        page: true,
        tables: true,
        file,
        version,
      } as const;
      const ran = (await engine.ask(source, request, progress.step)) as Ran;
      if (mine !== latest) return;
      zip = ran.zip;
      tables.hidden = zip === undefined;
      progress.end(`${ran.replications} replications done. The report is below.`);
      show(ran.page!);
    } catch (error) {
      if (mine !== latest) return;
      progress.end(error instanceof Stopped ? 'Stopped.' : '');
      if (!(error instanceof Stopped)) fill(said, failureText(error, file));
    }
  };

  /** Draws the report, with a section of its own for changes to this run. */
  const show = (data: PageData): void => {
    document.getElementById(WHAT_IF)?.remove();
    drawReport(main, data, engine, [SCENARIO]);
    const whatIf = document.getElementById(WHAT_IF)!;
    startWhatIf({
      section: whatIf,
      engine,
      data,
      redraw: (changed) => drawReport(main, changed ?? data, engine, [SCENARIO]),
    });
  };

  const load = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    if (chosen.size > MOST_BYTES) {
      fill(said, failureText(new Error(`${chosen.name} is larger than 8 MiB, which no scenario is`), chosen.name));
      return;
    }
    try {
      area.value = new TextDecoder('utf-8', { fatal: true }).decode(await chosen.arrayBuffer());
      file = chosen.name;
      fill(said);
      progress.end(`${chosen.name} is open.`);
    } catch {
      fill(said, failureText(new Error(`${chosen.name} is not UTF-8 text`), chosen.name));
    }
  };
  open.addEventListener('change', () => void load(open.files?.[0]));
  area.addEventListener('dragover', (event) => event.preventDefault());
  area.addEventListener('drop', (event) => {
    const dropped = event.dataTransfer?.files[0];
    if (dropped === undefined) return;
    event.preventDefault();
    void load(dropped);
  });
  run.addEventListener('click', () => void attempt(true));
  check.addEventListener('click', () => void attempt(false));
  keep.addEventListener('click', () => save(file, area.value));
  tables.addEventListener('click', () => zip !== undefined && save(`${file.replace(/\.ya?ml$/, '')}-tables.zip`, zip));
  section.append(
    labelled('Open a scenario file', open),
    labelled('The scenario, as YAML', area),
    labelled('Replications', count),
    make('label', { class: 'check' }, perTrust, 'The measures of each trust too'),
    make('div', { class: 'choose' }, run, check, keep, tables),
    progress.element,
    said,
  );
}
