import { describe, expect, it } from 'vitest';
import { GuideTable } from '../../../src/kernel/distributions/guide-table.js';

describe('guide table', () => {
  it('steps back where rounding makes the guide start too late', () => {
    const u = 0.8333333333333333; // below the double nearest 5/6, and yet 6 u rounds to 5
    const table = new GuideTable(10, [0.1, 0.2, 0.3, u, 0.9, 1]);
    const uniforms = Float64Array.of(u, 0.1, 0.10000000000000002, 0.95, 1e-9, 1 - 2 ** -53);
    table.quantiles(uniforms);
    expect([...uniforms]).toEqual([13, 10, 11, 15, 10, 15]);
  });

  it('gives its last count for a uniform above every sum', () => {
    const uniforms = Float64Array.of(0.99, 0.2);
    new GuideTable(3, [0.5, 0.98]).quantiles(uniforms);
    expect([...uniforms]).toEqual([4, 3]);
  });
});
