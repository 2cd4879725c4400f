/** inputs.csv: every number, date and name that the scenario comes to, and where it is from. */
import { grades } from '../../scenario/evidence/evidence.js';
import type { InputRow } from '../../scenario/scenario.js';
import type { Table } from './table.js';

export const inputs: Table<InputRow> = {
  name: 'inputs',
  title: 'Inputs: every number of the scenario and its source',
  key: ['path'],
  columns: [
    {
      name: 'path',
      type: 'string',
      means: 'Path of the number; the same path works in --set.',
      cell: (row) => row.path,
    },
    {
      name: 'value',
      type: 'string',
      means: 'A number, a distribution, a word, a date, or off.',
      cell: (row) => row.value,
    },
    { name: 'unit', type: 'string', means: 'Unit of the value.', cell: (row) => stated(row.unit) },
    {
      name: 'source',
      type: 'string',
      means: 'Where it comes from, by ids of sources.csv; set by hand: with --set; empty if not said.',
      cell: (row) => stated(row.source),
    },
    {
      name: 'grade',
      type: 'string',
      means: `How good the source is. ${[...grades].map(([grade, means]) => `${grade}: ${means}`).join('; ')}.`,
      cell: (row) => stated(row.grade),
    },
    {
      name: 'judged_as',
      type: 'string',
      means: 'Of an uncertain number that is a judgement: under different names it is drawn as judgements says.',
      cell: (row) => row.judgedAs,
    },
    {
      name: 'default',
      type: 'string',
      means: 'What the model assumes when a file says nothing.',
      cell: (row) => stated(row.default),
    },
  ],
};

/** A text; undefined, an empty cell, when there is none. */
function stated(text: string): string | undefined {
  return text === '' ? undefined : text;
}
