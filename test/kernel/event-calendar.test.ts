import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/errors.js';
import { EventCalendar } from '../../src/kernel/event-calendar.js';
import { PlainCalendar } from '../reference/plain-calendar.js';

/** What a random test does, step by step; `pick` chooses among all events ever scheduled. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('schedule' as const),
      wait: fc.integer({ min: 0, max: 4 }),
      priority: fc.integer({ min: -2, max: 2 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pop' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('peek' as const) }) },
);

function seen(calendar: EventCalendar | PlainCalendar) {
  const { time, priority, kind, payload, serial } = calendar;
  return { time, priority, kind, payload, serial };
}

describe('event calendar', () => {
  it('behaves exactly as a plain reference calendar', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), fc.integer({ min: 1, max: 3 }), (steps, spread) => {
        const fast = new EventCalendar();
        const plain = new PlainCalendar();
        const names: { fast: number; plain: number }[] = [];
        for (const todo of steps) {
          if (todo.do === 'schedule') {
            const time = plain.time + todo.wait * spread;
            const event = [time, todo.priority, names.length % 7, names.length] as const;
            names.push({ fast: fast.schedule(...event), plain: plain.schedule(...event) });
          } else if (todo.do === 'pop') {
            expect(fast.pop()).toBe(plain.pop());
            expect(seen(fast)).toEqual(seen(plain));
          } else if (todo.do === 'cancel' && names.length > 0) {
            const name = names[todo.pick % names.length]!;
            expect(fast.cancel(name.fast)).toBe(plain.cancel(name.plain));
          } else if (todo.do === 'peek') expect(fast.nextTime).toBe(plain.nextTime);
          expect(fast.size).toBe(plain.size);
        }
        while (plain.pop()) {
          expect(fast.pop()).toBe(true);
          expect(seen(fast)).toEqual(seen(plain));
        }
        expect(fast.pop()).toBe(false);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('keeps the order of a big calendar through growing, cancelling and ties', () => {
    const calendar = new EventCalendar();
    const ids: number[] = [];
    for (let i = 0; i < 5000; i++) ids.push(calendar.schedule((i * 7919) % 613, (i * 31) % 3, 1, i));
    for (let i = 0; i < 5000; i += 3) expect(calendar.cancel(ids[i]!)).toBe(true);
    expect(calendar.size).toBe(3333);
    let before = { time: -1, priority: 0, serial: 0 };
    while (calendar.pop()) {
      const { time, priority, serial, payload } = calendar;
      expect(payload).toBe(serial);
      const later =
        time > before.time ||
        (time === before.time &&
          (priority > before.priority || (priority === before.priority && serial > before.serial)));
      expect(later).toBe(true);
      before = { time, priority, serial };
    }
    expect(calendar.size).toBe(0);
    expect(calendar.nextTime).toBe(Number.POSITIVE_INFINITY);
  });

  it('does not confuse an old id with a new event in the same slot', () => {
    const calendar = new EventCalendar();
    const first = calendar.schedule(1, 0, 0, 1);
    expect(calendar.pop()).toBe(true);
    const second = calendar.schedule(2, 0, 0, 2);
    expect(second).not.toBe(first);
    expect(calendar.cancel(first)).toBe(false);
    expect(calendar.cancel(second)).toBe(true);
    expect(calendar.cancel(second)).toBe(false);
    expect(calendar.pop()).toBe(false);
    for (const nonsense of [-1, 0.5, 1e9, Number.NaN, 2 ** 50]) expect(calendar.cancel(nonsense)).toBe(false);
  });

  it('cancels the event just popped neither before nor after its hole is filled', () => {
    const calendar = new EventCalendar();
    const a = calendar.schedule(1, 0, 0, 1);
    const b = calendar.schedule(2, 0, 0, 2);
    calendar.pop();
    expect(calendar.cancel(a)).toBe(false);
    expect(calendar.size).toBe(1);
    calendar.schedule(3, 0, 0, 3);
    expect(calendar.cancel(a)).toBe(false);
    expect(calendar.cancel(b)).toBe(true);
    expect(calendar.nextTime).toBe(3);
  });

  it('posts events without an id, in the same order', () => {
    const calendar = new EventCalendar();
    calendar.schedule(1, 0, 0, 1);
    calendar.post(1, 0, 0, 2);
    calendar.schedule(1, 0, 0, 3);
    calendar.post(1, -1, 5, 0);
    const seen: number[] = [];
    while (calendar.pop()) seen.push(calendar.payload);
    expect(seen).toEqual([0, 1, 2, 3]);
    expect(() => calendar.post(0.5, 0, 0, 0)).toThrow(ModelError);
  });

  it('takes only events before the limit', () => {
    const calendar = new EventCalendar();
    calendar.schedule(1, 0, 0, 1);
    calendar.schedule(2, 0, 0, 2);
    expect(calendar.popBefore(2)).toBe(true);
    expect(calendar.popBefore(2)).toBe(false);
    expect(calendar.size).toBe(1);
    expect(calendar.popBefore(2.5)).toBe(true);
    expect(calendar.payload).toBe(2);
  });

  it('advances its clock, but never back and never past an event', () => {
    const calendar = new EventCalendar();
    calendar.schedule(5, 0, 0, 0);
    calendar.moveTo(3);
    expect(calendar.time).toBe(3);
    calendar.moveTo(2);
    expect(calendar.time).toBe(3);
    calendar.moveTo(6);
    expect(calendar.time).toBe(3);
    calendar.moveTo(5);
    expect(calendar.time).toBe(5);
  });

  it('refuses the past, times that are not finite and priorities out of range, with the time', () => {
    const calendar = new EventCalendar();
    calendar.schedule(4, 0, 0, 0);
    calendar.pop();
    for (const time of [3.999, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(() => calendar.schedule(time, 0, 0, 0)).toThrow(ModelError);
    }
    for (const priority of [0.5, 65536, -65537, 2 ** 31, 2 ** 32, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => calendar.schedule(5, priority, 0, 0)).toThrow(/cannot be scheduled with priority/);
    }
    try {
      calendar.schedule(1, 0, 0, 0);
    } catch (error) {
      expect((error as ModelError).time).toBe(4);
      expect((error as ModelError).message).toContain('day 1 on day 4');
    }
    expect(calendar.size).toBe(0);
    calendar.schedule(4, -65536, 0, 1);
    calendar.schedule(4, 65535, 0, 2);
    calendar.pop();
    expect([calendar.priority, calendar.payload]).toEqual([-65536, 1]);
    calendar.pop();
    expect([calendar.priority, calendar.payload]).toEqual([65535, 2]);
  });

  it('refuses more pending events than there are ids', () => {
    const calendar = new EventCalendar();
    expect(() => {
      for (let i = 0; i <= 4194304; i++) calendar.schedule(i, 0, 0, i);
    }).toThrow(/more than 4194304 events/);
  });
});
