/** The theory that the kernel is verified against has itself the published numbers (design/METHODS.md, section 2). */
import { describe, expect, it } from 'vitest';
import * as theory from '../verification/theory.js';

describe('queueing theory', () => {
  it('has the numbers of METHODS', () => {
    const mm1 = theory.mmc(0.8, 1, 1);
    expect([mm1.wq, mm1.l, mm1.tail(5)].map((x) => x.toFixed(6))).toEqual(['4.000000', '4.000000', '0.294304']);
    const mm3 = theory.mmc(2.4, 1, 3);
    expect([mm3.waits, mm3.wq, mm3.tail(1)].map((x) => x.toFixed(7))).toEqual(['0.6471910', '1.0786517', '0.3551860']);
    for (const [c2, wq] of [
      [0, 2],
      [0.5, 3],
      [1.5, 5],
      [4, 10],
    ] as const)
      expect(theory.mg1(0.8, 1, c2)).toBeCloseTo(wq, 12);
    const p = theory.birthDeath(
      5,
      () => 3,
      (n) => Math.min(n, 2) * 2,
    );
    const l = theory.expectation(p, (n) => n);
    expect(p[5]).toBeCloseTo(0.0851138, 7);
    expect(l).toBeCloseTo(2.0059545, 7);
    expect(theory.expectation(p, (n) => Math.max(0, n - 2)) / (3 * (1 - p[5]!))).toBeCloseTo(0.2308576, 7);
    expect(theory.erlangB(10, 8)).toBeCloseTo(0.1216611, 7);
    expect(theory.erlangB(5, 3)).toBeCloseTo(0.1100543, 7);
    theory.cobham([0.2, 0.3, 0.3], 1, 1).forEach((wait, k) => void expect(wait).toBeCloseTo([1, 2, 8][k]!, 10));
    theory
      .cobham([0.6, 0.9, 0.9], 1, 3)
      .forEach((wait, k) => void expect(wait).toBeCloseTo([0.2696629, 0.5393258, 2.1573034][k]!, 7));
    theory.preemptive([0.2, 0.3, 0.3], 1).forEach((time, k) => void expect(time).toBeCloseTo([1.25, 2.5, 10][k]!, 10));
    const a = theory.erlangA(12, 1, 10, 0.5);
    expect(a.lq).toBeCloseTo(4.6957427, 7);
    expect(a.abandons).toBeCloseTo(0.1956559, 7);
    const net = theory.jackson([1, 0.5], 0.5, 0.2, [2, 0.8], [1, 2]);
    expect([net.l1, net.l2]).toEqual([expect.closeTo(11 / 9, 12), expect.closeTo(10 / 9, 12)]);
    expect([net.n, net.w]).toEqual([expect.closeTo(4.2539919, 7), expect.closeTo(2.8359946, 7)]);
    const rate = (t: number): number => 10 * (1 + 0.6 * Math.sin((2 * Math.PI * t) / 7));
    [1, 3.5, 7].forEach(
      (t, i) => void expect(theory.mtMInfinity(rate, 2, t)).toBeCloseTo([10.0046506, 22.5125575, 14.4485807][i]!, 6),
    );
  });

  it('agrees where two formulas give one number', () => {
    // pairs: the mean wait over both is the wait of M^X/M/1 by Little's law
    const { first, second, l } = theory.pairs(0.35, 1);
    expect(0.7 * ((first + second) / 2 + 1)).toBeCloseTo(l, 12);
    // the slotted queue: balance of flow, s P(not empty before service) = a
    const { after, empty } = theory.slots(0.4, 0.6);
    expect(0.6 * (1 - empty)).toBeCloseTo(0.4, 12);
    expect(after).toBeGreaterThan(0.4);
    // one machine: up for 1/b, down for 1/r
    expect(theory.repair(1, 0.5, 2).down).toBeCloseTo(0.2, 12);
    // many patient customers are hardly Erlang A; no patience at all is Erlang B
    expect(theory.erlangA(8, 1, 10, 1e9).abandons).toBeCloseTo(theory.erlangB(10, 8), 6);
    expect(theory.dm1(1.25, 1).wq).toBeLessThan(theory.mmc(0.8, 1, 1).wq);
  });
});
