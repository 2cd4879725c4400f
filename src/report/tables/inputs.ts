/** inputs.csv: every number the scenario came to, with where it comes from. */
import type { InputRow } from '../../scenario/scenario.js';
import type { Table } from './table.js';

export const inputs: Table<InputRow> = {
  name: 'inputs',
  title: 'Inputs: every number of the scenario and its source',
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
    { name: 'unit', type: 'string', means: 'Unit of the value.', cell: (row) => known(row.unit) },
    {
      name: 'source',
      type: 'string',
      means: 'Where it comes from; empty if not said.',
      cell: (row) => known(row.source),
    },
    {
      name: 'grade',
      type: 'string',
      means: 'How good the source is: A (measured) to D (judged).',
      cell: (row) => known(row.grade),
    },
    {
      name: 'default',
      type: 'string',
      means: 'What the model assumes when a file says nothing.',
      cell: (row) => known(row.default),
    },
  ],
};

function known(text: string): string | undefined {
  return text === '' ? undefined : text;
}
