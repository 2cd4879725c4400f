/** Section 3 of the checklist: where numbers come from, what was done to them, which there are, and what is assumed. */
import { grades } from '../../scenario/evidence/evidence.js';
import type { InputRow } from '../../scenario/scenario.js';
import { sourceRows } from '../tables/sources.js';
import { whatItHangsOn } from '../what-it-hangs-on.js';
import { listed, type StressData, type StressItem } from './item.js';

export function dataItems(data: StressData): StressItem[] {
  return [sources(data), preprocessing(data), inputs(data), assumptions(data)];
}

function sources({ scenario }: StressData): StressItem {
  const cited = sourceRows(scenario);
  const published = cited.filter(({ kind }) => kind === 'source');
  const known = [...grades].map(([grade, means]) => {
    const count = scenario.inputs.filter((row) => row.grade === grade).length;
    return count === 0 ? [] : [`${grade} (${means}) ${count}`];
  });
  const rows = new Set(cited.filter(({ kind }) => kind !== 'source').map(({ id }) => id));
  return {
    item: '3.1',
    heading: 'Data sources',
    text: [
      `Every number has its source beside it, in the scenario and in inputs.csv; ${rows.size} rows and tables of evidence are cited (sources.csv), which rest on publications.`,
      `Inputs with a grade of their own: ${listed(known.flat()) || 'none'}; the others have that of the row which they cite.`,
    ].join('\n'),
    ...(published.length === 0
      ? {}
      : { table: { columns: ['id', 'published'], rows: published.map(({ id, what }) => [id, what]) } }),
  };
}

function preprocessing({ scenario, code }: StressData): StressItem {
  const worked = scenario.inputs.filter(({ value }) => value === 'from_demand' || value === 'balanced').length;
  const text = [
    'None outside the program: volumes and prices are typed as published, with the arithmetic as the reason. Dates become days from the start, money is in GBP.',
    ...(worked === 0
      ? []
      : [
          `${worked} inputs (slots from demand, lists in the usual state of their target wait) are worked out by the model at the means of the others.`,
        ]),
    ...(code.set.length === 0 ? [] : [`Set in place of the file: ${code.set.join('; ')}.`]),
  ];
  return { item: '3.2', heading: 'Pre-processing', text: text.join('\n') };
}

/** What is the same of several trusts or services stands once. */
function inputs({ scenario }: StressData): StressItem {
  const groups = new Map<string, { row: InputRow; path: string; of: string[] }>();
  for (const row of scenario.inputs) {
    const [, trust, rest] = /^trusts\.([^.]+)\.(.+)$/.exec(row.path) ?? [];
    const path = rest ?? row.path;
    const key = JSON.stringify([trust !== undefined, path, row.value, row.unit, row.source, row.grade]);
    const group = groups.get(key) ?? { row, path, of: [] };
    if (trust !== undefined) group.of.push(trust);
    groups.set(key, group);
  }
  const all = scenario.settings.trusts.length;
  const whose = (of: readonly string[]) =>
    of.length === 0 ? '' : of.length === all ? 'every trust' : of.length > 5 ? `${of.length} trusts` : listed(of);
  return {
    item: '3.3',
    heading: 'Input parameters',
    text: `${scenario.inputs.length} inputs; those that trusts share stand once. A distribution is drawn in each world, each trust or each go-live, as golive list mechanisms says of it.`,
    table: {
      columns: ['input', 'of', 'value', 'unit', 'source', 'grade'],
      rows: [...groups.values()].map(({ row, path, of }) => [
        path,
        whose(of),
        row.value,
        row.unit,
        row.source,
        row.grade,
      ]),
    },
  };
}

/** Texts that explain a judgement, with how many numbers rest on it. */
function assumptions({ scenario, results }: StressData): StressItem {
  const judged = new Map<string, number>();
  for (const { grade, source } of scenario.inputs)
    if (grade === 'D' && source !== '') judged.set(source, (judged.get(source) ?? 0) + 1);
  const text = [
    'Harm is what comes on top of the same future without go-lives, so that what happens anyway is not counted. Not in the model: clinical harm, patients who move between trusts, staff by name.',
    ...whatItHangsOn(scenario, results).slice(0, 1),
    ...scenario.warnings.map(({ message, path }) => `Probably not meant, and simulated as it is: ${path}: ${message}.`),
    ...(judged.size === 0 ? [] : ['What is judged, by the reason that is given:']),
  ];
  return {
    item: '3.4',
    heading: 'Assumptions',
    text: text.join('\n'),
    ...(judged.size === 0
      ? {}
      : {
          table: { columns: ['reason', 'inputs'], rows: [...judged].map(([reason, count]) => [reason, String(count)]) },
        }),
  };
}
