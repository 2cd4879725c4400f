import { describe, expect, it } from 'vitest';
import { TimeWeighted } from '../../src/stats/time-weighted.js';

describe('time-weighted', () => {
  it('weighs each value by how long it lasted', () => {
    const queue = new TimeWeighted(2, 1);
    expect(queue.mean(1)).toBeUndefined();
    expect(queue.mean(3)).toBe(2);
    queue.set(5, 3);
    queue.add(-4, 4);
    expect(queue.value).toBe(1);
    expect(queue.integral(10)).toBe(4 + 5 + 6);
    expect(queue.mean(10)).toBe(15 / 9);
    queue.restart(10);
    expect(queue.mean(10)).toBeUndefined();
    expect([queue.mean(12), queue.integral(12)]).toEqual([1, 2]);
  });

  it('accepts an infinite value that lasts no time', () => {
    const value = new TimeWeighted(Number.POSITIVE_INFINITY, 0);
    value.set(1, 0);
    expect(value.mean(2)).toBe(1);
  });

  it('begins at 0 with 0', () => {
    expect(new TimeWeighted().mean(4)).toBe(0);
  });
});
