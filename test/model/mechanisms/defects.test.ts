/** How many severe defects a go-live meets. */
import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts-of.js';
import { settingsByHand } from '../settings-by-hand.js';
import { strategyRun } from '../strategy-run.js';
import { only, three } from './compare.js';

describe('testing before a go-live', () => {
  it('lets no more than 45 severe defects through, and leaves smaller numbers as they are', () => {
    const met = (most: number) => {
      const settings = settingsByHand({
        trusts: three.map((trust) => ({ ...trust, goLive: 100, clinic: 'none' as const })),
        days: 200,
        mechanisms: only({
          defects: { mean_count: 130, most_count: most },
          local_configuration: { fixes_per_week: 0, propagation_probability: 0 },
        }),
      });
      return Array.from({ length: 20 }, (_, replication) =>
        factsOf(strategyRun(settings, 'national', replication), 'go_live').map(({ defects }) => defects),
      ).flat();
    };
    const all = met(1000);
    expect(all.filter((count) => count > 45).length).toBeGreaterThan(5);
    expect(all.filter((count) => count < 45).length).toBeGreaterThan(5);
    expect(met(45)).toEqual(all.map((count) => Math.min(count, 45)));
  });
});
