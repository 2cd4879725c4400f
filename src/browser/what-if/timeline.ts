/**
 * The plan as a timeline: a bar for each trust, from its go-live on, that can be dragged or moved with the arrow keys by
 * a week; its date can be typed instead, and its place in the order changed. It shows a plan and tells what is wanted;
 * what becomes of it is decided elsewhere.
 */
import type { Decisions, PlannedTrust } from '../../report/what-if/decisions.js';
import { isoDate, parseDate } from '../../scenario/calendar/calendar.js';
import { fill, make } from '../dom.js';

const WEEK = 7;
/** Weeks that a page key moves a bar by. */
const PAGE_WEEKS = 4;

export interface Moves {
  /** A go-live is to be on this date. */
  readonly onDate: (trust: string, date: string) => void;
  /** A trust is to come so many places later in the order; below 0: earlier. */
  readonly onPlace: (trust: string, places: number) => void;
}

export interface TimelineEditor {
  readonly element: HTMLElement;
  /** Shows a plan; bars of trusts that are in it move to their new places. */
  readonly show: (decisions: Decisions) => void;
}

/** One trust's row. */
interface Row {
  readonly element: HTMLElement;
  readonly show: (trust: PlannedTrust, place: number, count: number) => void;
}

export function timelineEditor(moves: Moves): TimelineEditor {
  const list = make('ol', { class: 'plan', 'aria-label': 'Go-lives, in their order' });
  const axis = make('div', { class: 'axis', 'aria-hidden': true });
  const rows = new Map<string, Row>();
  const show = (decisions: Decisions): void => {
    const focused = document.activeElement;
    const planned = decisions.trusts.filter(({ day }) => day !== null);
    const shown = planned.map((trust) => {
      const row = rows.get(trust.id) ?? rowOf(trust, decisions, moves);
      rows.set(trust.id, row);
      row.show(trust, decisions.order.indexOf(trust.id), decisions.order.length);
      return row.element;
    });
    if (shown.some((element, i) => list.children[i] !== element) || list.children.length !== shown.length) {
      fill(list, ...shown);
      if (focused instanceof HTMLElement && list.contains(focused)) focused.focus();
    }
    fill(axis, ...years(decisions));
  };
  return { element: make('div', { class: 'timeline' }, list, axis), show };
}

function rowOf(
  { id, label, isFixed }: PlannedTrust,
  { start, days, closed, deadlineDay }: Decisions,
  moves: Moves,
): Row {
  const share = (day: number) => `${(100 * day) / days}%`;
  const bar = make('span', {
    class: 'bar',
    role: 'slider',
    tabindex: isFixed ? undefined : 0,
    'aria-label': `Go-live of ${label}`,
    'aria-valuemin': 0,
    'aria-valuemax': days - 1,
    'aria-disabled': isFixed,
    'aria-orientation': 'horizontal',
  });
  const date = make('input', { type: 'date', 'aria-label': `Date of the go-live of ${label}`, disabled: isFixed });
  const [earlier, later] = [
    make('button', { type: 'button', 'aria-label': `${label} earlier in the order` }, '↑'),
    make('button', { type: 'button', 'aria-label': `${label} later in the order` }, '↓'),
  ];
  const track = make(
    'div',
    { class: 'track' },
    ...closed.map(([from, until]) => stretch('closed', share(from), share(until - from))),
  );
  if (deadlineDay !== null) track.append(stretch('deadline', share(deadlineDay), undefined));
  track.append(bar);
  let day = 0;
  const place = (to: number): void => {
    bar.style.left = share(to);
    bar.setAttribute('aria-valuenow', String(to));
    bar.setAttribute('aria-valuetext', isoDate(start, to));
    date.value = isoDate(start, to);
  };
  const within = (to: number) => Math.max(0, Math.min(days - 1, to));
  const move = (to: number): void => {
    const wanted = within(to);
    place(wanted);
    if (wanted === day) return;
    day = wanted;
    moves.onDate(id, isoDate(start, wanted));
  };
  if (!isFixed) {
    bar.addEventListener('keydown', (event) => {
      const weeks = keys.get(event.key);
      if (weeks === undefined) return;
      event.preventDefault();
      move(day + WEEK * weeks);
    });
    draggable(bar, {
      begin: () => day,
      at: (from, shift) => place(within(from + WEEK * Math.round((shift / track.clientWidth) * (days / WEEK)))),
      end: () => move(Number(bar.getAttribute('aria-valuenow'))),
    });
    date.addEventListener('change', () => {
      const typed = parseDate(date.value);
      if (typed !== undefined) moves.onDate(id, date.value);
    });
    earlier.addEventListener('click', () => moves.onPlace(id, -1));
    later.addEventListener('click', () => moves.onPlace(id, 1));
  }
  const element = make(
    'li',
    {},
    make('span', { class: 'trust' }, make('bdi', {}, label), isFixed ? make('small', {}, 'on record') : undefined),
    track,
    make('span', { class: 'dated' }, date, earlier, later),
  );
  return {
    element,
    show: (trust, position, count) => {
      day = trust.day!;
      place(day);
      earlier.disabled = isFixed || position <= 0;
      later.disabled = isFixed || position < 0 || position >= count - 1;
    },
  };
}

/** Weeks that a key moves a bar by. */
const keys: ReadonlyMap<string, number> = new Map([
  ['ArrowLeft', -1],
  ['ArrowDown', -1],
  ['ArrowRight', 1],
  ['ArrowUp', 1],
  ['PageDown', -PAGE_WEEKS],
  ['PageUp', PAGE_WEEKS],
]);

function stretch(kind: string, left: string, width: string | undefined): HTMLElement {
  const element = make('span', { class: kind, 'aria-hidden': true });
  element.style.left = left;
  if (width !== undefined) element.style.width = width;
  return element;
}

/** Drags with a mouse, a pen or a finger: `shift` in px from where it began. */
function draggable(
  bar: HTMLElement,
  { begin, at, end }: { begin: () => number; at: (from: number, shift: number) => void; end: () => void },
): void {
  bar.addEventListener('pointerdown', (down) => {
    if (down.button !== 0) return;
    down.preventDefault();
    bar.focus();
    bar.setPointerCapture(down.pointerId);
    const from = begin();
    const move = (event: PointerEvent) => at(from, event.clientX - down.clientX);
    const up = () => {
      bar.removeEventListener('pointermove', move);
      bar.removeEventListener('pointerup', up);
      bar.removeEventListener('pointercancel', up);
      end();
    };
    bar.addEventListener('pointermove', move);
    bar.addEventListener('pointerup', up);
    bar.addEventListener('pointercancel', up);
  });
}

/** A mark at the first day of each year. */
function years({ start, days }: Decisions): HTMLElement[] {
  const first = Number(start.slice(0, 4)) + 1;
  const marks: HTMLElement[] = [];
  for (let year = first; ; year++) {
    const day = parseDate(`${year}-01-01`)! - parseDate(start)!;
    if (day >= days) return marks;
    const mark = make('span', {}, String(year));
    mark.style.left = `${(100 * day) / days}%`;
    marks.push(mark);
  }
}
