/**
 * A new scenario from a shipped one: its own name, and, if a list of trusts is given, those trusts in place of the
 * template's. Comments stay. What a template says of its own trusts by name (dates on record, per-trust decisions,
 * published values) is about them and goes with them; each thing that goes, or becomes something else, is told.
 */
import { type Document, isMap, isScalar, parseDocument, visit, type YAMLMap } from 'yaml';
import { settlePlan } from './plan-for-list.js';
import { countsRewritten, mapAt } from './template-words.js';
import type { ListedKnown, PlanAnswers, TrustList, TrustRow } from './trust-list.js';
import { withoutNames } from './without-names.js';

/** Keys of the file that are about the template's own trusts, and what they say. */
const FILE_OF_NAMES: readonly (readonly [key: string, what: string])[] = [
  ['observed', 'what was published of the trusts of the template'],
  ['check', 'margins that suit the trusts of the template'],
  ['decide_from', ''],
];

/** Keys whose comments are about the template's trusts. */
const OF_TRUSTS: ReadonlySet<string> = new Set(['trusts', 'plan']);

const QUESTION = 'Which of these strategies harms patients and income least, and by when is each done?';

/** A scenario made from a template. */
export interface FromTemplate {
  /** Of a scenario file; whether it is valid is for the reader to say. */
  readonly text: string;
  /** What of the template does not fit other trusts and was left out or put otherwise, a line each. */
  readonly notes: readonly string[];
}

/**
 * @param text   of the template
 * @param schema where editors find the JSON Schema, from the new file
 */
export function fromTemplate(
  text: string,
  id: string,
  schema: string,
  trusts: TrustList | undefined,
  answers: PlanAnswers = {},
): FromTemplate {
  const own = trusts === undefined ? text : withHead(text, trusts);
  const document = parseDocument(
    own.replace(/\$schema=\S+/, () => `$schema=${schema}`),
    { uniqueKeys: false },
  );
  const notes: string[] = [];
  document.set('scenario', id);
  const seed = document.get('seed', true);
  if (isScalar(seed)) seed.value = `${id}-1`;
  if (trusts !== undefined) notes.push(...putTrusts(document, trusts, answers));
  return { text: document.toString({ lineWidth: 0, flowCollectionPadding: false }), notes };
}

/** Puts a list in place of the template's trusts; returns what a person should know of it, a line each. */
function putTrusts(document: Document, trusts: TrustList, answers: PlanAnswers): string[] {
  const root = document.contents as YAMLMap;
  const { rows, source } = trusts;
  const notes: string[] = [];
  const before = mapAt(root, 'trusts')?.items.length ?? 0;
  const entries = document.createNode(new Map(rows.map((row) => [row.id, entryOf(row, source)])));
  visit(entries, {
    Map(_, map) {
      if (map.has('value') || map.has('build')) map.flow = true;
    },
  });
  for (const { key } of root.items) if (isScalar(key) && OF_TRUSTS.has(String(key.value))) key.commentBefore = null;
  document.set('trusts', entries);
  const many = rows.length === 1 ? '1 trust' : `${rows.length} trusts`;
  document.set('label', source === '' ? many : `${many} of ${source}`);
  document.set('question', answers.question ?? QUESTION);
  for (const [key, what] of FILE_OF_NAMES) {
    if (root.delete(key) && what !== '') notes.push(`${key} is left out: ${what}`);
  }
  endOnItsDay(root);
  for (const key of ['start', 'end'] as const) if (answers[key] !== undefined) document.set(key, answers[key]);
  const strategies = mapAt(root, 'strategies');
  if (strategies !== undefined) {
    notes.push(...withoutNames(document, root, strategies));
    const planned = rows.filter(({ known }) => known === undefined).length;
    countsRewritten(strategies, before, planned);
  }
  notes.push(...settlePlan(document, root, rows, before, answers));
  return notes;
}

/** By when a programme is complete is said of the template's own trusts: of others its last day alone is kept. */
function endOnItsDay(root: YAMLMap): void {
  const end = root.items.find(({ key }) => isScalar(key) && key.value === 'end');
  if (end === undefined || !isMap(end.value)) return;
  end.value = end.value.get('no_later_than', true);
  if (isScalar(end.key)) end.key.commentBefore = null;
}

/** The template's text with a head of its own: what the template's says is of its trusts. */
function withHead(text: string, { rows, source }: TrustList): string {
  const from = /^scenario: *(\S+)/m.exec(text)?.[1] ?? 'a template';
  const head = [
    `# ${rows.length === 1 ? 'One trust' : `${rows.length} trusts`}${source === '' ? '' : ` of ${source}`}, made from the scenario ${from}. Numbers that are not of the list are of`,
    `# ${from}, with its sources: P1 ... are rows and S1 ... sources of EVIDENCE.md; grades: A strong ... D judgement.`,
  ];
  return text.replace(
    /^(#.*\$schema=.*\n)?(#.*\n)*/,
    (_, schema: string | undefined) => `${schema ?? ''}#\n${head.join('\n')}\n`,
  );
}

type Entry = Map<string, Entry | string | number>;

/** A trust as nested keys; every number says where it is from. */
function entryOf({ values, known }: TrustRow, source: string): Entry {
  const entry: Entry = new Map();
  if (known !== undefined) entry.set('known', knownOf(known, source));
  for (const { path, value, source: own } of values) {
    const keys = path.split('.');
    let within = entry;
    for (const key of keys.slice(0, -1)) {
      const there = within.get(key);
      const next: Entry = there instanceof Map ? there : new Map();
      within.set(key, next);
      within = next;
    }
    const sourced = typeof value === 'number' && (own ?? source) !== '';
    within.set(
      keys.at(-1)!,
      sourced
        ? new Map<string, string | number>([
            ['value', value],
            ['source', own ?? source],
          ])
        : value,
    );
  }
  return entry;
}

function knownOf({ goLive, build, phase, openSevere }: ListedKnown, source: string): Entry {
  const known: Entry = new Map([
    ['go_live', goLive],
    ['build', build],
  ]);
  if (phase !== undefined) known.set('phase', phase);
  if (openSevere !== undefined) known.set('open_severe', openSevere);
  if (source !== '') known.set('source', source);
  return known;
}
