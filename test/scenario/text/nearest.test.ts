import fc from 'fast-check';
import { expect, test } from 'vitest';
import { didYouMean, editDistance, nearest } from '../../../src/scenario/text/nearest.js';

test('counts edits, a swap of neighbours as one', () => {
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('lable', 'label')).toBe(1);
  expect(editDistance('kitten', 'sitting')).toBe(3);
});

test('is a distance: symmetric, and nothing only between equal names', () => {
  const name = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
    }),
  );
});

test('finds the name that was meant, and none where none is near', () => {
  const known = ['wave_size', 'wave_gap_weeks', 'first_go_live', 'trigger_trusts'];
  expect(nearest('wave_gap_days', known)).toBe('wave_gap_weeks');
  expect(nearest('wave_gap', known)).toBe('wave_gap_weeks');
  expect(nearest('first_golive', known)).toBe('first_go_live');
  expect(nearest('trigger', known)).toBe('trigger_trusts');
  expect(nearest('Wave_Size', known)).toBe('wave_size');
  expect(nearest('prices', known)).toBeUndefined();
  expect(nearest('x'.repeat(100_000), known)).toBeUndefined();
  expect(didYouMean('wavesize', known)).toBe('; did you mean `wave_size`?');
  expect(didYouMean('prices', known)).toBe('');
});
