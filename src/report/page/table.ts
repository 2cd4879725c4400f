/** Tables of the page: figures as the terminal writes them, and plain rows. Wide ones scroll by themselves. */
import type { Emphasis, Figure, FigureSection, FigureTable } from '../figures/figure.js';
import { written } from '../figures/written.js';
import { type Html, html, type Inset, name } from './html.js';

/** What stands behind a figure that is set off, for eyes and for screen readers. */
const marks: Readonly<Record<Emphasis, Html | undefined>> = {
  best: html`<span class="mark best">best</span>`,
  may_be_best: html`<span class="mark may">may be best</span>`,
  none: undefined,
  muted: html`<span class="mark quiet">not told apart</span>`,
};

export interface TableLook {
  /** What it is, for screen readers; shown above it where `captionShown`. */
  readonly caption: string;
  readonly captionShown?: boolean;
  /** What stands in the corner. */
  readonly corner?: string;
  /** The name of a row; the label as it is unless given. */
  readonly rowName?: (label: string) => Inset;
  /** Whether its cells are texts, to be read from the left. */
  readonly isText?: boolean;
  /** Whether its rows can be put in another order. */
  readonly sortable?: boolean;
}

/** Figures in rows and sections. */
export function figureTable({ columns, sections, isCompact }: FigureTable, look: TableLook): Html {
  const { corner = '', rowName = (label) => name(label) } = look;
  const heads = columns.map(
    (lines) => html`<th scope="col">${lines.map((line, i) => html`${i > 0 ? html`<br>` : ''}${name(line)}`)}</th>`,
  );
  const bodies = sections.map(({ heading, rows }: FigureSection) => {
    const above =
      heading === ''
        ? ''
        : html`<tr class="part"><th scope="rowgroup" colspan="${columns.length + 1}">${name(heading)}</th></tr>`;
    const lines = rows.map(({ label, note, figures }) => {
      const below = note === undefined ? '' : html`<small>${name(note)}</small>`;
      const cells = columns.map((_, i) => cell(figures[i] ?? { kind: 'none' }, isCompact === true));
      return html`<tr><th scope="row">${rowName(label)}${below}</th>${cells}</tr>`;
    });
    return html`<tbody>${above}${lines}</tbody>`;
  });
  return scrolling(look, html`<thead><tr>${headOf(corner)}${heads}</tr></thead>${bodies}`);
}

/** The head of a column; one without a name is none. */
function headOf(title: string): Html {
  return title === '' ? html`<td></td>` : html`<th scope="col">${title}</th>`;
}

function cell(figure: Figure, isCompact: boolean): Html {
  const { text, below } = written(figure);
  const mark = figure.kind === 'number' ? marks[figure.emphasis] : undefined;
  const under = below === '' || isCompact ? '' : html`<small>${below}</small>`;
  const classed = figure.kind === 'number' && figure.emphasis === 'muted' ? html` class="muted"` : '';
  return html`<td${classed}${sortKey(figure)}>${text}${under}${mark}</td>`;
}

/** What a cell is sorted by; unknown comes last. */
function sortKey(figure: Figure): Inset {
  if (figure.kind === 'number') return html` data-sort="${figure.value}"`;
  if (figure.kind === 'event') return html` data-sort="${figure.count * (figure.amount ?? 0)}"`;
  return figure.kind === 'date' && figure.date !== undefined ? html` data-sort="${figure.date}"` : undefined;
}

/** Plain rows; the first cell of each is its name. */
export function plainTable(heads: readonly string[], rows: readonly (readonly Inset[])[], look: TableLook): Html {
  const lines = rows.map(
    ([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((one) => html`<td>${one}</td>`)}</tr>`,
  );
  const head = html`<thead><tr>${heads.map(headOf)}</tr></thead>`;
  return scrolling(look, html`${head}<tbody>${lines}</tbody>`);
}

function scrolling({ caption, captionShown, isText, sortable }: TableLook, inner: Html): Html {
  const shown = captionShown === true ? html`` : html` class="unseen"`;
  const sorts = html`${isText === true ? html` class="texts"` : ''}${sortable === true ? html` data-sortable` : ''}`;
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table${sorts}><caption${shown}>${caption}</caption>${inner}</table></div>`;
}
