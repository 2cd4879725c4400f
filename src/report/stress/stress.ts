/**
 * STRESS-DES: the checklist by which a discrete-event simulation is reported so that others can judge and repeat it,
 * filled from scenario, model and results. Source: Monks et al. (2019), Strengthening the reporting of empirical
 * simulation studies, Journal of Simulation 13, 55-67.
 */
import { show } from '../../scenario/text/issues.js';
import { dataItems } from './data.js';
import { experimentation } from './experimentation.js';
import { implementation } from './implementation.js';
import type { StressData, StressItem } from './item.js';
import { logic } from './logic.js';
import { objectives } from './objectives.js';

/** Sections by the first digit of their items. */
export const stressSections: ReadonlyMap<string, string> = new Map([
  ['1', 'Objectives'],
  ['2', 'Logic'],
  ['3', 'Data'],
  ['4', 'Experimentation'],
  ['5', 'Implementation'],
  ['6', 'Code access'],
]);

/** Every item of the checklist, in its order. */
export function stressItems(data: StressData): readonly StressItem[] {
  return [...objectives(data), ...logic(data), ...dataItems(data), ...experimentation(data), ...implementation(data)];
}

/** Longest text of a cell or a paragraph, in characters. */
const LONGEST = 4000;

/** The checklist as Markdown. */
export function stressMarkdown(data: StressData): string {
  let section = '';
  const lines = stressItems(data).flatMap((item) => {
    const title = stressSections.get(item.item[0]!)!;
    const opens = title === section ? [] : [`## ${title}`, ''];
    section = title;
    return [...opens, ...itemLines(item)];
  });
  const head = [
    `# STRESS-DES: ${plain(data.scenario.label)}`,
    '',
    'Strengthening the reporting of empirical simulation studies, discrete-event simulation (Monks et al. 2019, Journal of Simulation 13, 55-67), filled by golive from the scenario, the model and the results.',
    '',
  ];
  return `${[...head, ...lines].join('\n').trimEnd()}\n`;
}

function itemLines({ item, heading, text, table, diagram }: StressItem): string[] {
  const paragraphs = text.split('\n').flatMap((paragraph) => [plain(paragraph), '']);
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;
  const rows =
    table === undefined
      ? []
      : [line(table.columns), `|${' --- |'.repeat(table.columns.length)}`, ...table.rows.map(line), ''];
  const picture = diagram === undefined ? [] : ['```mermaid', ...diagram.split('\n'), '```', ''];
  return [`### ${item} ${heading}`, '', ...paragraphs, ...picture, ...rows];
}

/** Text as Markdown shows it: nothing in it is markup, whatever a label holds. */
function plain(text: string): string {
  return show(text, LONGEST)
    .replaceAll(/[\\`*_{}[\]<>|~]/g, '\\$&')
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}
