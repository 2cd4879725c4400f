/**
 * datapackage.json: what stands in the tables, column by column, in the form that Frictionless Data specifies
 * (https://specs.frictionlessdata.io/tabular-data-package/), so that other programs can read them without guessing.
 */
import type { Design } from '../experiment/design.js';
import type { Scenario } from '../scenario/scenario.js';
import { allTables, isWritten, type TableDescription } from './tables/registry.js';

/**
 * The descriptor of all tables of a run, as JSON text.
 * @param version of golive, which made them
 */
export function datapackage(scenario: Scenario, design: Design, version: string): string {
  const descriptor = {
    profile: 'tabular-data-package',
    name: scenario.id.toLowerCase(),
    title: scenario.label,
    ...(scenario.question === '' ? {} : { description: scenario.question }),
    version,
    licenses: [{ name: 'MIT', path: 'https://opensource.org/license/mit', title: 'MIT License' }],
    contributors: [{ title: `golive ${version}`, role: 'author' }],
    sources: [{ title: 'sources.csv: the evidence behind inputs.csv', path: 'sources.csv' }],
    resources: allTables.filter((table) => isWritten(table, design)).map((table) => resource(table, design)),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

function resource({ name, title, columns, note, key, foreign = [] }: TableDescription, design: Design) {
  return {
    profile: 'tabular-data-resource',
    name,
    title,
    ...(note === undefined ? {} : { description: note(design) }),
    path: `${name}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: columns.map((column) => ({
        name: column.name,
        type: column.type,
        description: column.means,
        ...(column.unit === undefined ? {} : { unit: column.unit }),
        ...(column.type === 'boolean' ? { trueValues: ['1'], falseValues: ['0'] } : {}),
        ...constraintsOf(column, key),
      })),
      ...(key === undefined ? {} : { primaryKey: key }),
      ...(foreign.length === 0
        ? {}
        : {
            foreignKeys: foreign.map(({ columns: fields, table, of }) => ({
              fields,
              reference: { resource: table, fields: of },
            })),
          }),
      missingValues: [''],
    },
  };
}

/** What holds of every cell: counts are not negative, words are of a list, cells of a key are not empty. */
function constraintsOf(
  { name, type, among, mayBeEmpty }: TableDescription['columns'][number],
  key: readonly string[] = [],
) {
  const constraints = {
    ...(key.includes(name) && mayBeEmpty === undefined ? { required: true } : {}),
    ...(key.length === 1 && key[0] === name ? { unique: true } : {}),
    ...(type === 'integer' ? { minimum: 0 } : {}),
    ...(among === undefined ? {} : { enum: among }),
  };
  return Object.keys(constraints).length === 0 ? {} : { constraints };
}
