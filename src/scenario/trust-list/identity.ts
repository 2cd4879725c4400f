/**
 * Who a row of a list is: its id in the scenario and its label, from an id, a name or an ODS code. A code keeps its place in
 * the label, as it may begin with a digit (00X), which no id does.
 */
import { isForbidden, kebabId } from '../text/ids.js';
import { show } from '../text/issues.js';

/** What the columns of a row say of who it is; empty: nothing. */
export interface Said {
  readonly id: string;
  readonly label: string;
  readonly code: string;
}

export type Identity = { readonly id: string; readonly label: string | undefined } | { readonly problem: string };

/** Words by which a spreadsheet sums up its rows. */
const TOTAL = /^(sub|grand[ -]?)?[ -]?totals?\b|^(sum|average|mean|median|count|all trusts|overall|england|national)$/i;

/** Words that many names of trusts end in and none needs. */
const COMMON = /\b(the|nhs|foundation|trust|ft)\b/g;

/** Id and label of a row, or why it is none. */
export function identityOf(said: Said): Identity {
  const named = said.label || said.id || said.code;
  if (named === '') return { problem: 'the row has no name; a row of totals or remarks is not a trust, take it out' };
  if (TOTAL.test(named)) return { problem: `'${show(named)}' is not a trust: take rows that sum up out of the list` };
  const problem = said.id === '' ? undefined : idProblem(said.id);
  if (problem !== undefined) return { problem };
  const id = said.id || (said.label === '' ? idOfCode(said.code) : idOfName(said.label));
  if (id === undefined || isForbidden(id))
    return { problem: `'${show(named)}' cannot name a trust: it has no letters` };
  const code = said.code === '' || said.code === named ? '' : ` (${said.code})`;
  const label = said.label === '' && said.code === '' ? undefined : `${named}${code}`;
  return { id, label };
}

function idProblem(id: string): string | undefined {
  if (kebabId.test(id) && !isForbidden(id)) return undefined;
  const code = /^[0-9][0-9A-Za-z]{2,5}$/.test(id) ? '; an ODS code stands in a column headed `ods code`' : '';
  const name = /\s/.test(id) ? '; a name stands in a column headed `name`' : '';
  return `'${show(id)}' is not an id: letters, digits and -, beginning with a letter${code}${name}`;
}

/** `Barts Health NHS Trust` as `barts-health`. */
function idOfName(name: string): string | undefined {
  const plain = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replaceAll('&', ' and ');
  const short = kebab(plain.replace(COMMON, ' '));
  const id = short === '' ? kebab(plain) : short;
  return id === '' ? undefined : withLetter(id, 'trust');
}

function idOfCode(code: string): string | undefined {
  const id = code.replace(/[^0-9A-Za-z-]+/g, '-').replace(/^-+|-+$/g, '');
  return id === '' ? undefined : withLetter(id, 'ods');
}

function kebab(text: string): string {
  return text.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}

function withLetter(id: string, prefix: string): string {
  return (/^[A-Za-z]/.test(id) ? id : `${prefix}-${id}`).slice(0, 64).replace(/-+$/, '');
}
