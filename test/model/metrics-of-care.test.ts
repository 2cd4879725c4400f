/** Metrics about patients alone are not folded where there are none: they must come to the same whatever happened. */
import { describe, expect, it } from 'vitest';
import type { Slice } from '../../src/model/metrics/metric.js';
import { metrics } from '../../src/model/metrics/registry.js';
import { lived } from './lived.js';
import { settingsByHand } from './settings-by-hand.js';

describe('metrics of care', () => {
  const made = settingsByHand({
    trusts: ['a', 'b', 'c'].map((id, at) => ({ id, goLive: 100 + 60 * at })),
    days: 900,
    mechanisms: { defects: { mean_count: 60 } },
  });
  const settings = { ...made, trusts: made.trusts.map((trust) => ({ ...trust, services: [] })) };

  /** A replication of a programme without patients, over some days. */
  function slice(strategy: string, replication: number, from: number, to: number): Slice {
    const { world, ledger, tallies, places } = lived(settings, strategy, replication);
    const { facts, strategy: decided } = world;
    return { scope: 'programme', trusts: places, from, to, ledger, tallies, facts, strategy: decided };
  }

  it.each(metrics.filter(({ ofCare }) => ofCare).map(({ id, fold }) => ({ id, fold })))(
    '$id is the same wherever there are no services',
    ({ fold }) => {
      const of = (replication: number, from: number, to: number) =>
        fold(slice('national', replication, from, to), slice('no_go_live', replication, from, to));
      const one = of(0, 0, 900);
      expect(of(1, 0, 900)).toEqual(one);
      expect(of(2, 130, 700)).toEqual(one);
    },
  );
});
