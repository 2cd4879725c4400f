/** Leave of the gate is good for some weeks; whoever has its experts only later meets the gate once more. */
import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts-of.js';
import { settingsByHand } from '../settings-by-hand.js';
import { strategyRun } from '../strategy-run.js';
import { only, prompt, REPLICATIONS } from './compare.js';

describe('readiness_gate', () => {
  it('is met once more where the experts come after leave is no longer good, with readiness as it is', () => {
    const crowd = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({
      id,
      goLive: 150,
      values: prompt,
      clinic: 'none' as const,
    }));
    const lives = (weeks: number) => {
      const settings = settingsByHand({
        trusts: crowd,
        days: 1200,
        mechanisms: only({
          delivery_pool: { experts: 16, leave_share_per_month: 0, go_live_weeks: 4, support_experts: 0 },
          readiness_gate: { pass_good_weeks: weeks, threshold_share: 0.8, override_probability: 0.3 },
        }),
      });
      return Array.from({ length: REPLICATIONS }, (_, replication) => strategyRun(settings, 'national', replication));
    };
    let [passed, deferred] = [0, 0];
    for (const run of lives(5)) {
      const gates = factsOf(run, 'gate');
      for (const { trust, day } of factsOf(run, 'go_live')) {
        const own = gates.filter((gate) => gate.trust === trust);
        expect(own.at(-1)!.verdict).not.toBe('defer');
        expect(day - own.at(-1)!.day).toBeLessThanOrEqual(35);
        own.forEach((gate, i) => {
          if (!gate.again) return;
          const before = own[i - 1]!;
          expect(before.verdict).not.toBe('defer');
          expect(gate.day - before.day).toBeGreaterThan(35);
          expect(gate.truth).toBe(before.truth);
          if (gate.verdict !== 'defer') expect(day).toBe(gate.day);
          if (gate.verdict === 'defer') deferred++;
          else passed++;
        });
      }
      expect(run.world.programme.pool.experts.inUse).toBe(0);
      expect(factsOf(run, 'go_live')).toHaveLength(6);
    }
    expect(Math.min(passed, deferred)).toBeGreaterThan(0);
    const forEver = lives(520);
    expect(forEver.some((run) => factsOf(run, 'gate').some(({ again }) => again))).toBe(false);
  });
});
