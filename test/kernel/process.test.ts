import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/errors.js';
import { advance, type Command, Interrupted, type Process, seize, until } from '../../src/kernel/process.js';
import { Resource } from '../../src/kernel/resource.js';
import { Signal } from '../../src/kernel/signal.js';
import { Simulator } from '../../src/kernel/simulator.js';

function setting() {
  const sim = new Simulator();
  const log: string[] = [];
  return { sim, log, note: (text: string) => log.push(`${sim.now} ${text}`) };
}

describe('processes', () => {
  it('advance and wait until a day', () => {
    const { sim, log, note } = setting();
    function* steps(): Process {
      note('begins');
      yield advance(1.5);
      note('after 1.5 days');
      yield until(4);
      note('day 4');
      yield until(2);
      note('day 2 is past');
      yield advance(0);
      note('no time');
    }
    sim.run(1);
    const running = sim.spawn(steps());
    expect(log).toEqual([]);
    expect(running.running).toBe(true);
    sim.run(10);
    expect(log).toEqual(['1 begins', '2.5 after 1.5 days', '4 day 4', '4 day 2 is past', '4 no time']);
    expect(running.running).toBe(false);
    expect(sim.events).toBe(5);
  });

  it('interleave at one instant by priority, then by when they began to wait', () => {
    const { sim, log, note } = setting();
    function* steps(name: string): Process {
      yield until(1);
      note(name);
    }
    sim.spawn(steps('a'), { priority: 5 });
    sim.spawn(steps('b'), { priority: 0 });
    sim.spawn(steps('c'), { priority: 5 });
    sim.run(2);
    expect(log).toEqual(['1 b', '1 a', '1 c']);
  });

  it('delegate to other generators by yield*, with results', () => {
    const { sim, log, note } = setting();
    function* part(): Process<number> {
      yield advance(2);
      return 42;
    }
    function* whole(): Process {
      const answer = yield* part();
      note(`got ${answer}`);
    }
    sim.spawn(whole());
    sim.run(3);
    expect(log).toEqual(['2 got 42']);
  });

  it('resume at a signal in the order in which they waited, with its value; a later waiter is not resumed', () => {
    const { sim, log, note } = setting();
    const green = new Signal<string>('green light');
    function* waiter(name: string, from: number): Process {
      yield until(from);
      note(`${name} hears ${yield until(green)}`);
    }
    sim.spawn(waiter('b', 2));
    sim.spawn(waiter('a', 1));
    sim.spawn(waiter('late', 6));
    sim.spawn(waiter('urgent', 3), { priority: -1 });
    sim.on(0, () => {
      expect(green.waiting).toBe(sim.now === 5 ? 3 : 1);
      green.fire(`go ${sim.now}`);
      note('fired');
    });
    sim.schedule(5, -2, 0, 0);
    sim.schedule(9, 0, 0, 0);
    sim.run(8);
    expect(log).toEqual(['5 fired', '5 urgent hears go 5', '5 a hears go 5', '5 b hears go 5']);
    sim.run(10);
    expect(log.slice(4)).toEqual(['9 fired', '9 late hears go 9']);
  });

  it('resume at once at a lasting signal that has fired, with its first value', () => {
    const { sim, log, note } = setting();
    const live = new Signal<number>('live', { lasting: true });
    function* waiter(from: number): Process {
      yield until(from);
      note(`hears ${yield until(live)}`);
    }
    sim.spawn(waiter(0));
    sim.spawn(waiter(3));
    sim.on(0, (payload) => live.fire(payload));
    sim.schedule(1, 0, 0, 7);
    sim.schedule(2, 0, 0, 8);
    sim.run(10);
    expect(log).toEqual(['1 hears 7', '3 hears 7']);
  });

  it('have a signal for their end, also for a process that waits for it later', () => {
    const { sim, log, note } = setting();
    function* child(): Process {
      yield advance(2);
    }
    function* parent(from: number): Process {
      yield until(from);
      yield until(running.ended);
      note('child has ended');
    }
    const running = sim.spawn(child());
    sim.spawn(parent(0));
    sim.spawn(parent(5));
    sim.run(10);
    expect(log).toEqual(['2 child has ended', '5 child has ended']);
    const other = sim.spawn(child());
    sim.run(20);
    function* late(): Process {
      yield until(other.ended); // nobody has asked for it before
      note('other has ended');
    }
    sim.spawn(late());
    sim.run(21);
    expect(log[2]).toBe('20 other has ended');
  });

  it('report errors with name, time and cause', () => {
    const { sim } = setting();
    const cause = new TypeError('defects is undefined');
    function* steps(): Process {
      yield advance(3);
      throw cause;
    }
    sim.spawn(steps(), { name: 'lifecycle of ashby' });
    const error = caught(() => sim.run(10));
    expect(error.message).toBe('lifecycle of ashby: defects is undefined');
    expect(error.time).toBe(3);
    expect(error.cause).toBe(cause);
  });

  it('refuse impossible waits and things that are not commands', () => {
    const refuses = (command: Command, message: RegExp): void => {
      const { sim } = setting();
      sim.run(2);
      function* steps(): Process {
        yield command;
      }
      sim.spawn(steps());
      const error = caught(() => sim.run(3));
      expect(error.message).toMatch(message);
      expect(error.time).toBe(2);
    };
    refuses(advance(-1), /a wait of -1 days/);
    refuses(advance(Number.NaN), /a wait of NaN days/);
    refuses(advance(Number.POSITIVE_INFINITY), /a wait of Infinity days/);
    refuses(until(Number.NaN), /until day NaN/);
    refuses(7 as unknown as Command, /not a command/);
    refuses(undefined as unknown as Command, /not a command/);
  });
});

describe('a command of a model', () => {
  it('decides when the process resumes, and with what value', () => {
    const { sim, log, note } = setting();
    const tomorrow: Command = {
      begin(process) {
        process.wakeAt(process.clock.now + 1, 'good morning');
        return undefined;
      },
    };
    function* steps(): Process {
      note(String(yield tomorrow));
    }
    sim.spawn(steps());
    sim.run(2);
    expect(log).toEqual(['1 good morning']);
  });

  it('must not wake a process twice', () => {
    const { sim } = setting();
    function* steps(): Process {
      yield {
        begin(process) {
          process.wake(1);
          process.wake(2);
          return undefined;
        },
      };
    }
    sim.spawn(steps(), { name: 'sleeper' });
    expect(caught(() => sim.run(2)).message).toContain('sleeper has been woken twice');
  });
});

describe('interrupts', () => {
  it('end a wait at once and cancel its wake-up', () => {
    const { sim, log, note } = setting();
    function* steps(): Process {
      try {
        yield advance(10);
        note('slept');
      } catch (error) {
        expect(error).toBeInstanceOf(Interrupted);
        note(`woken: ${(error as Interrupted).reason}`);
      }
      yield advance(1);
      note('on');
    }
    const running = sim.spawn(steps());
    sim.on(0, () => {
      expect(running.interrupt('hold')).toBe(true);
      note('interrupts');
    });
    sim.schedule(4, -1, 0, 0);
    sim.run(20);
    expect(log).toEqual(['4 interrupts', '4 woken: hold', '5 on']);
    expect(running.interrupt('too late')).toBe(false);
    expect(new Interrupted('hold').message).toBe('interrupted: hold');
  });

  it('take effect with the priority of the process', () => {
    const { sim, log, note } = setting();
    function* steps(): Process {
      try {
        yield until(Number.POSITIVE_INFINITY);
      } catch {
        note('interrupted');
      }
    }
    const running = sim.spawn(steps(), { priority: 5 });
    sim.on(0, (payload) => (payload === 0 ? running.interrupt('now') : note('in between')));
    sim.schedule(4, 0, 0, 0);
    sim.schedule(4, 4, 0, 1);
    sim.schedule(4, 6, 0, 1);
    sim.run(5);
    expect(log).toEqual(['4 in between', '4 interrupted', '4 in between']);
  });

  it('reach a process one after the other, each at its next yield', () => {
    const { sim, log, note } = setting();
    function* steps(): Process {
      for (let left = 3; left > 0; left--) {
        try {
          yield advance(10);
          note('slept');
        } catch (error) {
          note(String((error as Interrupted).reason));
        }
      }
    }
    const running = sim.spawn(steps());
    sim.on(0, () => {
      running.interrupt('one');
      running.interrupt('two');
    });
    sim.schedule(1, 0, 0, 0);
    sim.run(20);
    expect(log).toEqual(['1 one', '1 two', '11 slept']);
  });

  it('wait for the first yield when they come before the first step or from inside', () => {
    const { sim, log, note } = setting();
    function* steps(): Process {
      note('begins');
      try {
        yield advance(10);
      } catch (error) {
        note(String((error as Interrupted).reason));
      }
      running.interrupt('myself');
      try {
        yield advance(10);
      } catch (error) {
        note(String((error as Interrupted).reason));
      }
    }
    const running = sim.spawn(steps());
    running.interrupt('early');
    sim.run(20);
    expect(log).toEqual(['0 begins', '0 early', '0 myself']);
    expect(running.running).toBe(false);
  });

  it('leave a signal, and the wake-up of a signal that has just fired', () => {
    const { sim, log, note } = setting();
    const signal = new Signal<string>('news');
    function* steps(name: string): Process {
      try {
        note(`${name} ${yield until(signal)}`);
      } catch {
        note(`${name} interrupted`);
        yield advance(5);
        note(`${name} on`);
      }
    }
    const early = sim.spawn(steps('early'));
    const late = sim.spawn(steps('late'));
    sim.on(0, () => {
      early.interrupt('x');
      signal.fire('fired');
      late.interrupt('y');
      expect(signal.waiting).toBe(0);
    });
    sim.schedule(1, 0, 0, 0);
    sim.run(10);
    expect(log).toEqual(['1 early interrupted', '1 late interrupted', '6 early on', '6 late on']);
  });

  it('fail the run when they are not caught', () => {
    const { sim } = setting();
    function* steps(): Process {
      yield advance(10);
    }
    const running = sim.spawn(steps(), { name: 'walker' });
    sim.run(1);
    running.interrupt('hold');
    const error = caught(() => sim.run(5));
    expect(error.message).toBe('walker: interrupted: hold');
    expect(error.time).toBe(1);
  });

  it('leave the queue of a resource, and free what was granted but not yet resumed with', () => {
    const { sim, log, note } = setting();
    const beds = new Resource(sim, 1, 'beds');
    function* steps(name: string, days: number, from = 0): Process {
      yield until(from);
      try {
        yield seize(beds);
      } catch {
        note(`${name} gives up`);
        return;
      }
      note(`${name} has it`);
      yield advance(days);
      beds.free(1);
    }
    sim.spawn(steps('a', 2));
    const b = sim.spawn(steps('b', 2));
    const c = sim.spawn(steps('c', 2), { priority: 3 });
    sim.spawn(steps('d', 2, 0.5));
    sim.on(0, (payload) => {
      if (payload === 2) expect([beds.inUse, beds.queueLength]).toEqual([1, 1]); // c's, and d waiting
      (payload === 1 ? b : c).interrupt('enough');
      expect(beds.queueLength).toBe(payload === 1 ? 2 : 0);
    });
    sim.schedule(1, 0, 0, 1); // b leaves the queue
    sim.schedule(2, 1, 0, 2); // c has been granted a's bed at 2, resumes only after this event
    sim.run(10);
    expect(log).toEqual(['0 a has it', '1 b gives up', '2 d has it', '2 c gives up']);
    expect(beds.inUse).toBe(0);
    expect(beds.queueLength).toBe(0);
  });
});

function caught(act: () => void): ModelError {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    return error as ModelError;
  }
  throw new Error('nothing was thrown');
}
