import { describe, expect, it } from 'vitest';
import { ModelError, UsageError } from '../../src/errors.js';
import { advance, type Process } from '../../src/kernel/process.js';
import { PROCESS_STEP, Simulator } from '../../src/kernel/simulator.js';

function thrown(act: () => void): ModelError {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    return error as ModelError;
  }
  throw new Error('nothing was thrown');
}

describe('simulator', () => {
  it('executes events in order of time, priority and scheduling, and only those before the end', () => {
    const sim = new Simulator();
    const seen: [number, number][] = [];
    sim.on(3, (payload) => seen.push([sim.now, payload]));
    sim.schedule(2, 1, 3, 10);
    sim.schedule(2, 0, 3, 11);
    sim.schedule(1, 9, 3, 12);
    sim.schedule(2, 0, 3, 13);
    sim.schedule(5, 0, 3, 14);
    sim.run(5);
    expect(seen).toEqual([
      [1, 12],
      [2, 11],
      [2, 13],
      [2, 10],
    ]);
    expect(sim.now).toBe(5);
    expect(sim.events).toBe(4);
    sim.run(5.5);
    expect(seen[4]).toEqual([5, 14]);
    expect(sim.now).toBe(5.5);
  });

  it('runs to the last event when there is no end', () => {
    const sim = new Simulator();
    let left = 3;
    sim.on(0, () => {
      left -= 1;
      if (left > 0) sim.schedule(sim.now + 2, 0, 0, 0);
    });
    sim.schedule(1, 0, 0, 0);
    sim.run(Number.POSITIVE_INFINITY);
    expect(sim.now).toBe(5);
    expect(sim.events).toBe(3);
  });

  it('posts events that cannot be cancelled', () => {
    const sim = new Simulator();
    const seen: number[] = [];
    sim.on(4, (payload) => seen.push(payload));
    sim.post(2, 0, 4, 1);
    sim.schedule(2, 0, 4, 2);
    sim.post(1, 0, 4, 3);
    sim.run(3);
    expect(seen).toEqual([3, 1, 2]);
    expect(thrown(() => sim.post(2.5, 0, 4, 0)).time).toBe(3);
  });

  it('cancels', () => {
    const sim = new Simulator();
    sim.on(1, () => expect.unreachable());
    const id = sim.schedule(1, 0, 1, 0);
    expect(sim.cancel(id)).toBe(true);
    expect(sim.cancel(id)).toBe(false);
    sim.run(2);
    expect(sim.events).toBe(0);
  });

  it('refuses the past, a second handler, kinds out of range, running backwards or inside itself', () => {
    const sim = new Simulator();
    sim.run(3);
    expect(thrown(() => sim.schedule(2, 0, 0, 0)).time).toBe(3);
    expect(thrown(() => sim.schedule(Number.NaN, 0, 0, 0)).time).toBe(3);
    expect(thrown(() => sim.schedule(Number.POSITIVE_INFINITY, 0, 0, 0)).time).toBe(3);
    sim.on(0, () => {});
    expect(thrown(() => sim.on(0, () => {})).message).toContain('already has a handler');
    for (const kind of [-1, 0.5, PROCESS_STEP, Number.NaN]) {
      expect(thrown(() => sim.on(kind, () => {})).message).toContain('from 0 to 1022');
    }
    expect(thrown(() => sim.run(2)).message).toContain('cannot run until 2 from 3');
    expect(thrown(() => sim.run(Number.NaN)).time).toBe(3);
    sim.on(1, () => sim.run(10));
    sim.schedule(4, 0, 1, 0);
    expect(thrown(() => sim.run(5)).message).toContain('already running');
    sim.run(5);
    expect(sim.now).toBe(5);
  });

  it('reports errors of handlers with the time and the cause', () => {
    const sim = new Simulator();
    const cause = new RangeError('no such ward');
    sim.on(0, () => {
      throw cause;
    });
    sim.on(1, () => {
      throw new UsageError('wrong');
    });
    sim.on(2, () => {
      throw 'a text';
    });
    sim.schedule(1.5, 0, 0, 0);
    sim.schedule(2, 0, 1, 0);
    sim.schedule(3, 0, 2, 0);
    sim.schedule(4, 0, 9, 0);
    const error = thrown(() => sim.run(10));
    expect([error.message, error.time, error.cause]).toEqual(['no such ward', 1.5, cause]);
    expect(thrown(() => sim.run(10)).time).toBe(2);
    expect(thrown(() => sim.run(10)).message).toBe('a text');
    expect(thrown(() => sim.run(10)).message).toBe('event kind 9 has no handler');
  });

  it('leaves located errors as they are', () => {
    const sim = new Simulator();
    const located = new ModelError('known', { time: 77 });
    sim.on(0, () => {
      throw located;
    });
    sim.schedule(1, 0, 0, 0);
    expect(thrown(() => sim.run(2))).toBe(located);
  });

  it('has a fingerprint that depends on time, kind, entity and order of the executed events only', () => {
    const run = (events: [number, number, number, number][]): string => {
      const sim = new Simulator();
      for (const kind of [0, 1]) sim.on(kind, () => {});
      for (const [at, priority, kind, payload] of events) sim.schedule(at, priority, kind, payload);
      sim.run(10);
      return sim.fingerprint.hex();
    };
    const base = run([
      [1, 0, 0, 5],
      [2, 0, 1, 6],
    ]);
    expect(
      run([
        [2, 0, 1, 6],
        [1, 0, 0, 5],
      ]),
    ).toBe(base);
    expect(
      run([
        [1, 0, 0, 5],
        [2, 0, 1, 6],
        [11, 0, 0, 0],
      ]),
    ).toBe(base);
    for (const other of [
      [
        [1.0000000000000002, 0, 0, 5],
        [2, 0, 1, 6],
      ],
      [
        [1, 0, 1, 5],
        [2, 0, 1, 6],
      ],
      [
        [1, 0, 0, 4],
        [2, 0, 1, 6],
      ],
      [[1, 0, 0, 5]],
      [
        [1, 0, 0, 5],
        [1, 0, 1, 6],
      ],
    ] as [number, number, number, number][][]) {
      expect(run(other)).not.toBe(base);
    }
    expect(
      run([
        [1, 0, 0, 5],
        [1, 0, 1, 6],
      ]),
    ).not.toBe(
      run([
        [1, 0, 1, 6],
        [1, 0, 0, 5],
      ]),
    );
  });

  it('counts the steps of a process as events of its entity', () => {
    const run = (entity: number): [string, number] => {
      const sim = new Simulator();
      sim.spawn(twoDays(), { priority: 1, entity, name: 'walker' });
      sim.run(10);
      return [sim.fingerprint.hex(), sim.events];
    };
    function* twoDays(): Process {
      yield advance(1);
      yield advance(1);
    }
    expect(run(1)[1]).toBe(3);
    expect(run(1)).toEqual(run(1));
    expect(run(1)[0]).not.toBe(run(2)[0]);
  });
});
