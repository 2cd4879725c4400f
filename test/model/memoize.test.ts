/** Values that are worked out once: of each object, by whoever asks first, whatever the value. */
import { expect, test } from 'vitest';
import { memoize, remembered } from '../../src/model/memoize.js';

interface One {
  readonly id: number;
  readonly known: unknown[];
}
type Once = <V extends object>(make: (of: One) => V) => (of: One) => V;
const ways: readonly (readonly [string, Once])[] = [
  ['beside the object', memoize],
  ['in the object', remembered],
];

test.each(ways)('a value is made once for each object and function: %s', (_, once) => {
  let made = 0;
  const of = (name: string) => once(({ id }) => ({ name, id, place: made++ }));
  const [first, second] = [of('first'), of('second')];
  const one: One = { id: 1, known: [] };
  const two: One = { id: 2, known: [] };
  expect([first(one), second(one), first(two), first(one)].map(({ name, id, place }) => [name, id, place])).toEqual([
    ['first', 1, 0],
    ['second', 1, 1],
    ['first', 2, 2],
    ['first', 1, 0],
  ]);
});

test('numbers are remembered too, 0 and NaN among them', () => {
  let made = 0;
  for (const value of [0, Number.NaN]) {
    const of = remembered((_: { known: unknown[] }) => {
      made++;
      return value;
    });
    const one = { known: [] };
    expect([of(one), of(one)]).toEqual([value, value]);
  }
  expect(made).toBe(2);
});
