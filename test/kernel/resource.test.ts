import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/errors.js';
import { advance, type Process, seize, until } from '../../src/kernel/process.js';
import { Resource } from '../../src/kernel/resource.js';
import { Simulator } from '../../src/kernel/simulator.js';

function setting(capacity: number) {
  const sim = new Simulator();
  const pool = new Resource(sim, capacity, 'pool');
  const log: string[] = [];
  function* user(name: string, from: number, amount: number, days: number, priority?: number): Process {
    yield until(from);
    yield seize(pool, amount, priority === undefined ? {} : { priority });
    log.push(`${sim.now} ${name}`);
    yield advance(days);
    pool.free(amount);
  }
  const use = (...args: Parameters<typeof user>) => sim.spawn(user(...args), { name: args[0] });
  return { sim, pool, log, use };
}

describe('resource', () => {
  it('serves in order of arrival', () => {
    const { sim, pool, log, use } = setting(2);
    use('a', 0, 1, 3);
    use('b', 1, 1, 3);
    use('c', 2, 1, 3);
    use('d', 2.5, 1, 3);
    sim.run(2.75);
    expect([pool.inUse, pool.queueLength, pool.capacity]).toEqual([2, 2, 2]);
    sim.run(20);
    expect(log).toEqual(['0 a', '1 b', '3 c', '4 d']);
    expect(pool.inUse).toBe(0);
  });

  it('says whether a request would have to wait', () => {
    const { sim, pool, use } = setting(3);
    expect([pool.wouldWait(3, 0), pool.wouldWait(4, 0)]).toEqual([false, true]);
    use('a', 0, 1, 9);
    use('b', 1, 3, 9, 1);
    sim.run(2);
    // Behind b, who waits, or before her.
    expect([pool.wouldWait(1, 1), pool.wouldWait(1, 2), pool.wouldWait(2, 0), pool.wouldWait(3, 0)]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it('serves lower numbers first', () => {
    const { sim, log, use } = setting(1);
    use('first', 0, 1, 5);
    use('low', 1, 1, 5, 2);
    use('high', 2, 1, 5, -1);
    use('default', 3, 1, 5);
    use('high too', 4, 1, 5, -1);
    sim.run(50);
    expect(log).toEqual(['0 first', '5 high', '10 high too', '15 default', '20 low']);
  });

  it('does not let a request overtake the first in the queue', () => {
    const { sim, log, use } = setting(10);
    use('eight', 0, 8, 4);
    use('five', 1, 5, 1);
    use('two', 2, 2, 1);
    sim.run(20);
    expect(log).toEqual(['0 eight', '4 five', '4 two']);
  });

  it('keeps a request waiting that exceeds the present capacity', () => {
    const { sim, pool, log, use } = setting(2);
    use('three', 0, 3, 1);
    sim.on(0, () => pool.setCapacity(3));
    sim.schedule(7, 0, 0, 0);
    sim.run(20);
    expect(log).toEqual(['7 three']);
  });

  it('lets users finish when the capacity falls below the amount in use', () => {
    const { sim, pool, log, use } = setting(3);
    for (const name of ['a', 'b', 'c']) use(name, 0, 1, 4);
    use('d', 1, 1, 4);
    sim.on(0, () => pool.setCapacity(1));
    sim.schedule(2, 0, 0, 0);
    sim.run(3);
    expect([pool.inUse, pool.capacity]).toEqual([3, 1]);
    sim.run(20);
    expect(log).toEqual(['0 a', '0 b', '0 c', '4 d']);
  });

  it('accepts fractions without losing capacity to rounding', () => {
    const { sim, pool, log, use } = setting(1);
    for (let i = 0; i < 10; i++) use(`${i}`, 0, 0.1, 1);
    use('next', 0.5, 1, 1);
    sim.run(5);
    expect(log.slice(9)).toEqual(['0 9', '1 next']);
    expect(pool.inUse).toBe(0);
  });

  it('measures use and utilisation over time, relative to the capacity of the time', () => {
    const { sim, pool, use } = setting(2);
    expect(pool.meanInUse).toBeUndefined();
    expect(pool.utilisation).toBeUndefined();
    use('a', 1, 2, 2);
    sim.on(0, () => pool.setCapacity(6));
    sim.schedule(4, 0, 0, 0);
    sim.run(5);
    expect(pool.meanInUse).toBeCloseTo(4 / 5, 12);
    expect(pool.utilisation).toBeCloseTo(4 / (4 * 2 + 6), 12);
    pool.restartStatistics();
    use('b', 5, 3, 1);
    sim.run(7);
    expect(pool.meanInUse).toBeCloseTo(3 / 2, 12);
    expect(pool.utilisation).toBeCloseTo(3 / 12, 12);
  });

  it('never makes a process wait when its capacity is infinite', () => {
    const { sim, pool, log, use } = setting(Number.POSITIVE_INFINITY);
    use('a', 0, 1e9, 1);
    use('b', 0, 1e9, 1);
    sim.run(3);
    expect(log).toEqual(['0 a', '0 b']);
    expect(pool.utilisation).toBeUndefined();
    expect(pool.meanInUse).toBeCloseTo(2e9 / 3, 0);
  });

  it('refuses impossible amounts and capacities, with the time', () => {
    for (const amount of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      const { sim, use } = setting(5);
      use('a', 1, amount, 1);
      expect(() => sim.run(2)).toThrow(/a: pool: cannot seize/);
    }
    const { sim, pool } = setting(5);
    for (const capacity of [-1, Number.NaN]) {
      expect(() => pool.setCapacity(capacity)).toThrow(ModelError);
      expect(() => new Resource(sim, capacity, 'x')).toThrow(/x cannot have a capacity/);
    }
    for (const amount of [1, 0, -1, Number.NaN]) expect(() => pool.free(amount)).toThrow(/cannot free/);
  });

  it('never exceeds its capacity and serves every request', () => {
    const wish = fc.record({
      from: fc.integer({ min: 0, max: 20 }),
      amount: fc.integer({ min: 1, max: 4 }),
      days: fc.integer({ min: 0, max: 5 }),
      priority: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
        const { sim, pool, log, use } = setting(4);
        for (const [i, w] of wishes.entries()) use(`${i}`, w.from, w.amount, w.days, w.priority);
        sim.on(0, () => expect(pool.inUse).toBeLessThanOrEqual(4));
        for (let t = 0; t < 500; t++) sim.schedule(t + 0.5, 0, 0, 0);
        sim.run(600);
        expect(log.length).toBe(wishes.length);
        expect([pool.inUse, pool.queueLength]).toEqual([0, 0]);
      }),
      { numRuns: 50, seed: 2 },
    );
  });
});
