/** Every field of a scenario file and every metric as Markdown, from the tables: the lower part of scenarios/README.md. */
import { type Catalogue, catalogueRecords } from './catalogue.js';
import { type KeyOfFile, keysOfFile } from './tables/keys.js';

const headings: Readonly<Record<Catalogue, string>> = {
  trusts: 'Fields of a trust',
  services: 'Fields of a service, by kind',
  mechanisms: 'Mechanisms',
  strategies: 'Presets: what national and local decide',
  metrics: 'Metrics',
};

/** The reference, section by section. */
export function reference(): string {
  const fields = (['trusts', 'services', 'mechanisms', 'strategies'] as const).map((what) => {
    const rows = catalogueRecords(what).map((row) => {
      const range = `${cell(row['minimum'])} to ${cell(row['maximum'])}`;
      const value = row['value'] === null || row['value'] === '' ? 'required' : cell(row['value']);
      return `| ${cell(row['of'])} | \`${cell(row['path'])}\` | ${cell(row['unit'])} | ${range} | ${value} | ${cell(row['source'])} | ${cell(row['means'])} |`;
    });
    return [
      `## ${headings[what]}`,
      '',
      '| | field | unit | range | default | source | |',
      `|${'---|'.repeat(7)}`,
      ...rows,
      '',
    ];
  });
  const metrics = catalogueRecords('metrics').map(
    (row) =>
      `| \`${cell(row['metric'])}\` | ${cell(row['unit'])} | ${cell(row['better'])} | ${cell(row['definition'])} | ${cell(row['censoring'])} |`,
  );
  const measured = [
    `## ${headings.metrics}`,
    '',
    '| metric | unit | better | | at the end of the window |',
    `|${'---|'.repeat(5)}`,
    ...metrics,
  ];
  const keys = [
    '## Keys of the calendar, the programme and the record',
    '',
    '| key | form | default | |',
    `|${'---|'.repeat(4)}`,
    ...keysOfFile.map(keyRow),
    '',
  ];
  return `${[...keys, ...fields.flat(), ...measured].join('\n')}\n`;
}

function keyRow({ path, form, required, standard, means }: KeyOfFile): string {
  return `| \`${cell(path)}\` | ${cell(form)} | ${required ? 'required' : cell(standard)} | ${cell(means)} |`;
}

function cell(value: unknown): string {
  return String(value ?? '').replaceAll('|', '\\|');
}
