import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/errors.js';
import { arrivalAfter, PiecewiseRate } from '../../src/kernel/arrivals.js';

describe('piecewise rate', () => {
  it('has a cumulative, which is inverted', () => {
    const rate = new PiecewiseRate([0, 1, 3], [2, 0, 5]);
    expect([0, 0.5, 1, 2, 3, 4].map((t) => rate.cumulative(t))).toEqual([0, 1, 2, 2, 2, 7]);
    expect(rate.after(0, 1)).toBe(0.5);
    expect(rate.after(0, 2)).toBe(1);
    expect(rate.after(0.5, 2)).toBe(3.2);
    expect(rate.after(2, 0.5)).toBe(3.1);
    expect(rate.after(10, 5)).toBe(11);
  });

  it('repeats', () => {
    const rate = new PiecewiseRate([0, 1], [3, 0], 7);
    expect(rate.cumulative(7)).toBe(3);
    expect(rate.cumulative(14.5)).toBe(7.5);
    expect(rate.after(0, 3)).toBe(1);
    expect(rate.after(0, 3.75)).toBe(7.25);
    expect(rate.after(5, 6)).toBe(15);
    expect(rate.after(5, 6.3)).toBeCloseTo(21.1, 12);
    const night = new PiecewiseRate([0, 6], [0, 2], 7);
    expect(night.after(0, 1)).toBe(6.5);
    expect(night.after(0, 2)).toBe(7);
    expect(night.after(6.5, 1.5)).toBe(13.25);
  });

  it('is infinite when no more arrivals are expected', () => {
    expect(new PiecewiseRate([0], [0]).after(3, 1)).toBe(Number.POSITIVE_INFINITY);
    const ends = new PiecewiseRate([0, 2], [1, 0]);
    expect(ends.after(0, 2)).toBe(2);
    expect(ends.after(0, 2.5)).toBe(Number.POSITIVE_INFINITY);
    expect(ends.after(5, 1e-9)).toBe(Number.POSITIVE_INFINITY);
    expect(ends.cumulative(100)).toBe(2);
  });

  it('is the inverse of its cumulative, whatever the rates', () => {
    const pieces = fc.array(
      fc.record({ width: fc.double({ min: 0.01, max: 3, noNaN: true }), rate: fc.constantFrom(0, 0.1, 1, 20) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(
        pieces,
        fc.boolean(),
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 1e-6, max: 20, noNaN: true }),
        (list, repeats, from, amount) => {
          const edges = [0];
          for (const { width } of list) edges.push(edges[edges.length - 1]! + width);
          const period = edges.pop()!;
          const rate = new PiecewiseRate(
            edges,
            list.map((piece) => piece.rate),
            repeats ? period : undefined,
          );
          const at = rate.after(from, amount);
          if (at === Number.POSITIVE_INFINITY) {
            expect(rate.cumulative(1e6) - rate.cumulative(from)).toBeLessThanOrEqual(amount);
          } else {
            expect(at).toBeGreaterThanOrEqual(from);
            expect(rate.cumulative(at) - rate.cumulative(from)).toBeCloseTo(amount, 8);
            // no earlier time would do
            expect(rate.cumulative(at - 1e-9) - rate.cumulative(from)).toBeLessThan(amount);
          }
        },
      ),
      { numRuns: 300, seed: 3 },
    );
  });

  it('refuses edges, rates and periods out of range', () => {
    const bad: [number[], number[], number?][] = [
      [[], []],
      [[1], [1]],
      [
        [0, 0],
        [1, 1],
      ],
      [[0, 1], [1]],
      [[0], [-1]],
      [[0], [Number.NaN]],
      [[0], [Number.POSITIVE_INFINITY]],
      [[0, 2], [1, 1], 2],
    ];
    for (const [edges, rates, period] of bad) expect(() => new PiecewiseRate(edges, rates, period)).toThrow(ModelError);
  });
});

describe('smooth rate', () => {
  it('is inverted to the last digits', () => {
    const cumulative = (t: number): number => t * t;
    expect(arrivalAfter(cumulative, 3, 16, 0.1)).toBeCloseTo(5, 14);
    expect(arrivalAfter(cumulative, 0, 1e6, 1)).toBeCloseTo(1000, 11);
    expect(arrivalAfter((t) => Math.min(t, 4), 0, 5, 1)).toBe(Number.POSITIVE_INFINITY);
  });
});
