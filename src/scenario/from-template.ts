/**
 * A new scenario from a shipped one: its own name, and, if a list of trusts is given, those trusts in place of the
 * template's. Comments stay. What a template says of its own trusts by name (dates on record, per-trust decisions,
 * published values) is about them and goes with them.
 */
import { isMap, isScalar, parseDocument, visit, type YAMLMap } from 'yaml';

/** One trust of a list. */
export interface TrustRow {
  readonly id: string;
  /** Dotted paths below the trust, in the order of the list, with what stands there: a number or a word. */
  readonly values: readonly (readonly [path: string, value: string | number])[];
  /** Date of its go-live; empty: its place in the order decides. */
  readonly goLive: string;
}

export interface TrustList {
  /** Where it is from: becomes the source of every number. */
  readonly source: string;
  readonly rows: readonly TrustRow[];
}

/**
 * @param text   of the template
 * @param schema where editors find the JSON Schema, from the new file
 * @returns      the text of a scenario file; whether it is valid is for the reader to say
 */
export function fromTemplate(text: string, id: string, schema: string, trusts: TrustList | undefined): string {
  const document = parseDocument(
    text.replace(/\$schema=\S+/, () => `$schema=${schema}`),
    { uniqueKeys: false },
  );
  const root = document.contents as YAMLMap;
  document.set('scenario', id);
  const seed = root.get('seed', true);
  if (isScalar(seed)) seed.value = `${id}-1`;
  if (trusts !== undefined) {
    const entries = document.createNode(
      Object.fromEntries(trusts.rows.map((row) => [row.id, entryOf(row, trusts.source)])),
    );
    visit(entries, {
      Map(_, map) {
        if (map.has('value')) map.flow = true;
      },
    });
    document.set('trusts', entries);
    for (const key of ['observed', 'decide_from', 'check']) root.delete(key);
    const plan = root.get('plan');
    if (isMap(plan)) {
      plan.set(
        'order',
        document.createNode(
          trusts.rows.filter(({ goLive }) => goLive === '').map((row) => row.id),
          { flow: true },
        ),
      );
      const dates = trusts.rows.filter(({ goLive }) => goLive !== '').map((row) => [row.id, row.goLive] as const);
      if (dates.length > 0) plan.set('go_live', document.createNode(Object.fromEntries(dates)));
      else plan.delete('go_live');
    }
    const strategies = root.get('strategies');
    for (const { value } of isMap(strategies) ? strategies.items : []) {
      if (isMap(value)) for (const key of ['plan', 'known', 'for_trusts']) value.delete(key);
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

type Entry = { [key: string]: Entry | string | number };

/** A trust as nested keys; every number says where it is from. */
function entryOf({ values }: TrustRow, source: string): Entry {
  const entry: Entry = {};
  for (const [path, value] of values) {
    const keys = path.split('.');
    let place = entry;
    for (const key of keys.slice(0, -1)) {
      place[key] ??= {};
      place = place[key] as Entry;
    }
    place[keys.at(-1)!] = typeof value === 'number' ? { value, source } : value;
  }
  return entry;
}
