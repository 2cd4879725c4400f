/** The numbers that a scenario file can set, as rows: of mechanisms, of kinds of service, of trusts, of presets. */
import { serviceKinds } from '../../model/care/kinds.js';
import { mechanisms } from '../../model/mechanisms/registry.js';
import { distributionOf, type Parameter, type Parameters, type Value } from '../../model/parameter.js';
import { presets } from '../../model/strategies/registry.js';
import { trustFields } from '../../model/trust-fields.js';
import { writeList, writeValue } from '../../scenario/resolve/values.js';
import { LISTED_FROM, listedShare } from '../../scenario/schema/schema-services.js';
import type { Table } from './table.js';

/** One number of what `of` names. */
export interface ListedParameter {
  readonly of: string;
  readonly path: string;
  readonly parameter: Parameter;
  /** The value in words: the default, or what a preset says; empty where the file must say. */
  readonly value: string;
  readonly source: string;
}

/** Things that have parameters: what they are called, what they mean, their numbers. */
export interface Listed {
  readonly id: string;
  /** What kind of thing, in a few words. */
  readonly note: string;
  readonly means: string;
  readonly parameters: readonly ListedParameter[];
}

export const listedMechanisms: readonly Listed[] = mechanisms.map(({ id, means, about, scope, parameters }) => ({
  id,
  note: `${about === 'world' ? 'the world' : 'a decision'}, ${scope === 'programme' ? 'one for all trusts' : 'at each trust'}`,
  means,
  parameters: parameterRows(id, parameters),
}));

export const listedServices: readonly Listed[] = serviceKinds.map(({ id, means, fields, listed }) => ({
  id,
  note: 'a kind of service',
  means,
  parameters: parameterRows(id, listed ? { ...fields, [`${LISTED_FROM}.<service>`]: listedShare } : fields),
}));

export const listedTrusts: readonly Listed[] = [
  {
    id: 'trust',
    note: 'every trust',
    means: 'What every trust has beside its services.',
    parameters: parameterRows('trust', trustFields),
  },
];

export const listedStrategies: readonly Listed[] = presets.map(({ id, label, means, mechanisms: settings }) => ({
  id,
  note: label,
  means,
  parameters: Object.entries(settings).flatMap(([mechanism, values]) => {
    const table = mechanisms.find((m) => m.id === mechanism)?.parameters ?? {};
    return Object.entries(values).map(([name, { value, source }]) => ({
      of: id,
      path: `${mechanism}.${name}`,
      parameter: table[name]!,
      value: valueInWords(value),
      source,
    }));
  }),
}));

function parameterRows(of: string, parameters: Parameters): ListedParameter[] {
  return Object.entries(parameters).map(([path, parameter]) => ({
    of,
    path,
    parameter,
    value: defaultInWords(parameter),
    source: withLater(parameter, parameter.source, ({ source }) => source),
  }));
}

/** The default of a parameter in words; empty where the file must say. */
export function defaultInWords(parameter: Parameter): string {
  if (parameter.list) return writeList(parameter.list.default);
  if (parameter.default === 'required') return '';
  if (parameter.default === 'none') return parameter.word ?? 'none';
  return withLater(parameter, valueInWords(parameter.default, parameter), (later) =>
    valueInWords(later.default, parameter),
  );
}

/** A text of a default, and that of scenarios which begin later, where they have another. */
function withLater(
  { later }: Parameter,
  first: string,
  of: (later: NonNullable<Parameter['later']>) => string,
): string {
  return later === undefined ? first : `${first}; from ${later.from}: ${of(later)}`;
}

function valueInWords(value: Value, parameter?: Parameter): string {
  return writeValue(distributionOf(value), parameter);
}

/** The rows as a table, for programs. */
export const parametersTable: Table<ListedParameter> = {
  name: 'parameters',
  title: 'Parameters: the numbers a scenario file can set',
  columns: [
    { name: 'of', type: 'string', means: 'Whose number.', cell: (row) => row.of },
    { name: 'path', type: 'string', means: 'Its name there.', cell: (row) => row.path },
    { name: 'unit', type: 'string', means: 'Its unit.', cell: ({ parameter }) => parameter.unit },
    { name: 'minimum', type: 'number', means: 'Smallest value accepted.', cell: ({ parameter }) => parameter.range[0] },
    { name: 'maximum', type: 'number', means: 'Largest value accepted.', cell: ({ parameter }) => parameter.range[1] },
    {
      name: 'value',
      type: 'string',
      means: 'Default, or the value of the preset; empty where the file must say.',
      cell: (row) => (row.value === '' ? undefined : row.value),
    },
    {
      name: 'by_date',
      type: 'boolean',
      means: '1 if a file may give it by date, so that it moves; else 0.',
      cell: ({ parameter }) => (parameter.moves === true ? 1 : 0),
    },
    { name: 'drawn', type: 'string', means: 'How often it is drawn.', cell: ({ parameter }) => parameter.drawn },
    { name: 'about', type: 'string', means: 'world or decision.', cell: ({ parameter }) => parameter.about },
    { name: 'source', type: 'string', means: 'Where the value comes from.', cell: (row) => row.source },
    { name: 'means', type: 'string', means: 'What it is.', cell: ({ parameter }) => parameter.means },
  ],
};
