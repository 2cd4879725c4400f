/** The evidence as Markdown: scenarios/EVIDENCE.md, made of the registry. */
import { evidenceRows, evidenceSections, evidenceSources, grades } from '../scenario/evidence/evidence.js';

/** The whole file. */
export function evidenceMarkdown(): string {
  const sections = evidenceSections.flatMap(({ id, title, columns, rows }) => [
    `## ${id}: ${title}`,
    '',
    ...table(columns, rows),
    '',
  ]);
  const lines = [
    '# Evidence',
    '',
    'What the numbers of the model and of the shipped scenarios rest on. A number names a row (P14), a source (S3, E21, G1) or a section (EVIDENCE-3) of this file; inputs.csv tells the same for each number of a run, and sources.csv holds the entries that it cites. a/b/c are the minimum, the mode and the maximum of a triangular distribution where nothing else is said.',
    '',
    '## Grades',
    '',
    ...table(['grade', ''], [...grades]),
    '',
    '## Rows',
    '',
    ...table(
      ['', 'what', 'values', 'unit', 'grade', 'basis'],
      evidenceRows.map(({ id, what, values, unit, grade, basis }) => [id, what, values, unit, grade, basis]),
    ),
    '',
    ...sections,
    '## Sources',
    '',
    ...table(
      ['', 'where'],
      evidenceSources.map(({ id, where }) => [id, where]),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), `|${'---|'.repeat(columns.length)}`, ...rows.map(line)];
}
