/** sources.csv: what the numbers of the scenario rest on: the rows of the evidence that they cite, and where it was published. */
import { citationsIn, evidenceRows, evidenceSections, evidenceSources } from '../../scenario/evidence/evidence.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type Table, textOrNothing } from './table.js';

/** One entry of the evidence, or one line of a section. */
export interface CitedEntry {
  readonly id: string;
  readonly kind: 'row' | 'source' | 'section';
  readonly line: number;
  readonly what: string;
  readonly values: string;
  readonly unit: string;
  readonly grade: string;
  readonly basis: string;
}

export const sources: Table<CitedEntry> = {
  name: 'sources',
  title: 'Sources: the evidence that inputs.csv cites',
  key: ['id', 'line'],
  columns: [
    { name: 'id', type: 'string', means: 'Id, as in the column source of inputs.csv.', cell: (row) => row.id },
    {
      name: 'kind',
      type: 'string',
      among: ['row', 'source', 'section'],
      means: 'row of values, source (a publication), or section (a table).',
      cell: (row) => row.kind,
    },
    { name: 'line', type: 'integer', means: 'From 0: sections have several.', cell: (row) => row.line },
    {
      name: 'what',
      type: 'string',
      means: 'What it is about; of a source, where it was published.',
      cell: (row) => textOrNothing(row.what),
    },
    {
      name: 'values',
      type: 'string',
      means: 'Minimum/mode/maximum of a triangular distribution where nothing else is said; empty of a source.',
      cell: (row) => textOrNothing(row.values),
    },
    { name: 'unit', type: 'string', means: 'Unit of the values.', cell: (row) => textOrNothing(row.unit) },
    {
      name: 'grade',
      type: 'string',
      means: 'How good it is, as in inputs.csv.',
      cell: (row) => textOrNothing(row.grade),
    },
    { name: 'basis', type: 'string', means: 'What it rests on.', cell: (row) => textOrNothing(row.basis) },
  ],
};

const none = { line: 0, values: '', unit: '', grade: '', basis: '' };

/** Every entry, in the order of the evidence. */
const entries: readonly CitedEntry[] = [
  ...evidenceRows.map((row) => ({ ...none, kind: 'row' as const, ...row })),
  ...evidenceSections.flatMap(({ id, rows }) =>
    rows.map(([what = '', of = '', values = '', grade = ''], line) => {
      return {
        ...none,
        id,
        kind: 'section' as const,
        line,
        what: [what, of].filter(Boolean).join(': '),
        values,
        grade,
      };
    }),
  ),
  ...evidenceSources.map(({ id, where }) => ({ ...none, id, kind: 'source' as const, what: where })),
];

/** What the inputs of a scenario cite, and what that cites in turn. */
export function sourceRows({ inputs, observed }: Scenario): CitedEntry[] {
  const cited = new Set<string>();
  const waiting = [...inputs, ...observed].flatMap(({ source }) => citationsIn(source));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (cited.has(id)) continue;
    cited.add(id);
    for (const entry of entries) {
      if (entry.id === id) waiting.push(...citationsIn(`${entry.what} ${entry.values} ${entry.basis}`));
    }
  }
  return entries.filter(({ id }) => cited.has(id));
}
