/**
 * datapackage.json: what stands in the tables, column by column, in the form that Frictionless Data specifies
 * (https://specs.frictionlessdata.io/tabular-data-package/), so that other programs can read them without guessing.
 */
import type { Design } from '../experiment/design.js';
import type { Scenario } from '../scenario/scenario.js';
import { allTables, type TableDescription } from './tables/registry.js';

/** The descriptor of all tables of a run, as JSON text. */
export function datapackage(scenario: Scenario, design: Design): string {
  const descriptor = {
    profile: 'tabular-data-package',
    name: scenario.id.toLowerCase(),
    title: scenario.label,
    description: scenario.question,
    resources: allTables.map((table) => resource(table, design)),
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
