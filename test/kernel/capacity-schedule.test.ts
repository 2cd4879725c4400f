import { describe, expect, it } from 'vitest';
import { type CapacityStep, followCapacity } from '../../src/kernel/capacity-schedule.js';
import { Resource } from '../../src/kernel/resource.js';
import { Simulator } from '../../src/kernel/simulator.js';

function setting(capacity: number) {
  const sim = new Simulator();
  return { sim, pool: new Resource(sim, capacity, 'pool') };
}

describe('capacity schedule', () => {
  const shifts: CapacityStep[] = [
    { at: 0.25, capacity: 2 },
    { at: 0.75, capacity: 0 },
  ];

  it('follows its steps, once or every period', () => {
    const { sim, pool } = setting(1);
    sim.spawn(followCapacity(pool, shifts, 1));
    const seen: number[] = [];
    for (const time of [0.2, 0.3, 0.8, 1.2, 1.3, 1.8, 9.5]) {
      sim.run(time);
      seen.push(pool.capacity);
    }
    expect(seen).toEqual([1, 2, 0, 0, 2, 0, 2]);
    const once = setting(1);
    const running = once.sim.spawn(followCapacity(once.pool, shifts));
    once.sim.run(3);
    expect([once.pool.capacity, running.running]).toEqual([0, false]);
    const none = setting(1);
    none.sim.spawn(followCapacity(none.pool, [], 1));
    none.sim.run(3);
    expect(none.pool.capacity).toBe(1);
  });

  it('refuses steps that do not ascend within the period', () => {
    for (const [steps, period] of [
      [[{ at: -1, capacity: 1 }], undefined],
      [
        [
          { at: 1, capacity: 1 },
          { at: 1, capacity: 2 },
        ],
        undefined,
      ],
      [[{ at: 1, capacity: 1 }], 1],
      [[{ at: Number.NaN, capacity: 1 }], 1],
    ] as [CapacityStep[], number | undefined][]) {
      const { sim, pool } = setting(1);
      sim.spawn(followCapacity(pool, steps, period));
      expect(() => sim.run(1)).toThrow(/must ascend within its period/);
    }
  });
});
