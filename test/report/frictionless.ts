/**
 * The rules of a tabular data package, as far as golive uses them, and whether a cell keeps to its field. By our own code:
 * https://specs.frictionlessdata.io/data-package/, /data-resource/ and /table-schema/, version 1.
 */

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  readonly constraints?: { readonly required?: boolean; readonly minimum?: number; readonly enum?: readonly string[] };
}

type Json = Record<string, unknown>;

const types = new Set(['string', 'number', 'integer', 'boolean', 'date']);
const constraints = new Set(['required', 'unique', 'minimum', 'enum']);
const name = /^[a-z0-9._-]+$/;

/** What is wrong with a descriptor, in words. */
export function descriptorProblems(descriptor: Json): string[] {
  const found: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) found.push(what);
  };
  check(descriptor['profile'] === 'tabular-data-package', 'profile');
  check(name.test(String(descriptor['name'])), 'name');
  check(/^\d+\.\d+\.\d+/.test(String(descriptor['version'])), 'version');
  for (const key of ['title', 'description']) check(key in descriptor === false || isText(descriptor[key]), key);
  for (const licence of listOf(descriptor['licenses']))
    check(isText(licence['name']) || isText(licence['path']), 'licence');
  check(listOf(descriptor['licenses']).length > 0, 'no licence');
  for (const { title } of [...listOf(descriptor['contributors']), ...listOf(descriptor['sources'])])
    check(isText(title), 'title');
  const resources = listOf(descriptor['resources']);
  check(resources.length > 0, 'no resources');
  check(new Set(resources.map((each) => each['name'])).size === resources.length, 'names of resources');
  for (const resource of resources) {
    const at = String(resource['name']);
    check(name.test(at), `${at}: name`);
    check(resource['profile'] === 'tabular-data-resource', `${at}: profile`);
    check(/^[^/.][^/]*$/.test(String(resource['path'])), `${at}: path`);
    check(resource['encoding'] === 'utf-8' && resource['format'] === 'csv', `${at}: format`);
    schemaProblems(resource['schema'] as Json, resources, (holds, what) => check(holds, `${at}: ${what}`));
  }
  return found;
}

function schemaProblems(schema: Json, resources: readonly Json[], check: (holds: boolean, what: string) => void): void {
  const fields = listOf(schema['fields']);
  const names = fields.map((field) => field['name']);
  check(fields.length > 0 && new Set(names).size === names.length, 'names of fields');
  for (const field of fields) {
    const at = String(field['name']);
    check(types.has(String(field['type'])), `type of ${at}`);
    check(isText(field['description']), `description of ${at}`);
    check(!('unit' in field) || isText(field['unit']), `unit of ${at}`);
    const own = (field['constraints'] ?? {}) as Json;
    check(
      Object.keys(own).every((key) => constraints.has(key)),
      `constraints of ${at}`,
    );
    const words = own['enum'] as unknown[] | undefined;
    check(words === undefined || (words.length > 0 && new Set(words).size === words.length), `enum of ${at}`);
    check(!('minimum' in own) || field['type'] !== 'string', `minimum of ${at}`);
    check(field['type'] !== 'boolean' || ('trueValues' in field && 'falseValues' in field), `values of ${at}`);
  }
  const has = (keys: unknown) => Array.isArray(keys) && keys.length > 0 && keys.every((key) => names.includes(key));
  check(has(schema['primaryKey']), 'primary key');
  for (const foreign of listOf(schema['foreignKeys'])) {
    const { resource, fields: theirs } = foreign['reference'] as Json;
    const other = resources.find((each) => each['name'] === resource);
    const there = listOf((other?.['schema'] as Json | undefined)?.['fields']).map((field) => field['name']);
    check(
      has(foreign['fields']) && (theirs as unknown[]).every((key) => there.includes(key)),
      `foreign key to ${resource}`,
    );
    check((foreign['fields'] as unknown[]).length === (theirs as unknown[]).length, `length of the key to ${resource}`);
  }
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** Whether the text of a cell is a value of its field. */
export function fits(cell: string, { type, constraints: own = {}, trueValues = [], falseValues = [] }: Field): boolean {
  if (cell === '') return own.required !== true;
  if (own.enum !== undefined && !own.enum.includes(cell)) return false;
  if (own.minimum !== undefined && !(Number(cell) >= own.minimum)) return false;
  switch (type) {
    case 'integer':
      return /^-?\d+$/.test(cell);
    case 'number':
      return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(cell);
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(cell) && !Number.isNaN(Date.parse(cell));
    case 'boolean':
      return [...trueValues, ...falseValues].includes(cell);
    default:
      return true;
  }
}
