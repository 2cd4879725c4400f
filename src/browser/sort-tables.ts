/** Tables that are sorted by a click or a key on a column's head: numbers by what they are, not as they are written. */

/** Makes the tables of a part of the page sortable. */
export function sortTables(root: ParentNode): void {
  for (const table of root.querySelectorAll<HTMLTableElement>('table[data-sortable]')) {
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    for (const [column, head] of heads.entries()) {
      if (head.textContent === '') continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      button.addEventListener('click', () => sort(table, heads, column));
      head.append(button);
    }
  }
}

function sort(table: HTMLTableElement, heads: readonly HTMLTableCellElement[], column: number): void {
  const head = heads[column]!;
  const down = head.getAttribute('aria-sort') === 'ascending';
  for (const other of heads) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  const sign = down ? -1 : 1;
  for (const body of table.tBodies) {
    const rows = [...body.rows];
    rows.sort((a, b) => compared(a.cells[column], b.cells[column], sign));
    body.append(...rows);
  }
}

/** What is unknown comes last, whichever way. */
function compared(a: HTMLTableCellElement | undefined, b: HTMLTableCellElement | undefined, sign: number): number {
  const [first, second] = [keyOf(a), keyOf(b)];
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
  if (typeof first === 'number' && typeof second === 'number') return sign * (first - second);
  return sign * String(first).localeCompare(String(second));
}

function keyOf(cell: HTMLTableCellElement | undefined): number | string | undefined {
  if (cell === undefined) return undefined;
  const given = cell.dataset['sort'];
  if (given === undefined) return cell.tagName === 'TH' ? (cell.textContent ?? '') : undefined;
  const number = Number(given);
  return Number.isNaN(number) ? given : number;
}
