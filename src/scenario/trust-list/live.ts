/**
 * Whether a trust of a list is live, since when and how it stands, from its columns `status`, `already live since`,
 * `severe problems open` and `build`. What they say against each other is refused.
 */
import { show } from '../text/issues.js';
import { didYouMean } from '../text/nearest.js';
import { dateCell, numberCell } from './cells.js';
import type { Role } from './headings.js';
import type { TemplateFacts } from './template-facts.js';
import type { ListedKnown } from './trust-list.js';

/** Where a trust stands, as the model calls it; `planned`: not live. */
type Standing = 'planned' | 'stable' | 'disrupted' | 'recovery';

/** Words of `status` by what they mean; the first of each is told. */
const STATUS: readonly (readonly [standing: Standing, ...words: string[]])[] = [
  ['planned', 'planned', 'plan', 'not live', 'not yet live', 'preparing', 'in preparation', 'to come', 'no', 'future'],
  ['stable', 'live', 'stable', 'live and stable', 'running', 'in use', 'business as usual', 'bau', 'yes'],
  ['recovery', 'in trouble', 'trouble', 'troubled', 'recovery', 'in recovery', 'live in trouble', 'unstable'],
  ['disrupted', 'just live', 'disrupted', 'settling', 'settling in', 'early life support', 'hypercare'],
];

const standings = new Map(
  STATUS.flatMap(([standing, ...words]) => words.map((word): [string, Standing] => [word, standing])),
);

/** A trust with so many severe defects open, or fewer, is stable. */
const MOST_OF_STABLE = 3;

/** The build of a go-live of which the list says none. */
export const USUAL_BUILD = 'national';

/** How a trust stands, and the planned date of one that is not live; or what is wrong, and in which column. */
export type Live =
  | { readonly known: ListedKnown | undefined; readonly goLive: string }
  | { readonly role: Role; readonly problem: string };

/** @param cell of a column; empty where the row or the list has none */
export function liveOf(cell: (role: Role) => string, facts: TemplateFacts, decimalComma: boolean): Live {
  const words = cell('status')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  const standing = words === '' ? undefined : standings.get(words);
  if (words !== '' && standing === undefined) {
    const told = STATUS.map(([, word]) => word);
    const problem = `'${show(cell('status'))}' is no status: ${told.join(', ')}${didYouMean(words, standings.keys())}`;
    return { role: 'status', problem };
  }
  const since = sinceOf(cell('live_since'));
  if (since !== undefined && 'problem' in since) return { role: 'live_since', problem: since.problem };
  const planned = cell('go_live') === '' ? undefined : dateCell(cell('go_live'));
  if (planned !== undefined && 'problem' in planned) return { role: 'go_live', problem: planned.problem };
  const open = cell('open_severe') === '' ? undefined : countOf(cell('open_severe'), decimalComma);
  if (open !== undefined && 'problem' in open) return { role: 'open_severe', problem: open.problem };
  const live = since !== undefined || (standing !== undefined && standing !== 'planned');
  if (!live) {
    if (open !== undefined && open.value > 0) {
      const problem = 'only a live trust has severe problems open: say since when under `already live since`';
      return { role: 'open_severe', problem };
    }
    return { known: undefined, goLive: planned?.value ?? '' };
  }
  if (standing === 'planned') return { role: 'live_since', problem: 'its status is planned, and it is live already' };
  if (since !== undefined && planned !== undefined) {
    return { role: 'go_live', problem: 'it is live already: one that is live has no go-live planned' };
  }
  // Of a live trust, the date under `go live` is the day on which it went live.
  const goLive = since?.value ?? planned?.value ?? 'before';
  const openSevere = open?.value;
  const before = goLive === 'before' || goLive < facts.start;
  if (!before && (standing === 'recovery' || standing === 'disrupted') && openSevere === undefined) {
    const problem = `it went live after the start, ${facts.start}: say how it stands by its severe problems open`;
    return { role: 'status', problem };
  }
  const build = cell('build') === '' ? USUAL_BUILD : cell('build');
  if (!facts.builds.includes(build)) {
    const problem = `no build is called '${show(build)}': ${facts.builds.join(', ')}${didYouMean(build, facts.builds)}`;
    return { role: 'build', problem };
  }
  const settled = (openSevere ?? 0) <= MOST_OF_STABLE;
  const phase = standing === undefined || standing === 'stable' ? (settled ? 'stable' : 'disrupted') : standing;
  return { known: { goLive, build, phase: before ? phase : undefined, openSevere }, goLive: '' };
}

/** Since when a trust is live; undefined: the cell does not say that it is. */
function sinceOf(text: string): { value: string } | { problem: string } | undefined {
  if (/^(no|n|false|not live|-|)$/i.test(text)) return undefined;
  if (/^(yes|y|true|x|live|before)$/i.test(text)) return { value: 'before' };
  if (/^\d{4}$/.test(text)) {
    return {
      problem: `'${text}' is a year: write the day, for example ${text}-06-15, or \`before\`: long before the start`,
    };
  }
  return dateCell(text);
}

function countOf(text: string, decimalComma: boolean): { value: number } | { problem: string } {
  const read = numberCell(text, decimalComma);
  if ('problem' in read || (Number.isInteger(read.value) && read.value >= 0)) return read;
  return { problem: `${show(text)} is not a count of problems: a whole number from 0` };
}
