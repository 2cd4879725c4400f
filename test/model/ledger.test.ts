import { describe, expect, it } from 'vitest';
import { column, Ledger, type LedgerColumn, stretchesOf } from '../../src/model/ledger.js';

const DAYS = 5;
const all = (ledger: Ledger, list: number, name: LedgerColumn) => [...ledger.column(list, name)];

describe('the ledger', () => {
  it('keeps counts of any size, beside those that were small', () => {
    const ledger = new Ledger(2, DAYS);
    ledger.set(0, 1, column.joined, 65_535);
    ledger.set(0, 2, column.joined, 7);
    ledger.set(0, 0, column.waiting, 1);
    ledger.set(0, 3, column.waiting, 65_536);
    ledger.set(0, 4, column.waiting, 2_000_000_000);
    ledger.set(0, 2, column.used, 70_000);
    ledger.set(0, 3, column.used, 2);
    ledger.set(1, 0, column.waiting, 3);
    expect(all(ledger, 0, 'joined')).toEqual([0, 65_535, 7, 0, 0]);
    expect(all(ledger, 0, 'waiting')).toEqual([1, 0, 0, 65_536, 2_000_000_000]);
    expect(all(ledger, 0, 'used')).toEqual([0, 0, 70_000, 2, 0]);
    expect(ledger.get(0, 4, 'waiting')).toBe(2_000_000_000);
    expect(all(ledger, 1, 'waiting')).toEqual([3, 0, 0, 0, 0]);
    expect(ledger.sum(0, 'joined', 1, 3)).toBe(65_542);
  });

  it('adds up any days alike, whether or not the months are over', () => {
    const days = 20;
    const usual = new Ledger(1, days, stretchesOf([0, 3, 10, 14], days));
    for (let day = 0; day < days; day++) usual.set(0, day, column.done, 2 ** day % 1_000_003);
    const own = new Ledger(1, days, usual.stretches, usual);
    const sums = (ledger: Ledger) =>
      Array.from({ length: days + 1 }, (_, from) =>
        Array.from({ length: days + 1 - from }, (_, length) => ledger.sum(0, 'done', from, from + length)),
      );
    const open = sums(usual);
    expect(open[2]![9]).toBe(2 ** 11 - 2 ** 2);
    usual.close();
    expect(sums(usual)).toEqual(open);
    expect(sums(own)).toEqual(open);
    // What begins behind the last month, as in the run-out.
    usual.set(0, 17, column.missed, 3);
    expect([0, 15].map((from) => usual.sum(0, 'missed', from, days))).toEqual([3, 3]);
    expect(usual.sum(0, 'missed', 0, 14)).toBe(0);
  });

  it('holds what another holds until it is written to, and never changes the other', () => {
    const usual = new Ledger(1, DAYS);
    usual.set(0, 0, column.done, 9);
    usual.set(0, 0, column.captured_at_freeze, 4);
    const own = new Ledger(1, DAYS, undefined, usual);
    expect(all(own, 0, 'done')).toEqual([9, 0, 0, 0, 0]);
    expect(all(own, 0, 'captured_at_freeze')).toEqual([0, 0, 0, 0, 0]);
    own.set(0, 1, column.done, 100_000);
    expect(all(own, 0, 'done')).toEqual([9, 100_000, 0, 0, 0]);
    expect(all(usual, 0, 'done')).toEqual([9, 0, 0, 0, 0]);
    own.set(0, 0, column.done, 0);
    expect(all(own, 0, 'done')).toEqual([0, 100_000, 0, 0, 0]);
    own.follow(0, usual);
    expect(all(own, 0, 'done')).toEqual([9, 0, 0, 0, 0]);
    own.set(0, 2, column.captured_at_year_end, 70_000);
    expect(own.get(0, 2, 'captured_at_year_end')).toBe(70_000);
    expect(usual.get(0, 2, 'captured_at_year_end')).toBe(0);
  });
});
