import { describe, expect, it } from 'vitest';
import { holm } from '../../src/stats/holm.js';

describe('Holm', () => {
  it('has the golden numbers, in the order given', () => {
    const close = (got: number[], want: number[]): void =>
      want.forEach((p, i) => void expect(got[i]).toBeCloseTo(p, 12));
    close(holm([0.001, 0.011, 0.02, 0.04, 0.3]), [0.005, 0.044, 0.06, 0.08, 0.3]);
    close(holm([0.3, 0.02, 0.001, 0.04, 0.011]), [0.3, 0.06, 0.005, 0.08, 0.044]);
    expect(holm([])).toEqual([]);
    expect(holm([0.7, 0.9])).toEqual([1, 1]);
    close(holm([0.03, 0.03, 0.04]), [0.09, 0.09, 0.09]);
  });
});
