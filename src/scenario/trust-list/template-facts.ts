/**
 * What a list of trusts needs to know of the scenario that it is put into: its services by kind, its sizes of trusts, how
 * their referrals spread over several clinics, its start and its builds. Read from the text as it is; that a shipped
 * scenario is valid is not judged again.
 */
import { serviceKinds } from '../../model/care/kinds.js';
import { trustFields } from '../../model/trust-fields.js';
import { fileSchema } from '../schema/schema.js';
import { keysHere, shapeAt } from '../schema/shape.js';
import { Issues } from '../text/issues.js';
import { readTree } from '../text/read.js';
import { child, type MapTree, mapAt, numberOf, type Tree, textAt } from '../text/tree.js';

/** Facts of a template. */
export interface TemplateFacts {
  /** ISO date of day 0. */
  readonly start: string;
  /** Kind of each service that every trust has, by id. */
  readonly services: ReadonlyMap<string, string>;
  /** Ids of its own trust templates; empty: it has none. */
  readonly sizes: readonly string[];
  /** What a trust may be given, at the top: `label`, `services`, `preparation`. */
  readonly trustKeys: readonly string[];
  /** Dotted paths of the numbers that a trust may be given, of itself and of its services. */
  readonly fields: readonly string[];
  /** Ids of the builds that a trust may have gone live with. */
  readonly builds: readonly string[];
  /**
   * The number of a field of the services of one kind, as a trust of a size has it before the list says otherwise; NaN
   * where the template gives none.
   */
  readonly usual: (size: string | undefined, service: string, field: string) => number;
}

/** Reads them from the text of a scenario. */
export function templateFacts(text: string): TemplateFacts {
  const file = readTree(text, new Issues());
  const defaults = child(file, 'trust_defaults');
  const templates = mapAt(file, 'trust_templates');
  const services = new Map(
    [...(mapAt(defaults, 'services')?.entries ?? [])].flatMap(([id, { value }]): [string, string][] => {
      const kind = textAt(value, 'kind');
      return kind === undefined ? [] : [[id, kind]];
    }),
  );
  const shape = shapeAt(fileSchema, undefined, ['trusts', 'any']).schema;
  return {
    start: textAt(file, 'start') ?? '',
    services,
    sizes: [...(templates?.entries.keys() ?? [])],
    trustKeys: shape === undefined ? [] : keysHere(shape),
    fields: [...Object.keys(trustFields), ...[...services].flatMap(([id, kind]) => fieldsOf(id, kind))],
    builds: ['national', 'local', ...(mapAt(file, 'builds')?.entries.keys() ?? [])],
    usual: (size, service, field) => {
      const layers: (Tree | undefined)[] = [size === undefined ? undefined : child(templates, size), defaults];
      for (const layer of layers) {
        const number = numberOf(at(child(child(layer, 'services'), service), field));
        if (number !== undefined) return number;
      }
      return Number.NaN;
    },
  };
}

function fieldsOf(id: string, kind: string): string[] {
  const fields = serviceKinds.find((one) => one.id === kind)?.fields ?? {};
  return Object.keys(fields).map((field) => `services.${id}.${field}`);
}

function at(tree: Tree | undefined, path: string): Tree | undefined {
  return path.split('.').reduce<Tree | undefined>((here, key) => child(here as MapTree | undefined, key), tree);
}
