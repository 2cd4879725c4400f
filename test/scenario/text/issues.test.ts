/** Warnings are said once, and a count is given of those that are not kept. */
import { expect, test } from 'vitest';
import { Issues } from '../../../src/scenario/text/issues.js';

const at = (line: number) => ({ line, column: 1 });

test('a warning that holds for several strategies is one', () => {
  const issues = new Issues();
  for (let strategy = 0; strategy < 3; strategy++) issues.warn(at(7), 'plan', 'after the end');
  issues.warn(at(7), 'plan', 'another');
  issues.warn(at(3), 'plan', 'after the end');
  expect(issues.warnings.map(({ line, message }) => [line, message])).toEqual([
    [3, 'after the end'],
    [7, 'after the end'],
    [7, 'another'],
  ]);
});

test('those that are not kept are counted', () => {
  const issues = new Issues();
  for (let line = 1; line <= 576; line++) issues.warn(at(line), 'plan', 'after the end');
  expect(issues.warnings).toHaveLength(501);
  expect(issues.warnings.at(-1)!.message).toBe('76 more warnings are not shown');
  const one = new Issues();
  for (let line = 1; line <= 501; line++) one.warn(at(line), 'plan', 'after the end');
  expect(one.warnings.at(-1)!.message).toBe('1 more warning is not shown');
});
