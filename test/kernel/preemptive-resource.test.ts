import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/errors.js';
import { occupy, PreemptiveResource } from '../../src/kernel/preemptive-resource.js';
import { type Process, until } from '../../src/kernel/process.js';
import { Simulator } from '../../src/kernel/simulator.js';

describe('preemptive resource', () => {
  function station(capacity: number) {
    const sim = new Simulator();
    const desk = new PreemptiveResource(sim, capacity, 'desk');
    const log: string[] = [];
    function* job(name: string, from: number, days: number, priority?: number): Process {
      yield until(from);
      try {
        yield* occupy(desk, days, priority === undefined ? {} : { priority });
        log.push(`${sim.now} ${name} done`);
      } catch {
        log.push(`${sim.now} ${name} interrupted`);
      }
    }
    return { sim, desk, log, bring: (...args: Parameters<typeof job>) => sim.spawn(job(...args)) };
  }

  it('interrupts a job for a more urgent one and later continues with the work left', () => {
    const { sim, desk, log, bring } = station(1);
    bring('slow', 0, 10, 2);
    bring('urgent', 3, 2, 1);
    bring('most urgent', 4, 1, 0);
    bring('slow too', 5, 1, 2);
    sim.run(4.5);
    expect([desk.inUse, desk.queueLength]).toEqual([1, 2]);
    sim.run(50);
    expect(log).toEqual(['5 most urgent done', '6 urgent done', '13 slow done', '14 slow too done']);
    expect(desk.utilisation).toBeCloseTo(14 / 50, 12);
    expect([desk.inUse, desk.queueLength]).toEqual([0, 0]);
  });

  it('has the share of all its servers as its utilisation', () => {
    const { sim, desk, bring } = station(4);
    bring('a', 0, 6);
    bring('b', 2, 4);
    sim.run(10);
    expect(desk.utilisation).toBeCloseTo((6 + 4) / 40, 12);
  });

  it('says which number of servers or of days is impossible', () => {
    const sim = new Simulator();
    expect(() => new PreemptiveResource(sim, 1.5, 'desk')).toThrow('desk needs a whole number of servers, not 1.5');
    for (const days of [-1, Number.POSITIVE_INFINITY, Number.NaN]) {
      const { sim: own, desk } = station(1);
      own.spawn(occupy(desk, days));
      expect(() => own.run(1)).toThrow(`desk: ${days} days of work are impossible`);
    }
    const { sim: own, log, bring } = station(1);
    bring('nothing to do', 3, 0);
    own.run(5);
    expect(log).toEqual(['3 nothing to do done']);
  });

  it('interrupts the least urgent of several, the last to arrive among equals', () => {
    const { sim, log, bring } = station(2);
    bring('a', 0, 4);
    bring('b', 1, 4);
    bring('now', 2, 1, -1);
    sim.run(20);
    expect(log).toEqual(['3 now done', '4 a done', '6 b done']);
  });

  it('releases an interrupted job, served or waiting', () => {
    const { sim, desk, log, bring } = station(1);
    const serving = bring('serving', 0, 10);
    const waiting = bring('waiting', 1, 10);
    bring('last', 2, 1);
    sim.run(3);
    waiting.interrupt('x');
    sim.run(4);
    serving.interrupt('y');
    sim.run(9);
    expect(log).toEqual(['3 waiting interrupted', '4 serving interrupted', '5 last done']);
    expect(desk.inUse).toBe(0);
  });

  it('refuses impossible amounts of work and numbers of servers', () => {
    const { sim, desk, bring } = station(1);
    expect(desk.utilisation).toBeUndefined();
    for (const capacity of [0, 1.5, Number.NaN])
      expect(() => new PreemptiveResource(sim, capacity, 'x')).toThrow(ModelError);
    bring('bad', 0, -1);
    expect(() => desk.join(sim.spawn(quiet()), Number.NaN, 0)).toThrow(/NaN days of work/);
    function* quiet(): Process {}
  });
});
