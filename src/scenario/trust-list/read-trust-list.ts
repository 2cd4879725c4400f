/**
 * A sheet of a planner as a list of trusts. Every fault of every cell is said in one pass, each at its place; what a
 * spreadsheet leaves behind (rows and nameless columns without a cell) is passed over.
 */
import { show } from '../text/issues.js';
import { dateCell, isFormulaError, numberCell, numberOrWord } from './cells.js';
import { readColumns, WHO } from './columns.js';
import type { Column, Role } from './headings.js';
import { identityOf } from './identity.js';
import { liveOf, USUAL_BUILD } from './live.js';
import type { TemplateFacts } from './template-facts.js';
import type { ListedValue, Sheet, TrustList, TrustRow } from './trust-list.js';
import { attendances, perClinic, sizeOf, sizesOf, usualAttendances, valuesOfSize } from './work.js';

/** A list, or all that is wrong with it, a line each. */
export type ListRead = { readonly list: TrustList } | { readonly faults: readonly string[] };

/** What a list may have at most: a country has some hundreds of trusts, and a trust some hundreds of fields. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 1000;

/** No more faults than this are sought. */
const MOST_FAULTS = 500;

/** Reads a sheet for a template. */
export function readTrustList(sheet: Sheet, facts: TemplateFacts): ListRead {
  const { source, rows, at } = sheet;
  const filled = rows.filter((cells) => cells.some((cell) => cell !== '')).length;
  if (filled > MOST_ROWS) {
    return { faults: [`${source} has ${filled} rows; a list of trusts has at most ${MOST_ROWS}`] };
  }
  const wide = rows.findIndex((cells) => cells.length > MOST_COLUMNS);
  if (wide >= 0) {
    const most = `a list of trusts has at most ${MOST_COLUMNS}`;
    return { faults: [`${at(wide, MOST_COLUMNS)}: this row has ${rows[wide]!.length} columns; ${most}`] };
  }
  const reading = new Reading(sheet, facts);
  const list = reading.list();
  return reading.faults.length > 0 ? { faults: reading.faults } : { list };
}

class Reading {
  readonly faults: string[];
  readonly #sheet: Sheet;
  readonly #facts: TemplateFacts;
  readonly #header: number;
  readonly #columns: readonly (Column | undefined)[];
  readonly #places = new Map<string, string>();
  readonly #notes: string[];
  /** Row of each trust, by id in lower case. */
  readonly #rowOf = new Map<string, number>();

  constructor(sheet: Sheet, facts: TemplateFacts) {
    this.#sheet = sheet;
    this.#facts = facts;
    const { header, columns, faults, notes } = readColumns(sheet, facts);
    this.#header = header;
    this.#columns = columns;
    this.faults = [...faults];
    this.#notes = [...notes];
  }

  list(): TrustList {
    const { source, rows } = this.#sheet;
    const named = WHO.some((role) => this.#columnOf(role) >= 0);
    const trusts = rows.flatMap((cells, row) => {
      if (!named || row <= this.#header || cells.every((cell) => cell === '')) return [];
      if (this.faults.length >= MOST_FAULTS) return [];
      return this.#trust(row) ?? [];
    });
    if (this.faults.length >= MOST_FAULTS) this.faults.push(`${source}: and more; the rows behind were not read`);
    if (trusts.length === 0 && this.faults.length === 0) this.faults.push(`${source} has a header and no trusts`);
    this.#noteBlanks(trusts);
    return { source, rows: trusts, notes: this.#notes, placeOf: (path) => placeOf(path, this.#places) };
  }

  #columnOf(role: Role): number {
    return this.#columns.findIndex((column) => column !== undefined && 'role' in column && column.role === role);
  }

  #cell(row: number, role: Role): string {
    const column = this.#columnOf(role);
    return column < 0 ? '' : (this.#sheet.rows[row]![column] ?? '');
  }

  #fault(row: number, role: Role, problem: string): void {
    this.faults.push(`${this.#sheet.at(row, Math.max(0, this.#columnOf(role)))}: ${problem}`);
  }

  #trust(row: number): TrustRow | undefined {
    const before = this.faults.length;
    this.#refuseErrors(row);
    const who = identityOf({
      id: this.#cell(row, 'id'),
      label: this.#cell(row, 'label'),
      code: this.#cell(row, 'code'),
    });
    const said =
      WHO.find((role) => this.#cell(row, role) !== '') ?? WHO.find((role) => this.#columnOf(role) >= 0) ?? 'id';
    if ('problem' in who) {
      this.#fault(row, this.#cell(row, 'id') === '' ? said : 'id', who.problem);
      return undefined;
    }
    const twin = this.#rowOf.get(who.id.toLowerCase());
    if (twin !== undefined) {
      const there = this.#sheet.at(twin, Math.max(0, this.#columnOf(said)));
      this.#fault(row, said, `'${show(who.id)}' is a trust of the list already, at ${there}`);
    }
    this.#rowOf.set(who.id.toLowerCase(), row);
    const values: ListedValue[] = who.label === undefined ? [] : [{ path: 'label', value: who.label }];
    const add = (column: number, more: readonly ListedValue[]): void => {
      for (const value of more) {
        const known = values.findIndex(({ path }) => path === value.path);
        if (known >= 0) values.splice(known, 1);
        values.push(value);
        this.#places.set(`trusts.${who.id}.${value.path}`, this.#sheet.at(row, column));
      }
    };
    this.#places.set(`trusts.${who.id}`, this.#sheet.at(row, Math.max(0, this.#columnOf(said))));
    const size = this.#size(row);
    if (size !== undefined) add(this.#columnOf('size'), valuesOfSize(size, this.#facts));
    this.#work(row, size, add);
    this.#columns.forEach((column, index) => {
      const cell = this.#sheet.rows[row]![index] ?? '';
      if (column === undefined || !('path' in column) || cell === '') return;
      const read = numberOrWord(cell, this.#sheet.decimalComma);
      if ('problem' in read) this.faults.push(`${this.#sheet.at(row, index)}: ${read.problem}`);
      else add(index, [{ path: column.path, value: read.value }]);
    });
    const preparing = this.#cell(row, 'preparing_since');
    if (preparing !== '') {
      const date = dateCell(preparing);
      if ('problem' in date) this.#fault(row, 'preparing_since', date.problem);
      else add(this.#columnOf('preparing_since'), [{ path: 'preparing_since', value: date.value }]);
    }
    const live = liveOf((role) => this.#cell(row, role), this.#facts, this.#sheet.decimalComma);
    if ('problem' in live) this.#fault(row, live.role, live.problem);
    if ('problem' in live || this.faults.length > before) return undefined;
    this.#places.set(`plan.go_live.${who.id}`, this.#sheet.at(row, Math.max(0, this.#columnOf('go_live'))));
    if (live.known !== undefined) {
      const place = this.#columnOf('live_since') >= 0 ? 'live_since' : 'status';
      this.#places.set(`trusts.${who.id}.known`, this.#sheet.at(row, Math.max(0, this.#columnOf(place))));
    }
    return { id: who.id, values, goLive: live.goLive, known: live.known };
  }

  #refuseErrors(row: number): void {
    this.#sheet.rows[row]!.forEach((cell, column) => {
      if (isFormulaError(cell))
        this.faults.push(`${this.#sheet.at(row, column)}: '${show(cell)}' is a formula that failed`);
    });
  }

  #size(row: number): string | undefined {
    const word = this.#cell(row, 'size');
    if (word === '') {
      if (this.#columnOf('size') >= 0 && this.#facts.sizes.length > 0)
        this.#fault(row, 'size', `no size is said: ${sizesOf(this.#facts).join(', ')}`);
      return undefined;
    }
    const read = sizeOf(word, this.#facts);
    if ('size' in read) return read.size;
    this.#fault(row, 'size', read.problem);
    return undefined;
  }

  #work(row: number, size: string | undefined, add: (column: number, values: readonly ListedValue[]) => void): void {
    for (const role of ['referrals', 'attendances'] as const) {
      const cell = this.#cell(row, role);
      if (cell === '' || isFormulaError(cell)) continue;
      const number = numberCell(cell, this.#sheet.decimalComma);
      if ('problem' in number) {
        this.#fault(row, role, number.problem);
        continue;
      }
      const read =
        role === 'referrals' ? perClinic(number.value, size, this.#facts) : attendances(number.value, this.#facts);
      if ('problem' in read) {
        this.#fault(row, role, read.problem);
        continue;
      }
      if (role === 'referrals' && size === undefined) {
        add(this.#columnOf(role), usualAttendances(number.value, this.#facts));
      }
      add(this.#columnOf(role), read.values);
    }
  }

  /** Says of columns that some trusts fill and others do not what becomes of the others. */
  #noteBlanks(trusts: readonly TrustRow[]): void {
    const { rows, at } = this.#sheet;
    this.#columns.forEach((column, index) => {
      if (column === undefined) return;
      const numbers = 'path' in column || column.role === 'referrals' || column.role === 'attendances';
      const dates = 'role' in column && column.role === 'go_live';
      const asked = trusts.filter(({ known }) => !dates || known === undefined);
      const blank = asked.filter(({ id }) => (rows[this.#rowOf.get(id.toLowerCase())!]![index] ?? '') === '');
      if (!(numbers || dates) || blank.length === 0 || blank.length === asked.length) return;
      const becomes = dates ? 'its place in the order decides' : "the template's number, or its size's, stands";
      for (const { id } of blank) {
        const row = this.#rowOf.get(id.toLowerCase())!;
        this.#notes.push(`${at(row, index)}: ${id} has no ${column.heading}: ${becomes}`);
      }
    });
    const assumed = trusts.filter(
      ({ id, known }) => known !== undefined && this.#cell(this.#rowOf.get(id.toLowerCase())!, 'build') === '',
    );
    if (assumed.length > 0) {
      const ids = assumed.map(({ id }) => id).join(', ');
      this.#notes.push(
        `${ids}: taken to be live with the ${USUAL_BUILD} build; a column headed \`build\` says otherwise`,
      );
    }
  }
}

/** The place of a path, or of the nearest thing above it. */
function placeOf(path: string, places: ReadonlyMap<string, string>): string | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const place = places.get(path.slice(0, end));
    if (place !== undefined) return place;
  }
  return undefined;
}
