/**
 * A new scenario from a shipped one: its own name, and, if a list of trusts is given, those trusts in place of the
 * template's. Comments stay. What a template says of its own trusts by name (dates on record, per-trust decisions,
 * published values) is about them and goes with them; each thing of a strategy that goes is reported.
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
  /** What a person should know of how the list was read. */
  readonly notes: readonly string[];
}

/** By when a programme is complete is said of the template's own trusts: of others its last day alone is kept. */
function endOnItsDay(root: YAMLMap): void {
  const end = root.items.find(({ key }) => isScalar(key) && key.value === 'end');
  if (end === undefined || !isMap(end.value)) return;
  end.value = end.value.get('no_later_than', true);
  if (isScalar(end.key)) end.key.commentBefore = null;
}

/** Keys of a plan, and of a strategy, that name trusts. */
const PLAN_OF_NAMES = ['go_live', 'order'];
const STRATEGY_OF_NAMES = ['known', 'for_trusts'];
/** Keys of the file that are about the template's own trusts. */
const FILE_OF_NAMES = ['observed', 'decide_from', 'check'];
/** What says something about other keys, and nothing by itself. */
const REMARKS: ReadonlySet<string> = new Set(['source', 'grade', 'reason']);

/** A scenario made from a template. */
export interface FromTemplate {
  /** Of a scenario file; whether it is valid is for the reader to say. */
  readonly text: string;
  /** What of the template's strategies does not fit other trusts and was left out, a line each. */
  readonly notes: readonly string[];
}

/**
 * @param text   of the template
 * @param schema where editors find the JSON Schema, from the new file
 */
export function fromTemplate(text: string, id: string, schema: string, trusts: TrustList | undefined): FromTemplate {
  const document = parseDocument(
    text.replace(/\$schema=\S+/, () => `$schema=${schema}`),
    { uniqueKeys: false },
  );
  const root = document.contents as YAMLMap;
  const notes: string[] = [];
  document.set('scenario', id);
  const seed = root.get('seed', true);
  if (isScalar(seed)) seed.value = `${id}-1`;
  if (trusts !== undefined) {
    const { rows } = trusts;
    const before = mapAt(root, 'trusts')?.items.length ?? 0;
    const entries = document.createNode(new Map(rows.map((row) => [row.id, entryOf(row, trusts.source)])));
    visit(entries, {
      Map(_, map) {
        if (map.has('value')) map.flow = true;
      },
    });
    document.set('trusts', entries);
    document.set('label', `${rows.length === 1 ? '1 trust' : `${rows.length} trusts`} of ${trusts.source}`);
    document.set('question', 'Which of these strategies harms patients and income least, and by when is each done?');
    for (const key of FILE_OF_NAMES) root.delete(key);
    endOnItsDay(root);
    const plan = mapAt(root, 'plan');
    if (plan !== undefined) {
      const undated = rows.filter(({ goLive }) => goLive === '').map((row) => row.id);
      plan.set('order', document.createNode(undated, { flow: true }));
      const dates = rows.filter(({ goLive }) => goLive !== '').map((row) => [row.id, row.goLive] as const);
      if (dates.length > 0) plan.set('go_live', document.createNode(new Map(dates)));
      else plan.delete('go_live');
      // A wave of all the template's trusts is a wave of all.
      if (Number(plan.get('wave_size')) >= before && rows.length !== before) plan.set('wave_size', rows.length);
    }
    const strategies = mapAt(root, 'strategies');
    if (strategies !== undefined) notes.push(...withoutNames(strategies));
  }
  return { text: document.toString({ lineWidth: 0, flowCollectionPadding: false }), notes };
}

/**
 * Takes from strategies what names trusts of the template; a strategy that was nothing beside that goes with it.
 * @returns what was taken, a line each
 */
function withoutNames(strategies: YAMLMap): string[] {
  const notes: string[] = [];
  const gone: string[] = [];
  for (const { key, value } of strategies.items) {
    if (!isMap(value)) continue;
    const taken = STRATEGY_OF_NAMES.filter((name) => value.delete(name));
    const plan = mapAt(value, 'plan');
    if (plan !== undefined) {
      taken.push(...PLAN_OF_NAMES.filter((name) => plan.delete(name)).map((name) => `plan.${name}`));
      if (plan.items.every((item) => REMARKS.has(String(item.key)))) value.delete('plan');
    }
    if (taken.length === 0) continue;
    const name = String(key);
    const named = `${taken.join(', ')} ${taken.length === 1 ? 'names' : 'name'} trusts of the template`;
    const left = value.items.filter((item) => !['extends', 'label'].includes(String(item.key)));
    if (left.length > 0) notes.push(`strategy ${name}: ${named}: left out`);
    else {
      gone.push(name);
      notes.push(`strategy ${name} is left out: its ${named}, and it is nothing beside that`);
    }
  }
  // Who extends one that is gone extends what it extended.
  for (const name of gone) {
    const base = mapAt(strategies, name)!.get('extends');
    for (const { value } of strategies.items) {
      if (isMap(value) && value.get('extends') === name) value.set('extends', base);
    }
    if (strategies.items.length > 1) strategies.delete(name);
  }
  return notes;
}

function mapAt(map: YAMLMap, key: string): YAMLMap | undefined {
  const value = map.get(key);
  return isMap(value) ? value : undefined;
}

type Entry = Map<string, Entry | string | number>;

/** A trust as nested keys; every number says where it is from. */
function entryOf({ values }: TrustRow, source: string): Entry {
  const entry: Entry = new Map();
  for (const [path, value] of values) {
    const keys = path.split('.');
    let within = entry;
    for (const key of keys.slice(0, -1)) {
      const known = within.get(key);
      const next: Entry = known instanceof Map ? known : new Map();
      within.set(key, next);
      within = next;
    }
    within.set(
      keys.at(-1)!,
      typeof value === 'number'
        ? new Map<string, string | number>([
            ['value', value],
            ['source', source],
          ])
        : value,
    );
  }
  return entry;
}
