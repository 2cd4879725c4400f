/** What the trace says of gates, reviews of a recovery and upgrades. */
import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../src/model/facts.js';
import { gateInWords, reviewInWords, upgradeWaitsInWords } from '../../src/report/trace-words.js';

describe('the trace in words', () => {
  it('tells an early end of a recovery from a review that goes on, succeeds or fails', () => {
    const review = (early: boolean, succeeded: boolean, open: number, reported = open): string =>
      reviewInWords({ kind: 'review', day: 0, trust: 0, early, succeeded, open, reported }, 'Ashby');
    expect(review(true, true, 2)).toBe('Ashby: its recovery ends early, 2 severe defects open and few for 4 weeks.');
    expect(review(true, false, 9)).toBe(
      'Ashby: an early review of its recovery finds 9 severe defects open; it goes on.',
    );
    expect(review(false, true, 5, 1)).toBe(
      'Ashby: the review of its recovery succeeds, 1 severe defect reported open, 5 in truth.',
    );
    expect(review(false, false, 8)).toBe(
      'Ashby: the review of its recovery fails, 8 severe defects open; it is extended.',
    );
  });

  it('tells a gate that is met once more; a deferral is told as a phase, no gate not at all', () => {
    const gate = (of: Partial<FactOf<'gate'>>): string =>
      gateInWords(
        {
          kind: 'gate',
          day: 0,
          trust: 0,
          reported: 0.8,
          truth: 0.6,
          threshold: 0.7,
          verdict: 'pass',
          again: false,
          ...of,
        },
        'Ashby',
      );
    const said = 'reported readiness 80%, true 60%, 70% needed.';
    expect(gate({})).toBe(`Ashby passes the gate: ${said}`);
    expect(gate({ again: true })).toBe(`Ashby meets the gate once more, its pass no longer good, and passes: ${said}`);
    expect(gate({ verdict: 'override' })).toBe(`Ashby fails the gate and goes on all the same: ${said}`);
    expect(gate({ verdict: 'override', again: true })).toBe(
      `Ashby meets the gate once more, its pass no longer good, and fails and goes on all the same: ${said}`,
    );
    expect(gate({ verdict: 'defer', again: true })).toBe('');
    expect(gate({ threshold: Number.NaN })).toBe('');
  });

  it('tells what an upgrade waits for', () => {
    const waits = (reason: FactOf<'upgrade_waits'>['reason']): string =>
      upgradeWaitsInWords({ kind: 'upgrade_waits', day: 0, trust: 0, release: 'LC2', reason }, 'Ashby');
    expect(waits('green light')).toBe('Ashby asks for release LC2, and waits: the programme is on hold.');
    expect(waits('open week')).toBe('Ashby asks for release LC2, and waits: nobody goes live in these weeks.');
    expect(waits('experts')).toBe('Ashby asks for release LC2, and waits: too few experts are free.');
  });
});
