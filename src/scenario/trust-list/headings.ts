/**
 * What the heading of a column means: a plain one as planners write it (`Referrals a week`, `Already live since`), the
 * path of a field (`services.outpatients.referrals_per_week`), or its last words where only one field ends so.
 */
import { isForbidden } from '../text/ids.js';
import { show } from '../text/issues.js';
import { nearest } from '../text/nearest.js';
import type { TemplateFacts } from './template-facts.js';

/** What a column with a plain heading says. */
export type Role =
  | 'id'
  | 'code'
  | 'label'
  | 'size'
  | 'go_live'
  | 'live_since'
  | 'status'
  | 'open_severe'
  | 'build'
  | 'preparing_since'
  | 'referrals'
  | 'attendances'
  | 'remark';

/** A column: what a plain heading means, or the path of one field. */
export type Column =
  | { readonly role: Role; readonly heading: string }
  | { readonly path: string; readonly heading: string };

/** Plain headings by what they mean; the first of each is the one that is told. */
const PLAIN: readonly (readonly [role: Role, ...headings: string[]])[] = [
  ['id', 'id', 'trust id'],
  ['code', 'ods code', 'code', 'ods', 'org code', 'organisation code', 'provider code', 'trust code', 'site code'],
  ['label', 'name', 'label', 'trust', 'trust name', 'hospital', 'organisation', 'provider', 'provider name', 'site'],
  ['size', 'size', 'template', 'band', 'size band', 'trust band', 'type', 'trust type'],
  [
    'go_live',
    ...['go live', 'golive', 'go live date', 'go live on', 'planned go live', 'planned go live date', 'planned date'],
  ],
  [
    'live_since',
    ...['already live since', 'live since', 'live from', 'went live', 'went live on', 'already live', 'date live'],
  ],
  ['status', 'status', 'state', 'current status'],
  [
    'open_severe',
    ...['severe problems open', 'open severe problems', 'severe problems', 'severe defects open', 'open severe'],
    ...['severe issues open', 'open severe defects', 'severe defects', 'severe incidents open'],
  ],
  ['build', 'build', 'build live'],
  ['preparing_since', 'preparing since', 'in preparation since', 'preparation began'],
  [
    'referrals',
    ...['referrals a week', 'weekly referrals', 'referrals', 'outpatient referrals a week', 'outpatient referrals'],
  ],
  [
    'attendances',
    ...['emergency attendances a week', 'attendances a week', 'weekly attendances', 'emergency attendances'],
    ...['a&e attendances a week', 'ed attendances a week'],
  ],
  ['remark', 'notes', 'note', 'comment', 'comments', 'remark', 'remarks'],
];

/** Plain words for single fields. */
const FIELDS: readonly (readonly [path: string, ...headings: string[]])[] = [
  ['income_gbp_per_year', 'income', 'annual income', 'income a year', 'turnover', 'annual turnover'],
  ['preparation.weeks', 'weeks of preparation', 'weeks to prepare', 'preparation weeks'],
  ['preparation.readiness_share', 'readiness', 'readiness share'],
  ['contract', 'contract'],
];

const roles: ReadonlyMap<string, Role> = new Map(
  PLAIN.flatMap(([role, ...headings]) => headings.map((heading): [string, Role] => [heading, role])),
);
const plainFields: ReadonlyMap<string, string> = new Map(
  FIELDS.flatMap(([path, ...headings]) => headings.map((heading): [string, string] => [heading, path])),
);

/** Paths that say what a plain heading says too. */
const ROLE_OF_PATH: ReadonlyMap<string, Role> = new Map([
  ['known.go_live', 'live_since'],
  ['known.build', 'build'],
  ['known.open_severe', 'open_severe'],
]);

const PATH = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;

/** What a plain heading is called when it is told. */
export function headingOf(role: Role): string {
  return PLAIN.find(([one]) => one === role)![1]!;
}

/** What a heading means, or why it means nothing. */
export function columnOf(heading: string, facts: TemplateFacts): Column | { readonly problem: string } {
  const words = wordsOf(heading);
  const role = roles.get(words) ?? ROLE_OF_PATH.get(heading);
  if (role !== undefined) return { role, heading };
  const field = plainFields.get(words);
  if (field !== undefined) return { path: field, heading };
  if (PATH.test(heading) && heading.includes('.')) return pathColumn(heading, facts);
  const ending = facts.fields.filter((path) => [path, leafOf(path)].some((name) => wordsOf(name) === words));
  if (ending.length === 1) return { path: ending[0]!, heading };
  if (ending.length > 1)
    return { problem: `'${show(heading)}' is a field of several services: write ${ending.join(' or ')}` };
  if (facts.trustKeys.includes(heading) && !isForbidden(heading)) return { path: heading, heading };
  return { problem: unknown(heading, words, facts) };
}

/** A path below the trust; that the field is there is judged with the whole scenario, but for the service's name. */
function pathColumn(heading: string, facts: TemplateFacts): Column | { readonly problem: string } {
  const [first = '', second = ''] = heading.split('.');
  if (heading.split('.').some(isForbidden)) return { problem: unknown(heading, heading, facts) };
  if (!facts.trustKeys.includes(first)) {
    const near = nearest(first, facts.trustKeys);
    return { problem: notAField(heading, near === undefined ? undefined : heading.replace(first, near)) };
  }
  if (first === 'services' && !facts.services.has(second)) {
    const near = nearest(second, facts.services.keys());
    const there = `the template's services are ${[...facts.services.keys()].join(', ')}`;
    const hint = near === undefined ? '' : `; did you mean \`${heading.replace(second, near)}\`?`;
    return { problem: `'${show(heading)}' is not a field: ${there}${hint}` };
  }
  return { path: heading, heading };
}

function unknown(heading: string, words: string, facts: TemplateFacts): string {
  const plain = [...roles.keys(), ...plainFields.keys()];
  const leaves = facts.fields.map((path) => leafOf(path).replaceAll('_', ' '));
  const near = nearest(words, [...plain, ...leaves]) ?? nearest(heading, facts.fields);
  return notAField(heading, near);
}

function notAField(heading: string, near: string | undefined): string {
  const hint =
    near === undefined
      ? `: headings are ${PLAIN.map(([, heading]) => heading).join(', ')}, or the path of a field`
      : `; did you mean \`${near}\`?`;
  return `'${show(heading)}' is not a field of a trust${hint}`;
}

function leafOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** A heading in lower case, its signs as blanks: `Go-live (date)` and `go_live_date` are one. */
function wordsOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9&]+/g, ' ')
    .replace(/\bper\b/g, 'a')
    .replace(/\bgbp\b/g, '')
    .replace(/\bnumber of\b|\bno of\b/g, '')
    .replace(/ +/g, ' ')
    .trim();
}
